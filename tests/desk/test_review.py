"""Review: what a draft changes, who may publish it, and that what is published is what was seen."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from admin.desk.access import Role
from admin.desk.store.tables import audit
from knowledge.store import version
from knowledge.store.drafts import comments
from knowledge.store.publish import revisions, stored_entry
from knowledge.store.tables import DraftStatus
from knowledge.values import NATIONAL, Entry
from tests.desk.drafting import (
    WRITER,
    begin,
    dearer,
    edit,
    hand_in,
    hand_in_contact,
    let_one_person,
    now,
    publish_meanwhile,
    published,
)
from tests.desk.service import Desk

TAGS = re.compile(r"<[^>]+>")


def plain(page: str) -> str:
    """What a person reads on a page."""
    return " ".join(TAGS.sub(" ", page).replace("&gt;", ">").replace("&#39;", "'").split())


def versioned(desk: Desk, number: int, **fields: str) -> dict[str, str]:
    return {"version": str(now(desk, number).version), **fields}


def actions(desk: Desk) -> list[str]:
    with desk.engine.connect() as connection:
        return list(connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars())


def test_a_draft_shows_what_it_changes_in_words(desk: Desk) -> None:
    number = hand_in(desk)
    page = desk.client(Role.REVIEWER).get(f"/desk/review/{number}")
    assert "<del>" in page
    assert "<ins>" in page
    read = plain(page)
    assert "(taken out: KES 5,000 )" in read
    assert "(added: KES 6,000 )" in read
    assert "The fee rose." in read
    assert WRITER in read
    assert "All rules are kept" in read
    assert "kitambulisho" not in read  # what stays as it is is not shown


def test_a_new_title_is_judged_by_what_others_lose_to_it(sqlite_desk: Desk) -> None:
    def renamed(entry: Entry) -> Entry:
        return replace(entry, title={**entry.title, "en": "Alien card (foreigner certificate)"})

    number = hand_in(sqlite_desk, renamed)
    browser = sqlite_desk.client(Role.REVIEWER)
    assert 'hx-trigger="load, submit"' in browser.get(f"/desk/review/{number}")
    page = browser.send(f"/desk/review/{number}/effect", {})
    assert "No other topic loses anything" in page
    assert now(sqlite_desk, number).status is DraftStatus.IN_REVIEW


def test_a_draft_that_teaches_nothing_is_not_judged_by_it(sqlite_desk: Desk) -> None:
    assert "take anything from others" not in sqlite_desk.client(Role.REVIEWER).get(
        f"/desk/review/{hand_in(sqlite_desk)}"
    )


def test_the_page_speaks_kiswahili(sqlite_desk: Desk) -> None:
    number = hand_in(sqlite_desk)
    page = sqlite_desk.client(Role.REVIEWER).get(f"/desk/review/{number}?lang=sw")
    assert '<html lang="sw">' in page
    assert "Chapisha" in page


def test_publishing_answers_people_and_keeps_the_old_text(desk: Desk) -> None:
    number, reviewer = hand_in(desk), desk.client(Role.REVIEWER, name="Rehema")
    with desk.engine.connect() as connection:
        before = version(connection)
    reviewer.get(f"/desk/review/{number}")
    read = plain(reviewer.send(f"/desk/review/{number}/publish", versioned(desk, number)))
    assert "Published:" in read
    draft, entry = now(desk, number), published(desk)
    assert draft.status is DraftStatus.PUBLISHED
    assert entry == dearer(entry)
    assert entry.checked_by == "starter"
    with desk.engine.connect() as connection:
        assert version(connection) > before
        stored = stored_entry(connection, ("en", "sw"), "alien-card", NATIONAL)
        assert stored is not None
        newest = revisions(connection, stored.number)[0]
    assert (newest.number, newest.author, newest.comment) == (2, "Rehema", "The fee rose.")
    assert actions(desk) == ["entry.published"]
    assert "Rehema" in plain(reviewer.get(f"/desk/review/{number}"))


def test_publishing_records_that_it_was_checked_today(sqlite_desk: Desk) -> None:
    number, reviewer = hand_in(sqlite_desk), sqlite_desk.client(Role.REVIEWER, name="Rehema")
    form = {"checked": "today", "review_by": "2027-03-01"}
    reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number, **form))
    entry = published(sqlite_desk)
    checked = (entry.checked_by, entry.checked_on, entry.review_by)
    assert checked == ("Rehema", date(2026, 11, 24), date(2027, 3, 1))


@pytest.mark.parametrize("day", ["2026-11-24", "yesterday", "", "9" * 4000])
def test_a_day_that_is_none_is_said_beside_its_field(sqlite_desk: Desk, day: str) -> None:
    number, reviewer = hand_in(sqlite_desk), sqlite_desk.client(Role.REVIEWER)
    form = versioned(sqlite_desk, number, checked="today", review_by=day)
    page = reviewer.send(f"/desk/review/{number}/publish", form, 422)
    assert 'id="review_by-error"' in page
    assert now(sqlite_desk, number).status is DraftStatus.IN_REVIEW


def test_nobody_publishes_her_own_work(sqlite_desk: Desk) -> None:
    author = sqlite_desk.client(Role.REVIEWER, name="Rehema")
    number = hand_in(sqlite_desk, writer="Rehema")
    page = plain(author.get(f"/desk/review/{number}"))
    assert "a colleague must look at it" in page
    assert "Written by you" in plain(author.get("/desk/review"))
    author.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), 403)
    assert now(sqlite_desk, number).status is DraftStatus.IN_REVIEW
    let_one_person(sqlite_desk, "mombasa")
    author.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), 403)
    let_one_person(sqlite_desk, NATIONAL)
    author.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number))
    assert now(sqlite_desk, number).status is DraftStatus.PUBLISHED


def test_who_helped_to_write_does_not_publish_either(sqlite_desk: Desk) -> None:
    number, helper = hand_in(sqlite_desk), sqlite_desk.client(Role.REVIEWER, name="Rehema")
    edit(sqlite_desk, number, "Rehema")
    helper.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), 409)
    assert "not waiting for review" in plain(helper.seen)


def test_what_she_publishes_is_what_she_saw(desk: Desk) -> None:
    number, reviewer = hand_in(desk), desk.client(Role.REVIEWER)
    seen = versioned(desk, number)
    edit(desk, number, "Somebody")
    page = reviewer.send(f"/desk/review/{number}/publish", seen, 409)
    assert "Somebody has changed this draft" in plain(page)
    assert published(desk) != dearer(published(desk))


def test_a_text_published_meanwhile_is_looked_at_first(desk: Desk) -> None:
    number, reviewer = hand_in(desk), desk.client(Role.REVIEWER)
    publish_meanwhile(desk, lambda entry: dearer(entry, 7000))
    page = reviewer.get(f"/desk/review/{number}")
    assert "(added: KES 7,000 )" in plain(page)
    assert "(taken out: KES 7,000 ) -> (added: KES 6,000 )" in plain(page)
    reviewer.send(f"/desk/review/{number}/publish", versioned(desk, number), 409)
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    publish_meanwhile(desk, lambda entry: dearer(entry, 8000))
    reviewer.send(f"/desk/review/{number}/rebase", versioned(desk, number, seen=found[1]), 409)
    found = re.search(r'name="seen" value="(\w+)"', reviewer.seen)
    assert found
    reviewer.send(f"/desk/review/{number}/rebase", versioned(desk, number, seen=found[1]))
    assert now(desk, number).status is DraftStatus.IN_REVIEW
    reviewer.send(f"/desk/review/{number}/publish", versioned(desk, number))
    assert published(desk) == dearer(published(desk))


def test_what_breaks_a_rule_is_not_published(sqlite_desk: Desk) -> None:
    def broken(entry: Entry) -> Entry:
        return replace(entry, answer={**entry.answer, "sw": "Piga 0722123123"})

    number, reviewer = hand_in(sqlite_desk, broken), sqlite_desk.client(Role.REVIEWER)
    page = reviewer.get(f"/desk/review/{number}")
    assert "Must be corrected" in page
    assert "looks like a phone number" in page
    reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), 409)
    assert now(sqlite_desk, number).status is DraftStatus.IN_REVIEW


def test_comments_and_giving_back(desk: Desk) -> None:
    number, reviewer = hand_in(desk), desk.client(Role.REVIEWER, name="Rehema")
    hostile = "<script>alert(1)</script> where was this read?"
    assert "&lt;script&gt;" in reviewer.send(f"/desk/review/{number}/comment", {"text": hostile})
    reviewer.send(f"/desk/review/{number}/comment", {"text": "  "}, 422)
    page = reviewer.send(f"/desk/review/{number}/comment", {"text": "x" * 2001}, 422)
    assert "x" * 2001 in page
    reviewer.send(f"/desk/review/{number}/return", versioned(desk, number, text=""), 422)
    reviewer.send(f"/desk/review/{number}/return", versioned(desk, number, text="Name the source."))
    assert now(desk, number).status is DraftStatus.DRAFT
    with desk.engine.connect() as connection:
        assert [one.text for one in comments(connection, number)] == [hostile, "Name the source."]
    reviewer.send(f"/desk/review/{number}/return", versioned(desk, number, text="Again."), 409)
    assert actions(desk) == ["draft.commented", "draft.returned"]


def test_dismissing_can_be_undone(desk: Desk) -> None:
    number, reviewer = hand_in(desk), desk.client(Role.REVIEWER)
    page = reviewer.send(f"/desk/review/{number}/dismiss", versioned(desk, number))
    assert f'action="/desk/review/{number}/reopen"' in page
    fields = dict(re.findall(r'<input type="hidden" name="(version|waited)" value="(\w*)">', page))
    assert now(desk, number).status is DraftStatus.DISMISSED
    reviewer.send(f"/desk/review/{number}/reopen", fields)
    assert now(desk, number).status is DraftStatus.IN_REVIEW
    reviewer.send(f"/desk/review/{number}/dismiss", versioned(desk, number))
    hand_in(desk)
    reviewer.send(f"/desk/review/{number}/reopen", versioned(desk, number), 409)
    assert now(desk, number).status is DraftStatus.DISMISSED
    assert "Dismissed" in reviewer.get(f"/desk/review/{number}")


def test_an_editor_drops_only_what_she_wrote(sqlite_desk: Desk) -> None:
    number = hand_in(sqlite_desk)
    other, author = sqlite_desk.client(Role.EDITOR), sqlite_desk.client(Role.EDITOR, name=WRITER)
    other.send(f"/desk/review/{number}/dismiss", versioned(sqlite_desk, number), 403)
    for act in ("publish", "return", "rebase"):
        author.send(f"/desk/review/{number}/{act}", versioned(sqlite_desk, number, text="x"), 403)
    author.send(f"/desk/review/{number}/dismiss", versioned(sqlite_desk, number))
    assert now(sqlite_desk, number).status is DraftStatus.DISMISSED


def test_another_countys_drafts_are_neither_listed_nor_shown(sqlite_desk: Desk) -> None:
    national, local = hand_in(sqlite_desk), hand_in(sqlite_desk, lambda entry: entry, scope="mombasa")
    browser = sqlite_desk.client(Role.REVIEWER, "mombasa")
    listed = browser.get("/desk/review")
    assert f"/desk/review/{local}" in listed
    assert f'"/desk/review/{national}"' not in listed
    browser.get(f"/desk/review/{national}", 403)
    for act in ("comment", "publish", "return", "rebase", "dismiss", "reopen"):
        form = versioned(sqlite_desk, national, text="x")
        browser.send(f"/desk/review/{national}/{act}", form, 403)
    assert now(sqlite_desk, national).status is DraftStatus.IN_REVIEW


@pytest.mark.parametrize("number", ["0", "999", "2147483648", "99999999999999999999"])
def test_what_is_not_there(sqlite_desk: Desk, number: str) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(f"/desk/review/{number}", 404)
    browser.send(f"/desk/review/{number}/publish", {"version": "1"}, 404)


def test_the_list_puts_first_what_she_may_publish(desk: Desk) -> None:
    reviewer = desk.client(Role.REVIEWER, name="Rehema")
    own = hand_in(desk, writer="Rehema")
    other = hand_in(desk, lambda entry: entry, scope="mombasa")
    writing = begin(desk, {"title.en": ["A <b>new</b> one"]}, "police", "wajir", writer="Rehema")
    begin(desk, {"title.en": ["Not hers"]}, "police", "kwale")
    page = reviewer.get("/desk/review")
    places = [page.index(f"/desk/review/{number}") for number in (other, own, writing)]
    assert places == sorted(places)
    assert "A &lt;b&gt;new&lt;/b&gt; one" in page
    assert "Not hers" not in page
    assert "Nothing is waiting" not in page
    assert "not complete yet" in desk.client(Role.EDITOR).get(f"/desk/review/{writing}")


def test_an_empty_list_says_what_to_do(sqlite_desk: Desk) -> None:
    assert "Nothing is waiting" in sqlite_desk.client(Role.EDITOR).get("/desk/review?page=x&own=99999999")
    assert "Nothing waits for you" in sqlite_desk.client(Role.REVIEWER).get("/desk/review?page=-1")


def test_a_contact_names_the_entries_that_it_changes(desk: Desk) -> None:
    number = hand_in_contact(
        desk, lambda contact: replace(contact, value=dict.fromkeys(("en", "sw"), "1190")), "knchr-0800-720-627"
    )
    reviewer = desk.client(Role.REVIEWER)
    page = plain(reviewer.get(f"/desk/review/{number}"))
    assert "(added: 1190 )" in page
    assert "Alien card" in page
    reviewer.send(f"/desk/review/{number}/publish", versioned(desk, number), 409)
    assert "has the same number or address" in plain(reviewer.seen)


def test_a_contact_is_published(desk: Desk) -> None:
    number = hand_in_contact(
        desk,
        lambda contact: replace(contact, name={"en": "Human rights", "sw": "Haki za binadamu"}),
        "knchr-0800-720-627",
    )
    reviewer = desk.client(Role.REVIEWER)
    assert "binadamu )" in plain(reviewer.get(f"/desk/review/{number}"))
    reviewer.send(f"/desk/review/{number}/publish", versioned(desk, number))
    desk.refresh()
    assert desk.context.knowledge.contacts["knchr-0800-720-627"].name["en"] == "Human rights"
    assert actions(desk) == ["contact.published"]
    assert "Published" in reviewer.get(f"/desk/review/{number}")
