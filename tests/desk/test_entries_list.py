"""The list of entries and the beginning of new ones."""

from datetime import date

import pytest
from sqlalchemy import insert, select

from admin.desk.access import Role
from admin.desk.entries.find import ROWS, find_entries
from admin.desk.entries.narrow import Filters
from knowledge.store.tables import Status, entry, entry_text, topic
from tests.desk.entry_pages import CARD, change, form_in
from tests.desk.service import TODAY, Desk

HOME = "/desk/entries"
LANGUAGES = ("en", "sw")


def found(desk: Desk, **filters: object) -> list[tuple[str, str]]:
    with desk.engine.connect() as connection:
        wanted = Filters(**filters)  # type: ignore[arg-type]
        lines = find_entries(connection, wanted, LANGUAGES, TODAY.date(), 1).lines
    return [(line.topic, line.scope) for line in lines]


def test_the_list_shows_titles_places_and_days_in_her_language(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    page = browser.get(HOME)
    for words in ("Alien card", "Mombasa", "Whole country", "Sources read 22 Nov 2026"):
        assert words in page
    assert "Kadi ya mgeni (alien card)" in browser.get(f"{HOME}?lang=sw")


@pytest.mark.parametrize(
    ("filters", "topics"),
    [
        ({"words": "alien card"}, {"alien-card"}),
        ({"words": "ALIEN kadi"}, {"alien-card"}),
        ({"words": "%"}, set()),
        ({"words": "_"}, set()),
        ({"words": "mombasa alien"}, {"alien-card"}),
        ({"category": "emergency"}, {"police", "ambulance", "gender-violence"}),
        ({"scope": "atlantis"}, set()),
        ({"state": "published", "words": "alien"}, {"alien-card"}),
        ({"state": "retired"}, set()),
        ({"state": "draft"}, set()),
        ({"state": "stale"}, set()),
        ({"state": "incomplete"}, set()),
        ({"lacks": "sw"}, set()),
        ({"lacks": "fr", "words": "alien"}, {"alien-card"}),
        ({"scopes": ("mombasa",), "category": "emergency", "words": "ambulance"}, {"ambulance"}),
    ],
)
def test_filters_leave_what_was_asked_for(desk: Desk, filters: dict[str, object], topics: set[str]) -> None:
    assert {slug for slug, _scope in found(desk, **filters)} == topics


def test_drafts_are_found_by_what_they_are(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    change(browser, title__en="Zebra card")
    page = browser.send(f"{HOME}/new", {"topic": "shelter", "scope": "embu"})
    change(browser, "/desk/entries/shelter/embu", title__en="Beds in Embu", title__sw="Vitanda")
    assert set(found(desk, state="draft")) == {("alien-card", "national"), ("shelter", "embu")}
    assert found(desk, words="zebra") == [("alien-card", "national")]
    assert found(desk, words="vitanda") == [("shelter", "embu")]
    assert found(desk, scope="embu") == [("shelter", "embu")]
    page = browser.get(f"{HOME}?state=draft")
    assert "Beds in Embu" in page
    assert "Not published yet" in page
    change(browser, act="submit", title__en="Zebra card")
    assert found(desk, state="in-review") == [("alien-card", "national")]


def test_age_and_retirement_are_seen(desk: Desk) -> None:
    browser = desk.client(Role.REVIEWER)
    browser.send(f"{CARD}/retire", {"csrf": browser.proof()})
    assert found(desk, state="retired") == [("alien-card", "national")]
    desk.clock.pass_by(days=100)
    reviewer = desk.client(Role.REVIEWER)
    assert "Check again" in reviewer.get(f"{HOME}?state=stale")
    desk.clock.pass_by(days=400)
    assert "Too old: not given any more" in desk.client(Role.REVIEWER).get(f"{HOME}?state=stale")


def test_a_member_of_a_county_sees_her_countys(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.EDITOR, "mombasa").get(HOME)
    assert "/alien-card/mombasa" in page
    assert "/alien-card/national" not in page
    assert "/alien-card/nairobi" not in page


def test_long_lists_have_pages(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        slugs = list(connection.execute(select(topic.c.slug)).scalars())
        taken = {(row.topic, row.county) for row in connection.execute(select(entry.c.topic, entry.c.county))}
        days = {"checked_on": date(2026, 11, 1), "checked_by": "Amina", "review_by": date(2027, 5, 1)}
        new = [one for one in slugs if (one, "lamu") not in taken][: ROWS + 1]
        for slug in new:
            values = {"topic": slug, "county": "lamu", "status": Status.PUBLISHED.value, **days}
            number = connection.execute(insert(entry).values(values).returning(entry.c.id)).scalar_one()
            connection.execute(insert(entry_text).values(entry_id=number, language="en", title=f"T {slug}", answer="A"))
    browser = desk.client(Role.EDITOR)
    first = browser.get(f"{HOME}?place=lamu")
    assert "Page 1 of 2" in first
    assert "Missing: Kiswahili" in first
    assert "Page 2 of 2" in browser.get(f"{HOME}?place=lamu&page=2")
    assert "Nothing matches" in browser.get(f"{HOME}?place=lamu&page=99")
    assert "Nothing matches" in browser.get(f"{HOME}?q=zzz&page=zzz")


def test_a_new_entry_begins_with_the_whole_countrys_text(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR, name="Amina")
    browser.get(f"{HOME}/new")
    page = browser.send(f"{HOME}/new", {"topic": "alien-card", "scope": "lamu", "copy": "yes"})
    assert "Begun" in page
    sent = form_in(page)
    assert sent["title.en"] == ["Alien card"]
    assert sent["checked_by"] == ["Amina"]
    page = browser.send(f"{HOME}/new", {"topic": "alien-card", "scope": "lamu"})
    assert "there already" in page


def test_a_new_entry_keeps_peoples_own_words_beside_it(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    page = browser.get(f"{HOME}/new?topic=legal-aid&words=wakili%20lamu&words=%3Cb%3Elawyer%3C/b%3E")
    assert "&lt;b&gt;lawyer" in page
    page = browser.send(f"{HOME}/new", {"topic": "legal-aid", "scope": "lamu", "words": ["wakili lamu", "lawyer"]})
    assert "- wakili lamu" in page


def test_what_is_not_chosen_is_asked_for(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get(f"{HOME}/new")
    page = browser.send(f"{HOME}/new", {"topic": "nothing", "scope": ""}, status=422)
    assert "Choose what it is about" in page
    assert "Choose where it holds" in page


def test_an_entry_that_does_not_exist_leads_to_a_new_one(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.EDITOR).get("/desk/entries/legal-aid/lamu")
    assert '<option value="legal-aid" selected' in page


def test_nobody_begins_an_entry_for_another_county(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR, "mombasa")
    browser.get(f"{HOME}/new")
    browser.send(f"{HOME}/new", {"topic": "legal-aid", "scope": "lamu"}, status=422)
