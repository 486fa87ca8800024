"""Previews, trying out and phrases, as pages."""

import pytest

from admin.desk.access import Role
from admin.desk.entries import effect
from admin.desk.store.settings import SMS_PRICE, decide
from admin.floors import Floor
from admin.questions import Labelled
from knowledge.store.phrase_rows import phrases_of
from knowledge.store.tables import Status
from knowledge.values import NATIONAL
from tests.desk.entry_pages import CARD, MOMBASA, Fields, change, form_in
from tests.desk.service import Desk

PHRASES = f"{CARD}/phrases"


def statuses(desk: Desk, text: str) -> list[Status]:
    with desk.engine.connect() as connection:
        return [one.status for one in phrases_of(connection, "alien-card") if one.text == text]


def test_a_preview_marks_counts_and_prices_what_is_typed(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        decide(connection, NATIONAL, SMS_PRICE, "0.80")
    browser = sqlite_desk.client(Role.EDITOR)
    page = change(browser, act="preview", answer__en="Don\u2019t wait: {card-fee}")
    assert '<mark title="curly apostrophe: write &#39;">' in page
    assert "KES 5,000" in page
    assert "KES 1.60 for each answer." in page
    assert "Don\u2019t wait" not in browser.get(CARD)


@pytest.mark.parametrize(("channel", "words"), [("telegram", "Everything on this"), ("ussd", "One screen")])
def test_other_channels_are_a_press_away(sqlite_desk: Desk, channel: str, words: str) -> None:
    assert words in change(sqlite_desk.client(Role.EDITOR), act="preview", channel=channel)


def test_a_preview_for_scripts_is_the_piece_alone(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.http.headers["hx-request"] = "true"
    piece = change(browser, act="preview", answer__sw="Habari mpya")
    assert "<html" not in piece
    assert "Habari mpya" in piece


def test_a_question_is_answered_with_the_draft_and_reasons(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    page = change(browser, act="try", answer__en="Brand new words.", question="how do i get an alien card")
    assert "Answered with this entry" in page
    assert "Brand new words." in page
    assert "Words that decided" in page
    assert "Sounds like these phrases" in page
    other = change(browser, act="try", question="my boss did not pay my wages")
    assert "Answered with another entry" in other
    county = change(browser, MOMBASA, act="try", question="alien card in Nairobi how much")
    assert "named in the question" in county


def test_danger_is_told_when_trying(sqlite_desk: Desk) -> None:
    page = change(sqlite_desk.client(Role.EDITOR), act="try", question="someone is beating me help police")
    assert "Sounds like somebody in danger" in page


def test_other_topics_lose_nothing_to_an_unchanged_entry(sqlite_desk: Desk) -> None:
    assert "No other topic loses anything" in change(sqlite_desk.client(Role.EDITOR), act="effect")


def test_what_others_would_lose_is_told_before_adding(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get(PHRASES)
    page = browser.send(f"{PHRASES}/effect", {"language": "en", "lines": "unpaid wages\nmy boss owes wages\nwages"})
    assert "No other topic loses anything" in page or "would then be led here instead" in page
    assert form_of_lines(page) == "unpaid wages\nmy boss owes wages\nwages"
    assert statuses(sqlite_desk, "my boss owes wages") == []


def test_what_breaks_a_promise_is_told_before_adding(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "somebody is beating me, send the police"
    monkeypatch.setattr(effect, "own_questions", lambda: (Labelled("1", text, "en", "danger", ("police",)),))
    monkeypatch.setattr(effect, "own_floors", lambda: (Floor("danger", "en", 98, most=False),))
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    page = browser.send(f"{PHRASES}/effect", {"language": "en", "lines": "\n".join(f"{text} {n}" for n in range(99))})
    assert "Our test questions would be answered worse than we promise" in page
    assert "People in danger who get the right emergency line, English: 0.0 %, at least 98 % is needed" in page


def test_only_one_is_looked_at_at_a_time(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    browser.get(PHRASES)
    with effect._turn:
        page = browser.send(f"{PHRASES}/effect", {"language": "en", "lines": "my boss owes wages"})
    assert "Press again in some seconds" in page
    assert "No other topic loses anything" not in page


def form_of_lines(page: str) -> str:
    return page.partition('<textarea id="lines"')[2].partition(">")[2].partition("</textarea>")[0].strip()


@pytest.mark.usefixtures("nothing_lost")
def test_an_editors_phrases_wait_and_a_reviewers_are_used(desk: Desk) -> None:
    editor, reviewer = desk.client(Role.EDITOR), desk.client(Role.REVIEWER)
    editor.get(PHRASES)
    page = editor.send(
        PHRASES, {"language": "mixed", "lines": " kadi  ya  foreigner iko aje \r\n\r\nalien kad nairobs"}
    )
    assert "Added: 2. A reviewer looks" in page
    assert statuses(desk, "kadi ya foreigner iko aje") == [Status.IN_REVIEW]
    page = reviewer.get(PHRASES)
    assert "Waiting for a reviewer" in page
    with desk.engine.connect() as connection:
        number = next(one.number for one in phrases_of(connection, "alien-card") if one.text == "alien kad nairobs")
    assert "Approved" in reviewer.send(PHRASES, {"do": "approve", "phrase": str(number)})
    assert statuses(desk, "alien kad nairobs") == [Status.PUBLISHED]
    assert "Taken out" in reviewer.send(PHRASES, {"do": "retire", "phrase": str(number)})
    assert statuses(desk, "alien kad nairobs") == [Status.RETIRED]
    assert "used again" in reviewer.send(PHRASES, {"do": "bring-back", "phrase": str(number)})
    editor.send(PHRASES, {"do": "retire", "phrase": str(number)}, status=403)
    page = reviewer.send(PHRASES, {"language": "en", "lines": "card for foreigners please"})
    assert "They are used at once" in page
    assert statuses(desk, "card for foreigners please") == [Status.PUBLISHED]


def test_a_countys_reviewer_does_not_publish_for_the_whole_country(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER, "mombasa")
    browser.get(f"{MOMBASA}/phrases")
    browser.send(f"{MOMBASA}/phrases", {"language": "en", "lines": "foreigner card mombasa asap"})
    assert statuses(sqlite_desk, "foreigner card mombasa asap") == [Status.IN_REVIEW]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"language": "en", "lines": ""}, "at least one phrase"),
        ({"language": "en", "lines": "?!"}, "has no words"),
        ({"language": "en", "lines": "x" * 301}, "at most 300"),
        ({"language": "en", "lines": "\n".join(f"a{n}" for n in range(201))}, "At most 200 lines"),
        ({"language": "xx", "lines": "foreigner card asap"}, "Choose a language"),
        ({"language": "en", "lines": "Cost of alien card"}, "is there already"),
    ],
)
def test_phrases_that_teach_nothing_are_told(sqlite_desk: Desk, fields: Fields, sentence: str) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    with sqlite_desk.engine.connect() as connection:
        known = phrases_of(connection, "alien-card")[0].text
    if sentence == "is there already":
        fields = {**fields, "lines": known.upper()}
    browser.get(PHRASES)
    assert sentence in browser.send(PHRASES, fields, status=422)


def test_a_phrase_leads_to_one_topic(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    other = next(one for one in sqlite_desk.context.knowledge.phrases if one.topic == "unpaid-wages")
    browser.get(PHRASES)
    page = browser.send(PHRASES, {"language": other.language, "lines": other.text}, status=422)
    assert "leads to" in page


def test_a_phrase_of_another_topic_is_not_turned_here(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    with sqlite_desk.engine.connect() as connection:
        foreign = phrases_of(connection, "police")[0].number
    browser.get(PHRASES)
    for number in (str(foreign), "999999999", "x", ""):
        browser.send(PHRASES, {"do": "retire", "phrase": number}, status=404)
    assert form_in(browser.get(CARD))
