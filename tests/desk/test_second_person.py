"""No way round the second person: whatever a member wrote any part of, somebody else publishes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update

from admin.desk.access import Role
from knowledge.store.drafts import Subject, begin_draft, drafts, submit_draft
from knowledge.store.publish import publish_contact, written_contact
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.store.tables import draft as draft_table
from knowledge.values import NATIONAL
from tests.desk.drafting import dearer, edit, hand_in, let_one_person, now, publish_meanwhile, published
from tests.desk.service import Browser, Desk
from tests.desk.test_sheets import changed, comma_separated, national_card, send, table

WRITER = "Rehema Reviewer"


def imported(desk: Desk, browser: Browser) -> int:
    """Sent in with a spreadsheet."""
    rows = changed(table(browser, "entries"), national_card, title__en="Foreigner's card")
    send(browser, comma_separated(rows), name="entries.csv")
    browser.post("/desk/sheets/carry", sheet="1")
    return only(desk)


def brought_back(desk: Desk, browser: Browser) -> int:
    """An old version."""
    publish_meanwhile(desk, dearer)
    browser.get("/desk/entries/alien-card/national/history/1")
    browser.post("/desk/entries/alien-card/national/history/1/revert")
    return only(desk)


def taken_part_in(desk: Desk, browser: Browser) -> int:
    """Somebody else's, of which she changed something; and handed in by the other again."""
    number = hand_in(desk)
    edit(desk, number, WRITER)
    one = now(desk, number)
    with desk.engine.begin() as connection:
        submit_draft(connection, one, one.document or "", "", one.authors[0], desk.clock())
    return number


def only(desk: Desk) -> int:
    with desk.engine.connect() as connection:
        (one,) = drafts(connection)
    return one.number


@pytest.mark.usefixtures("nothing_lost")
@pytest.mark.parametrize("way", [imported, brought_back, taken_part_in])
def test_own_work_stays_own_work(desk: Desk, way: Callable[[Desk, Browser], int]) -> None:
    browser = desk.client(Role.REVIEWER, name=WRITER)
    number = way(desk, browser)
    let_one_person(desk, "mombasa")  # of another scope
    page, before = f"/desk/review/{number}", published(desk)
    said = browser.get(page)
    assert "a colleague must look at it" in said
    browser.post(f"{page}/publish", 403, version=str(now(desk, number).version))
    browser.post(f"{page}/dismiss", version=str(now(desk, number).version))
    browser.post(f"{page}/reopen", version=str(now(desk, number).version), waited="yes")
    assert now(desk, number).status is DraftStatus.IN_REVIEW
    browser.get(page)
    browser.post(f"{page}/publish", 403, version=str(now(desk, number).version))
    assert published(desk) == before
    other = desk.client(Role.REVIEWER, name="Second Person")
    other.get(page)
    other.post(f"{page}/publish", version=str(now(desk, number).version))
    assert now(desk, number).status is DraftStatus.PUBLISHED


def test_what_was_changed_after_it_was_handed_in_does_not_come_back_as_waiting(desk: Desk) -> None:
    number = hand_in(desk)
    desk.clock.pass_by(minutes=5)
    edit(desk, number, WRITER)
    browser, page = desk.client(Role.EDITOR, name=WRITER), f"/desk/review/{number}"
    browser.get(page)
    browser.post(f"{page}/dismiss", version=str(now(desk, number).version))
    browser.post(f"{page}/reopen", version=str(now(desk, number).version), waited="yes")
    assert now(desk, number).status is DraftStatus.DRAFT


def test_a_draft_of_a_county_never_becomes_a_contact_of_the_whole_country(desk: Desk) -> None:
    """A release brings a national contact whose name a county's open draft has already."""
    with desk.engine.connect() as connection:
        contact = desk.context.knowledge.contacts["police-999"]
        assert connection
    languages = desk.context.knowledge.languages
    ours = replace(contact, slug="new-line", scope="mombasa")
    with desk.engine.begin() as connection:
        writer = desk.add_member(connection, Role.EDITOR, ("mombasa",), "Writer")
        subject = Subject(DraftKind.CONTACT, "new-line", "mombasa")
        begun = begin_draft(connection, subject, {}, None, writer, desk.clock())
        number = submit_draft(connection, begun, written_contact(ours, languages), "", writer, desk.clock()).number
        publish_contact(connection, replace(ours, scope=NATIONAL), languages)
        connection.execute(update(draft_table).values(base=written_contact(replace(ours, scope=NATIONAL), languages)))
    browser = desk.client(Role.REVIEWER, "mombasa")
    browser.get(f"/desk/review/{number}")
    for act in ("publish", "rebase", "return"):
        browser.post(f"/desk/review/{number}/{act}", 403, version="2", text="x")


def test_a_file_is_carried_out_once(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    rows = [{"topic": "alien-card", "language": "en", "text": "the green card of strangers"}]
    send(browser, comma_separated(rows), name="phrases.csv")
    browser.post("/desk/sheets/carry", sheet="1")
    browser.post("/desk/sheets/carry", 404, sheet="1")


def test_a_row_without_a_topic_is_a_fault(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    content = b"topic,place,title.en\n,national,x\n"
    assert "no topic with this name" in send(browser, content, 422, "entries.csv")
