"""What would take others' questions is published only after its publisher has read so."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from admin.__main__ import main
from admin.commands import publishing
from admin.desk.access import Role
from admin.desk.entries import effect
from admin.effect import Effect
from admin.floors import Breach, Floor
from admin.questions import Labelled
from bot.matcher.effect import Stolen
from knowledge.base import KnowledgeBase
from knowledge.store.phrase_rows import add_phrases, phrases_of
from knowledge.store.tables import DraftStatus, Status
from knowledge.values import NATIONAL, Entry, Phrase
from tests.desk.drafting import dearer, hand_in, now
from tests.desk.entry_pages import CARD
from tests.desk.service import Browser, Desk
from tests.desk.test_questions import ask, phrase_statuses
from tests.desk.test_questions import statuses as question_statuses
from tests.desk.test_sheets import comma_separated, send, table

PHRASES = f"{CARD}/phrases"
FIRST = "Read this first"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[KnowledgeBase]:
    """Whatever is published takes a phrase of legal aid; what would have been published is noted."""
    seen: list[KnowledgeBase] = []

    def found(_visit: object, _before: object, after: KnowledgeBase) -> Effect:
        seen.append(after)
        return Effect((Stolen("legal-aid", "who is my advocate", False, "alien-card"),), ())

    monkeypatch.setattr(effect, "_found", found)
    return seen


def go_on(browser: Browser, page: str) -> str:
    """Send the form of the page that was told first."""
    form = page.partition("<main")[2].partition('<form method="post" action="')[2]
    address = form.partition('"')[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form.partition("</form>")[0])
    fields = {name: html.unescape(value) for name, value in hidden if name != "csrf"}
    return browser.send(address, {**fields, "anyway": "yes"})


def texts(desk: Desk, status: Status) -> set[str]:
    with desk.engine.connect() as connection:
        every = phrases_of(connection, "alien-card")
    return {one.text for one in every if one.status is status and one.origin != "starter"}


def test_a_broken_promise_is_told_and_nothing_added(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "somebody is beating me, send the police"
    monkeypatch.setattr(effect, "own_questions", lambda: (Labelled("1", text, "en", "danger", ("police",)),))
    monkeypatch.setattr(effect, "own_floors", lambda: (Floor("danger", "en", 98, most=False),))
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    page = browser.send(PHRASES, {"language": "en", "lines": "\n".join(f"{text} {n}" for n in range(99))})
    assert FIRST in page
    assert "People in danger who get the right emergency line, English: 0.0 %, at least 98 % is needed" in page
    assert texts(sqlite_desk, Status.PUBLISHED) == set()
    assert "Added: 99. They are used at once." in go_on(browser, page)
    assert len(texts(sqlite_desk, Status.PUBLISHED)) == 99


def test_lines_are_kept_as_they_were_typed(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    page = browser.send(PHRASES, {"language": "en", "lines": 'a card <b>of "mine"\nanother & one'})
    assert FIRST in page
    assert "would then be led somewhere else" in page
    assert "who is my advocate" in page
    assert [one.text for one in judged[0].phrases[-2:]] == ['a card <b>of "mine"', "another & one"]
    go_on(browser, page)
    assert texts(sqlite_desk, Status.PUBLISHED) == {'a card <b>of "mine"', "another & one"}


def test_an_editors_phrases_are_told_of_when_they_are_approved(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    editor, reviewer = sqlite_desk.client(Role.EDITOR), sqlite_desk.client(Role.REVIEWER)
    editor.get(PHRASES)
    assert FIRST not in editor.send(PHRASES, {"language": "en", "lines": "a card of mine"})
    assert judged == []
    with sqlite_desk.engine.connect() as connection:
        number = next(one.number for one in phrases_of(connection, "alien-card") if one.text == "a card of mine")
    reviewer.get(PHRASES)
    page = reviewer.send(PHRASES, {"do": "approve", "phrase": str(number)})
    assert FIRST in page
    assert texts(sqlite_desk, Status.IN_REVIEW) == {"a card of mine"}
    assert "Approved" in go_on(reviewer, page)
    assert texts(sqlite_desk, Status.PUBLISHED) == {"a card of mine"}
    reviewer.send(PHRASES, {"do": "wait", "phrase": str(number)})
    assert texts(sqlite_desk, Status.IN_REVIEW) == {"a card of mine"}, "taking back needs no reading"


def test_taking_out_is_told_of_too(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    with sqlite_desk.engine.begin() as connection:
        number = add_phrases(connection, [Phrase("alien-card", "en", "a card of mine", "staff")], Status.PUBLISHED)[0]
    sqlite_desk.refresh()
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    page = browser.send(PHRASES, {"do": "retire", "phrase": str(number)})
    assert FIRST in page
    assert "a card of mine" not in {one.text for one in judged[0].phrases}
    assert "Taken out" in go_on(browser, page)
    assert texts(sqlite_desk, Status.RETIRED) == {"a card of mine"}


@pytest.mark.parametrize(
    ("address", "status", "more"),
    [("attach", "open", {"topic": "alien-card"}), ("confirmed/approve", "candidate", {})],
)
def test_peoples_words_are_told_of(
    sqlite_desk: Desk, judged: list[KnowledgeBase], address: str, status: str, more: dict[str, str]
) -> None:
    confirmed = "alien-card" if status == "candidate" else None
    number = ask(sqlite_desk, "the red shop", "alien-card", status=status, confirmed_topic=confirmed)
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get("/desk/questions")
    page = browser.send(f"/desk/questions/{address}", {"question": str(number), **more})
    assert FIRST in page
    assert judged[0].phrases[-1].text == "the red shop"
    assert question_statuses(sqlite_desk) == [status]
    assert phrase_statuses(sqlite_desk, "alien-card", "staff") == {}
    assert FIRST not in go_on(browser, page)
    assert question_statuses(sqlite_desk) == ["used"]
    assert texts(sqlite_desk, Status.PUBLISHED) == {"the red shop"}


def test_a_sheets_phrases_are_told_of(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    rows = [
        *table(browser, "phrases"),
        {"topic": "alien-card", "language": "en", "kind": "question", "text": "my card"},
    ]
    page = send(browser, comma_separated(rows), name="phrases.csv")
    sheet = re.findall(r'name="sheet" value="(\d+)"', page)[0]
    page = browser.post("/desk/sheets/carry", sheet=sheet)
    assert FIRST in page
    assert judged[0].phrases[-1].text == "my card"
    assert texts(sqlite_desk, Status.PUBLISHED) == set()
    assert "New phrases: 1" in go_on(browser, page)
    assert texts(sqlite_desk, Status.PUBLISHED) == {"my card"}


def renamed(entry: Entry) -> Entry:
    return replace(entry, title={**entry.title, "en": "Who is my advocate"})


def versioned(desk: Desk, number: int) -> dict[str, str | list[str]]:
    return {"version": str(now(desk, number).version)}


def test_a_new_title_is_told_of_where_it_is_published(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    number = hand_in(sqlite_desk, renamed)
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.get(f"/desk/review/{number}")
    page = reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number))
    assert FIRST in page
    assert judged[0].entries["alien-card", NATIONAL].title["en"] == "Who is my advocate"
    assert now(sqlite_desk, number).status is DraftStatus.IN_REVIEW
    assert "Published: " in go_on(reviewer, page)
    assert now(sqlite_desk, number).status is DraftStatus.PUBLISHED


def test_who_has_read_it_on_the_drafts_page_is_not_asked_again(sqlite_desk: Desk, judged: list[KnowledgeBase]) -> None:
    number = hand_in(sqlite_desk, renamed)
    reviewer = sqlite_desk.client(Role.REVIEWER)
    assert 'name="anyway"' not in reviewer.get(f"/desk/review/{number}")
    page = reviewer.send(f"/desk/review/{number}/effect", {})
    assert "would then be led here instead" in page
    assert '<input type="hidden" form="publish-draft" name="anyway" value="yes">' in page
    form = {**versioned(sqlite_desk, number), "anyway": "yes"}
    assert "Published: " in reviewer.send(f"/desk/review/{number}/publish", form)
    assert len(judged) == 1


@pytest.mark.parametrize("change", [dearer, lambda entry: replace(renamed(entry), sources=())])
def test_what_teaches_nothing_or_may_not_go_out_is_not_judged(
    sqlite_desk: Desk, judged: list[KnowledgeBase], change: Callable[[Entry], Entry]
) -> None:
    number = hand_in(sqlite_desk, change)
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.get(f"/desk/review/{number}")
    status = 200 if change is dearer else 409
    reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), status)
    assert judged == []


def test_the_command_line_tells_it_before_it_publishes(
    sqlite_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIRANI_DATA", str(tmp_path))
    monkeypatch.setenv("JIRANI_DATABASE_URL", sqlite_desk.engine.url.render_as_string(hide_password=False))
    effect = Effect(
        (Stolen("legal-aid", "who is my advocate", False, "alien-card"),),
        (Breach(Floor("danger", "en", 98, most=False), 90.0),),
    )
    monkeypatch.setattr(publishing, "effect_of", lambda *_: effect)
    number = hand_in(sqlite_desk, renamed)
    assert main(["publish", "alien-card/national"]) == 0
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        'jirani: alien-card/national: words like "who is my advocate" lead here now, not to legal-aid.',
        "jirani: alien-card/national: danger of en: 90.0 %, must be at least 98 %",
    ]
    assert said.out == "alien-card/national: published.\n"
    assert now(sqlite_desk, number).status is DraftStatus.PUBLISHED


def test_where_another_is_judged_she_tries_again(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    with effect._turn:
        page = browser.send(PHRASES, {"language": "en", "lines": "my very own card"})
    assert "Press again in some seconds" in page
    assert "Try again" in page
    assert 'name="anyway"' not in page
    assert texts(sqlite_desk, Status.PUBLISHED) == set()
