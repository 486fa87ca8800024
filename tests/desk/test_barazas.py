"""Barazas: the list, the forms with undo, whose they are, and the code words."""

import re
from datetime import timedelta

import pytest

from admin.barazas import COMMAND, PLACE, QUESTION, SHAPE, THRICE, word_complaint
from admin.desk.access import Role
from admin.desk.barazas.reach import Reach
from admin.desk.barazas.talk import EXAMPLES, talk
from bot.line import Line
from bot.messages import Decision
from bot.store import barazas
from bot.store.barazas import Baraza, Visited
from bot.words import Words
from tests.desk.service import TODAY, Browser, Desk

MEETING = {
    "place": "Tononoka Social Hall",
    "county": "mombasa",
    "day": "2026-12-01",
    "time": "10:00",
    "organiser": "Ward office",
    "word": "LIKONI1",
}
HOSTILE = '<script>alert(1)</script> "quoted"'


def stored(desk: Desk) -> list[Visited]:
    with desk.engine.connect() as connection:
        return barazas.all_meetings(connection)


def add(desk: Desk, word: str, county: str = "mombasa", days: float = 3, visits: int = 0) -> int:
    with desk.engine.begin() as connection:
        at = TODAY + timedelta(days=days)
        number = barazas.add(connection, Baraza(word, county, f"Hall of {word}", at, "Ward"))
        for _ in range(visits):
            barazas.count_visit(connection, word)
    return number


def undo(browser: Browser) -> str:
    """Press the Undo button of the notice on the page seen last."""
    notice = browser.seen.partition('<div class="notice"')[2].partition("</div>")[0]
    address = re.search(r'action="([^"]+)"', notice)
    assert address, "nothing can be undone"
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', notice))
    return browser.send(address[1], fields)


def test_a_new_baraza_is_stored_in_nairobis_time_and_can_be_undone(desk: Desk) -> None:
    browser = desk.client(Role.ORGANISER, "mombasa")
    browser.get("/desk/barazas/new")
    page = browser.send("/desk/barazas/new", MEETING)
    assert "LIKONI1" in page
    assert "1 Dec 2026, 10:00" in page
    (one,) = stored(desk)
    assert one.meeting.word == "likoni1"
    assert one.meeting.starts_at.isoformat() == "2026-12-01T07:00:00+00:00"
    undo(browser)
    assert stored(desk) == []


def test_a_change_keeps_the_visits_and_can_be_undone(desk: Desk) -> None:
    number = add(desk, "likoni1", visits=9)
    browser = desk.client(Role.ORGANISER)
    browser.get(f"/desk/barazas/{number}/edit")
    page = browser.send(f"/desk/barazas/{number}/edit", MEETING | {"word": "Likoni2", "place": HOSTILE})
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    (changed,) = stored(desk)
    assert (changed.meeting.word, changed.meeting.place, changed.visits) == ("likoni2", HOSTILE, 9)
    undo(browser)
    (back,) = stored(desk)
    assert (back.meeting.word, back.meeting.place, back.visits) == ("likoni1", "Hall of likoni1", 9)


