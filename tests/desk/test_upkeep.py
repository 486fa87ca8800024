"""The work list: what is on it and in which order, "still right" and back, and the calm when all is done."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from admin.desk.access import Role
from admin.desk.confirming import months_after
from admin.desk.store.settings import ONE_PERSON, YES, decide
from admin.desk.store.tables import audit
from bot.reply.freshness import WITHHELD_AFTER
from bot.store.questions import QuestionStatus
from bot.store.tables import question
from knowledge.store.publish import publish_entry, stored_entry
from knowledge.store.tables import contact, entry, fact, revision
from knowledge.values import NATIONAL, Entry
from tests.desk.drafting import hand_in
from tests.desk.service import TODAY, Browser, Desk

DAY = TODAY.date()
LANGUAGES = ("en", "sw")
UNDO = re.compile(r'name="(entries|back)" value="([^"]*)"')
HEADING = re.compile(r'<section id="(\w+)"')


def stored(desk: Desk, topic: str, scope: str = NATIONAL) -> Entry:
    with desk.engine.connect() as connection:
        found = stored_entry(connection, LANGUAGES, topic, scope)
    assert found
    return found.entry


def age(desk: Desk, topic: str, days: int, scope: str = NATIONAL) -> None:
    """Let an entry have been due so many days ago (or in so many days, where that is less than none)."""
    due = DAY - timedelta(days=days)
    aged = replace(stored(desk, topic, scope), review_by=due, checked_on=due - timedelta(days=90))
    with desk.engine.begin() as connection:
        publish_entry(connection, aged, aged.checked_by, "")


def settle(desk: Desk) -> None:
    """Leave nothing to do."""
    with desk.engine.begin() as connection:
        connection.execute(update(contact).values(verify=False, confidence="confirmed"))
        connection.execute(update(fact).values(confidence="read"))
        connection.execute(update(entry).values(review_by=DAY + timedelta(days=90), checked_by="Amina"))
        desk.add_member(connection, Role.EDITOR, (), "Colleague")


def undo_of(page: str) -> dict[str, str]:
    notice = page.split('<div class="notice"', 1)[1]
    return dict(UNDO.findall(notice)[:2])


def test_kinds_stand_in_the_order_of_harm(desk: Desk) -> None:
    settle(desk)
    age(desk, "legal-aid", WITHHELD_AFTER.days + 1)
    age(desk, "alien-card", 1)
    age(desk, "police", 2)
    age(desk, "shelter", -30)
    with desk.engine.begin() as connection:
        connection.execute(update(contact).where(contact.c.slug == "police-112").values(verify=True))
        number = select(entry.c.id).where(entry.c.topic == "unpaid-wages", entry.c.county.is_(None)).scalar_subquery()
        connection.execute(update(fact).where(fact.c.entry_id == number).values(confidence="unverified"))
    page = desk.client(Role.REVIEWER).get("/desk/")
    assert HEADING.findall(page) == ["stale", "calls", "due", "unverified", "soon"]
    due = page.split('id="due"')[1].split("</section>")[0]
    assert due.index("/desk/entries/police/national") < due.index("/desk/entries/alien-card/national")


def test_the_limits_are_those_of_the_replies(sqlite_desk: Desk) -> None:
    settle(sqlite_desk)
    browser = sqlite_desk.client(Role.REVIEWER)
    for days, kind in ((0, "soon"), (1, "due"), (WITHHELD_AFTER.days, "due"), (WITHHELD_AFTER.days + 1, "stale")):
        age(sqlite_desk, "alien-card", days)
        assert HEADING.findall(browser.get("/desk/")) == [kind]
    age(sqlite_desk, "alien-card", -31)
    assert not HEADING.findall(browser.get("/desk/"))


def test_calm_when_there_is_nothing_to_do(sqlite_desk: Desk) -> None:
    settle(sqlite_desk)
    page = sqlite_desk.client(Role.REVIEWER).get("/desk/")
    assert "Nothing to do here." in page
    assert "22 Feb 2027" in page
    assert "First steps" not in page
    assert "All of this is done" in sqlite_desk.client(Role.EDITOR).get("/desk/?kind=stale")


def test_still_right_in_one_press_and_back(desk: Desk) -> None:
    age(desk, "alien-card", 200)
    before = stored(desk, "alien-card")
    reviewer = desk.client(Role.REVIEWER, name="Rehema")
    reviewer.get("/desk/?kind=stale")
    page = reviewer.post("/desk/entries/alien-card/national/still-right", back="/desk/?kind=stale")
    assert "is still right. Look at it again by" in page
    assert "All of this is done" in page
    after = stored(desk, "alien-card")
    assert (after.checked_by, after.checked_on) == ("Rehema", DAY)
    changes = any(one.provenance.may_have_changed for one in before.facts)
    assert after.review_by == months_after(DAY, 3 if changes else 6)
    page = reviewer.send("/desk/still-right/undo", undo_of(page))
    assert "The dates are as they were before" in page
    assert stored(desk, "alien-card") == before
    page = reviewer.post("/desk/still-right/undo", entries="alien-card/national:2")
    assert "Changed since" in page
    with desk.engine.connect() as connection:
        actions = connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars().all()
    assert actions == ["entry.renewed", "entry.renewal-undone"]


def test_several_at_once(desk: Desk) -> None:
    for topic in ("alien-card", "police", "shelter"):
        age(desk, topic, 10)
    reviewer = desk.client(Role.REVIEWER)
    reviewer.get("/desk/")
    ticked = ["alien-card/national", "police/national", "police/national"]
    page = reviewer.send("/desk/still-right", {"entry": ticked, "back": "/desk/?kind=due"})
    assert "Entries: 2" in page
    assert stored(desk, "police").checked_on == DAY
    assert stored(desk, "shelter").checked_on != DAY
    reviewer.send("/desk/still-right/undo", undo_of(page))
    assert stored(desk, "police").review_by == DAY - timedelta(days=10)
    assert "Tick the entries first" in reviewer.post("/desk/still-right")


@pytest.mark.parametrize(
    ("ticked", "status"),
    [("alien-card", 403), ("nothing/mombasa", 404), ("alien-card/nowhere", 404), ("alien-card/national:1", 404)],
)
def test_ticks_that_no_page_offers(sqlite_desk: Desk, ticked: str, status: int) -> None:
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.proof()
    limited = sqlite_desk.client(Role.REVIEWER, "mombasa")
    limited.proof()
    limited.post("/desk/still-right", 403, entry="alien-card/national")
    reviewer.post("/desk/still-right", 404 if status == 403 else status, entry=ticked)


@pytest.mark.parametrize("given", ["", "x", "alien-card/national:0", "alien-card/national:1", "a/b:" + "9" * 30])
def test_an_invented_undo_changes_nothing(sqlite_desk: Desk, given: str) -> None:
    before = stored(sqlite_desk, "alien-card")
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.proof()
    assert "Changed since" in reviewer.post("/desk/still-right/undo", entries=given)
    assert stored(sqlite_desk, "alien-card") == before


def test_an_undo_leaves_alone_what_was_changed_since(sqlite_desk: Desk) -> None:
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.get("/desk/")
    page = reviewer.post("/desk/entries/alien-card/national/still-right")
    changed = replace(stored(sqlite_desk, "alien-card"), title={"en": "Card", "sw": "Kadi"})
    with sqlite_desk.engine.begin() as connection:
        publish_entry(connection, changed, "Juma", "")
    assert "Changed since" in reviewer.send("/desk/still-right/undo", undo_of(page))
    assert stored(sqlite_desk, "alien-card") == changed


@pytest.mark.parametrize(
    ("role", "counties", "alone", "status"),
    [
        (Role.EDITOR, (), False, 403),
        (Role.EDITOR, (), True, 200),
        (Role.REVIEWER, (), False, 200),
        (Role.REVIEWER, ("mombasa",), False, 403),
        (Role.ADMINISTRATOR, (), False, 200),
        (Role.ORGANISER, (), True, 403),
    ],
)
def test_who_may_say_so(sqlite_desk: Desk, role: Role, counties: tuple[str, ...], status: int, *, alone: bool) -> None:
    if alone:
        with sqlite_desk.engine.begin() as connection:
            decide(connection, NATIONAL, ONE_PERSON, YES)
    age(sqlite_desk, "alien-card", 10)
    browser = sqlite_desk.client(role, *counties)
    if role is not Role.ORGANISER:
        has_button = "/desk/entries/alien-card/national/still-right" in browser.get("/desk/?kind=due")
        assert has_button is (status == 200)
    browser.proof()
    browser.post("/desk/entries/alien-card/national/still-right", status)


def test_a_member_sees_the_work_of_her_counties(desk: Desk) -> None:
    age(desk, "police", 10)
    age(desk, "police", 10, "mombasa")
    page = desk.client(Role.REVIEWER, "mombasa").get("/desk/")
    assert "/desk/entries/police/mombasa" in page
    assert "/desk/entries/police/national" not in page
    assert "/desk/contacts/befrienders-kenya" not in page
    whole = desk.client(Role.REVIEWER)
    assert "/desk/entries/police/national" in whole.get("/desk/?county=national")
    assert "/desk/entries/police/national" not in whole.get("/desk/?county=mombasa")
    assert "/desk/entries/police/national" in whole.get("/desk/?county=nowhere&kind=<script>")
    assert "<script>alert" not in whole.seen


def test_long_groups_have_pages_of_their_own(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    first = browser.get("/desk/")
    calls = re.findall(r'href="/desk/contacts/([\w-]+)"', first)
    assert len(calls) == 20
    assert "Show all 1" in first
    everything = [
        slug
        for page in (1, 2, 3, 9, "x")
        for slug in re.findall(r'href="/desk/contacts/([\w-]+)"', browser.get(f"/desk/?kind=calls&page={page}"))
    ]
    assert calls == everything[:20]
    assert len(set(everything)) > 90
    assert browser.get("/desk/?kind=calls&page=9").count("/called") > 0


def test_those_given_to_people_in_danger_come_first(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.REVIEWER).get("/desk/?kind=calls")
    assert set(re.findall(r'href="/desk/contacts/([\w-]+)"', page)[:3]) <= {
        "police-999", "police-112", "gbv-1195", "red-cross-1199", "childline-116",
    }  # fmt: skip
    page = sqlite_desk.client(Role.REVIEWER).post("/desk/contacts/police-999/called", back="/desk/?kind=calls")
    assert 'href="/desk/contacts/police-999"' not in page


def test_languages_that_lack_something_or_differ(sqlite_desk: Desk) -> None:
    settle(sqlite_desk)
    card, police = stored(sqlite_desk, "alien-card"), stored(sqlite_desk, "police")
    with sqlite_desk.engine.begin() as connection:
        publish_entry(connection, replace(card, more={"en": card.more["en"]}), "Amina", "")
        said = {**police.answer, "sw": "Piga simu."}
        publish_entry(connection, replace(police, answer=said), "Amina", "")
    sqlite_desk.refresh()
    page = sqlite_desk.client(Role.EDITOR).get("/desk/")
    assert HEADING.findall(page) == ["missing", "different"]
    assert "Look at: Kiswahili" in page


def test_what_waits_elsewhere_is_counted(desk: Desk) -> None:
    hand_in(desk)
    asked = {"language": "en", "channel": "sms", "decision": "unknown", "topics": [], "asked_at": datetime.now(UTC)}
    with desk.engine.begin() as connection:
        for county, status in (("mombasa", QuestionStatus.OPEN), ("nairobi", QuestionStatus.OPEN)):
            connection.execute(question.insert().values(text="?", county=county, status=status.value, **asked))

    def tile(browser: Browser, sentence: str) -> str:
        return str(re.findall(rf"<strong>(\d+)</strong> {sentence}", browser.get("/desk/"))[0])

    assert tile(desk.client(Role.REVIEWER), "drafts waiting") == "1"
    assert tile(desk.client(Role.REVIEWER), "questions without") == "2"
    assert tile(desk.client(Role.EDITOR, "mombasa"), "drafts waiting") == "0"
    assert tile(desk.client(Role.EDITOR, "mombasa"), "questions without") == "1"


def test_first_steps_go_away_when_they_are_done(desk: Desk) -> None:
    administrator = desk.client(Role.ADMINISTRATOR)
    page = administrator.get("/desk/")
    assert "First steps" in page
    assert "0 of 3" in page
    assert "First steps" not in desk.client(Role.EDITOR).get("/desk/")
    with desk.engine.begin() as connection:
        connection.execute(update(contact).values(verify=False, confidence="confirmed"))
    for topic in ("police", "shelter"):
        administrator.post(f"/desk/entries/{topic}/national/still-right", back="/desk/")
    assert "2 of 3" in administrator.seen
    administrator.post("/desk/entries/alien-card/national/still-right", back="/desk/")
    assert "First steps" not in administrator.seen


def test_looking_writes_nothing(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    with sqlite_desk.engine.connect() as connection:
        before = connection.execute(select(func.count()).select_from(revision)).scalar()
    for address in ("/desk/", "/desk/?kind=due", "/desk/contacts", "/desk/contacts/police-999"):
        browser.get(address)
    with sqlite_desk.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(revision)).scalar() == before


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-11-24", 3, "2027-02-24"), ("2026-08-31", 6, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"),
     ("2026-06-30", 6, "2026-12-30")],
)  # fmt: skip
def test_months_end_with_their_last_day(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months).isoformat() == later
