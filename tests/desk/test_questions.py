"""Questions we could not answer: grouped, attached in one press, put away, taken back; and confirmed words."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from admin.desk.access import Role
from admin.desk.questions.groups import grouped
from bot.store.kept import kept_questions
from bot.store.questions import QuestionStatus
from bot.store.tables import question
from knowledge.store import version
from knowledge.store.phrase_rows import phrases_of
from tests.desk.service import Desk


def ask(desk: Desk, text: str, topic: str | None, county: str | None = None, **more: object) -> int:
    values = {
        "text": text,
        "language": "en",
        "county": county,
        "channel": "sms",
        "decision": "choices",
        "topics": [topic] if topic else [],
        "status": "open",
        "asked_at": desk.clock() - timedelta(hours=1),
    }
    with desk.engine.begin() as connection:
        number: int = connection.execute(insert(question).values(values | more).returning(question.c.id)).scalar_one()
    return number


def statuses(desk: Desk) -> list[str]:
    with desk.engine.connect() as connection:
        return list(connection.execute(select(question.c.status).order_by(question.c.id)).scalars())


def phrase_statuses(desk: Desk, topic: str, origin: str) -> dict[str, str]:
    with desk.engine.connect() as connection:
        return {one.text: one.status.value for one in phrases_of(connection, topic) if one.origin == origin}


def undo_fields(page: str) -> dict[str, str]:
    form = page[page.index('class="notice"') : page.index("</form>", page.index('class="notice"'))]
    return dict(re.findall(r'name="(question|phrase)" value="([^"]*)"', form))


def test_questions_are_grouped_across_languages_and_spellings(sqlite_desk: Desk) -> None:
    ask(sqlite_desk, "where is the brown house for strangers", "shelter")
    ask(sqlite_desk, "where is the brown house for stranger", "shelter")
    ask(sqlite_desk, "nyumba ya kahawia ya wageni iko wapi", "shelter", language="sw")
    ask(sqlite_desk, "can I plant trees", None)
    with sqlite_desk.engine.connect() as connection:
        groups = grouped(kept_questions(connection, QuestionStatus.OPEN))
    assert [(group.topic, group.count) for group in groups] == [("shelter", 3), (None, 1)]
    assert [wording.count for wording in groups[0].wordings] == [2, 1]
    page = sqlite_desk.client(Role.EDITOR).get("/desk/questions")
    assert "Asked: 3" in page
    assert "Nothing near" in page


@pytest.mark.usefixtures("nothing_lost")
def test_a_reviewer_attaches_and_takes_back(desk: Desk) -> None:
    first = ask(desk, "the red shop with [number] papers", "alien-card")
    second = ask(desk, "[number]", "alien-card")
    browser = desk.client(Role.REVIEWER)
    browser.get("/desk/questions")
    with desk.engine.connect() as connection:
        before = version(connection)
    page = browser.post("/desk/questions/attach", topic="alien-card", question=[f"{first},{second}"])
    assert "New phrases" in page
    assert statuses(desk) == ["used", "used"]
    assert phrase_statuses(desk, "alien-card", "staff") == {"the red shop with papers": "published"}
    with desk.engine.connect() as connection:
        assert version(connection) > before
    browser.send("/desk/questions/undo", undo_fields(page))
    assert statuses(desk) == ["open", "open"]
    assert phrase_statuses(desk, "alien-card", "staff") == {"the red shop with papers": "retired"}


def test_an_editors_phrases_wait_for_a_reviewer(sqlite_desk: Desk) -> None:
    number = ask(sqlite_desk, "the red shop", "alien-card", "mombasa")
    browser = sqlite_desk.client(Role.EDITOR, "mombasa")
    browser.get("/desk/questions")
    assert "A reviewer looks at them" in browser.post(
        "/desk/questions/attach", topic="alien-card", question=str(number)
    )
    assert phrase_statuses(sqlite_desk, "alien-card", "staff") == {"the red shop": "in-review"}


def test_what_is_missing_is_told_and_changes_nothing(sqlite_desk: Desk) -> None:
    number = ask(sqlite_desk, "the red shop", "alien-card")
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get("/desk/questions")
    assert "Tick at least one" in browser.post("/desk/questions/attach", topic="alien-card")
    assert "Choose the topic" in browser.post("/desk/questions/attach", topic="", question=str(number))
    assert "Choose the topic" in browser.post("/desk/questions/attach", topic="<script>", question=str(number))
    assert "Tick at least one" in browser.post("/desk/questions/dismiss", question=["x", "9" * 30, "-1", "99999"])
    assert statuses(sqlite_desk) == ["open"]


def test_a_new_entry_begins_with_peoples_words(sqlite_desk: Desk) -> None:
    number = ask(sqlite_desk, "who mends <b>boats</b> & nets", None)
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get("/desk/questions")
    fields = {"csrf": browser.proof(), "question": str(number), "topic": ""}
    answer = browser.http.post("/desk/questions/begin", data=fields, follow_redirects=False)
    assert answer.headers["location"] == "/desk/entries/new?words=who+mends+%3Cb%3Eboats%3C%2Fb%3E+%26+nets"


def test_another_countys_questions_are_neither_shown_nor_changed(sqlite_desk: Desk) -> None:
    other = ask(sqlite_desk, "a question of Nairobi", "shelter", "nairobi")
    nowhere = ask(sqlite_desk, "a question of nowhere", "shelter")
    browser = sqlite_desk.client(Role.REVIEWER, "mombasa")
    assert "a question of" not in browser.get("/desk/questions")
    browser.get("/desk/questions?county=nairobi", 403)
    browser.get("/desk/questions")
    for action in ("attach", "dismiss", "begin", "undo", "confirmed/approve"):
        for number in (other, nowhere):
            browser.post(f"/desk/questions/{action}", 403, topic="shelter", question=str(number))
    assert statuses(sqlite_desk) == ["open", "open"]


@pytest.mark.usefixtures("nothing_lost")
def test_confirmed_words_are_approved_in_bulk(desk: Desk) -> None:
    numbers = [
        ask(desk, words, "shelter", status="candidate", confirmed_topic="legal-aid")
        for words in ("the judge with the hat", "the judges with the hat", "papers of the hat")
    ]
    browser = desk.client(Role.REVIEWER)
    page = browser.get("/desk/questions/confirmed")
    assert "(2)" in page
    assert "Confirmed by people: 3" in page
    page = browser.post("/desk/questions/confirmed/approve", question=[f"{numbers[0]},{numbers[1]}"])
    assert statuses(desk) == ["used", "used", "candidate"]
    assert phrase_statuses(desk, "legal-aid", "confirmed") == {
        "the judge with the hat": "published",
        "the judges with the hat": "published",
    }
    browser.send("/desk/questions/undo", undo_fields(page))
    assert statuses(desk) == ["candidate"] * 3
    browser.get("/desk/questions/confirmed")
    browser.post("/desk/questions/dismiss", question=str(numbers[2]))
    assert statuses(desk) == ["candidate", "candidate", "dismissed"]


def test_peoples_words_are_shown_as_text(sqlite_desk: Desk) -> None:
    ask(sqlite_desk, "<script>alert(1)</script>", "shelter")
    page = sqlite_desk.client(Role.EDITOR).get("/desk/questions")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