def test_a_removed_baraza_comes_back_with_its_visits_unless_its_word_was_taken(desk: Desk) -> None:
    number = add(desk, "likoni1", visits=9)
    browser = desk.client(Role.ORGANISER)
    browser.get(f"/desk/barazas/{number}")
    browser.send(f"/desk/barazas/{number}/remove", {})
    with desk.engine.connect() as connection:
        assert barazas.counties_by_word(connection) == {}
    browser.get(f"/desk/barazas/{number}", 404)
    browser.get("/desk/barazas")
    browser.send(f"/desk/barazas/{number}/restore", {})
    assert [one.visits for one in stored(desk)] == [9]
    browser.send(f"/desk/barazas/{number}/remove", {})
    add(desk, "likoni1")
    browser.send(f"/desk/barazas/{number}/restore", {}, 404)
    assert [one.visits for one in stored(desk)] == [0]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("word", "x!", "3 to 16 letters"),
        ("word", "", "3 to 16 letters"),
        ("word", "stop", "command or a greeting"),
        ("word", "OTHER1", "another meeting"),
        ("county", "kwale", "Choose the county"),
        ("county", "atlantis", "Choose the county"),
        ("place", "  ", "Write where"),
        ("place", "x" * 121, "120"),
        ("organiser", "", "invites"),
        ("day", "tomorrow", "Give the day"),
        ("day", "2206-12-01", "two years away"),
        ("day", "9999-12-31", "two years away"),
        ("day", "0001-01-01", "day"),
        ("time", "25:00", "Give the day"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(sqlite_desk: Desk, field: str, typed: str, says: str) -> None:
    add(sqlite_desk, "other1", county="kwale")
    browser = sqlite_desk.client(Role.ORGANISER, "mombasa")
    browser.get("/desk/barazas/new")
    page = browser.send("/desk/barazas/new", MEETING | {"organiser": "Kept office"} | {field: typed}, 422)
    assert says in page
    assert "Kept office" in page or field == "organiser"
    assert len(stored(sqlite_desk)) == 1


def test_another_countys_baraza_is_refused(sqlite_desk: Desk) -> None:
    number = add(sqlite_desk, "ukunda1", county="kwale")
    browser = sqlite_desk.client(Role.ORGANISER, "mombasa")
    assert "ukunda1" not in browser.get("/desk/barazas").lower()
    for rest in ("", "/edit", "/poster.pdf", "/poster.png"):
        browser.get(f"/desk/barazas/{number}{rest}", 403)
    for rest in ("edit", "remove"):
        browser.send(f"/desk/barazas/{number}/{rest}", MEETING, 403)
    every = sqlite_desk.client(Role.ORGANISER)
    every.get("/desk/barazas")
    every.send(f"/desk/barazas/{number}/remove", {})
    browser.send(f"/desk/barazas/{number}/restore", {}, 403)
    sqlite_desk.client(Role.REVIEWER).get("/desk/barazas", 403)


def test_a_baraza_cannot_be_given_to_another_county(sqlite_desk: Desk) -> None:
    number = add(sqlite_desk, "likoni1")
    browser = sqlite_desk.client(Role.ORGANISER, "mombasa")
    browser.get(f"/desk/barazas/{number}/edit")
    browser.send(f"/desk/barazas/{number}/edit", MEETING | {"county": "kwale"}, 422)
    assert stored(sqlite_desk)[0].meeting.county == "mombasa"


def test_the_list_has_what_comes_first_and_hides_few_visits(sqlite_desk: Desk) -> None:
    for word, days, visits in (("past1", -9, 3), ("past2", -2, 30), ("next2", 8, 0), ("next1", 2, 0)):
        add(sqlite_desk, word, days=days, visits=visits)
    page = sqlite_desk.client(Role.ORGANISER).get("/desk/barazas")
    assert re.findall(r"Hall of (\w+)", page) == ["next1", "next2", "past2", "past1"]
    assert re.findall(r"Sent the word: ([\w ]+)", page) == ["0", "0", "30", "fewer than 5"]


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("likoni1", None),
        ("ab", SHAPE),
        ("1likoni", SHAPE),
        ("ki boko", SHAPE),
        ("a" * 17, SHAPE),
        ("likoni111", THRICE),
        ("stop", COMMAND),
        ("habari", COMMAND),
        ("mombasa", PLACE),
        ("eastleigh", PLACE),
        ("kipande", QUESTION),
    ],
)
def test_what_a_code_word_must_be(starter_line: Line, word: str, complaint: str | None) -> None:
    assert word_complaint(word, starter_line) == complaint


def test_the_questions_on_the_poster_are_answered(starter_line: Line, small_words: dict[str, Words]) -> None:
    for words in small_words.values():
        for example in EXAMPLES:
            question = words.say(example)
            assert starter_line.matcher.find(question, "mombasa").decision is Decision.ANSWER, question


def test_what_to_say_names_only_what_is_there(starter_line: Line, small_words: dict[str, Words]) -> None:
    meeting = Baraza("likoni1", "mombasa", "Hall", TODAY, "Ward")
    for words in small_words.values():
        said = " ".join(talk(meeting, words, starter_line.knowledge, Reach("22384", "jirani_bot")))
        assert all(one in said for one in ("LIKONI1", "22384", "@jirani_bot", "999"))
        silent = " ".join(talk(meeting, words, starter_line.knowledge, Reach(None, None)))
        assert "SMS" not in silent
        assert "Telegram" not in silent
