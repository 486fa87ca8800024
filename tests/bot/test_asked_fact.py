"""Which fact a message asks for, and whether it only greets or thanks: the words files against tables of phrases."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from admin.texts import read_texts
from bot.conversation import Reader, Vocabulary
from bot.conversation.asked_fact import AskedFact
from bot.conversation.smalltalk import Phrasebook
from bot.messages import Aspect, Channel, Decision, Incoming, Question, Reading, SmallTalk
from bot.person import Person
from knowledge.files import evaluation_directory, read, starter_directory
from knowledge.plain import plain

HERE = Path(__file__).parent
PHRASES = HERE / "phrases"
LABELLED = evaluation_directory()
NOTHING = "nothing"
LANGUAGES = ("en", "sw")
FACTS, COUNTIES, SOCIAL, QUESTIONS_LEFT_ALONE = 0.93, 0.98, 0.9, 0.82
"""Least shares of the labelled questions that nobody tuned on (knowledge/evaluation). The last one is of questions that
ask for several facts or for none: some labels there are a matter of taste, as where "who do I call" asks for no
contact."""


def phrases_of(meaning: str) -> list[str]:
    """The table of phrases with one meaning, in both languages."""
    return (PHRASES / f"{meaning}.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def vocabularies() -> tuple[Vocabulary, ...]:
    return read_texts(LANGUAGES).vocabularies


@pytest.fixture(scope="module")
def facts(vocabularies: tuple[Vocabulary, ...]) -> AskedFact:
    return AskedFact(vocabularies, {"office"}.__contains__)


@pytest.mark.parametrize("fact", [*(aspect.value for aspect in Aspect), NOTHING])
def test_phrases_ask_for_their_fact(facts: AskedFact, fact: str) -> None:
    expected = None if fact == NOTHING else Aspect(fact)
    found = {phrase: facts.find(plain(phrase)) for phrase in phrases_of(fact)}
    assert {phrase: meant for phrase, meant in found.items() if meant is not expected} == {}


SPELT = [
    ("hw mch is it", Aspect.COST),
    ("bei gn", Aspect.COST),
    ("nalipa ngp", Aspect.COST),
    ("bei kani", Aspect.COST),
    ("nije na nn", Aspect.DOCUMENTS),
    ("wich documants", Aspect.DOCUMENTS),
    ("wat pepas", Aspect.DOCUMENTS),
    ("requirments", Aspect.DOCUMENTS),
    ("ofisi iko wp", Aspect.WHERE),
    ("whear is the ofis", Aspect.WHERE),
    ("mnafungua saa ngapi", Aspect.HOURS),
    ("wat tyme", Aspect.HOURS),
    ("utaratbu", Aspect.STEPS),
    ("wat stepps", Aspect.STEPS),
    ("nipigie nan", Aspect.CONTACT),
    ("wat numba", Aspect.CONTACT),
    ("inachkua mda gani", Aspect.DURATION),
    ("hw lng", Aspect.DURATION),
]

NOT_ASKED = [
    "cost of living",
    "where I live now there is no light",
    "how long have I waited",
    "i don't know where my wife is",
    "sijui mume wangu yuko wapi",
    "gharama ya maisha",
    "bei nafuu",
    "lost documents",
    "my contract ended",  # not "contact"
    "how much is it and where do I go",  # two facts
    "ni ngapi na nibebe nini",
    "the price rose last year and all my neighbours have left the market already",  # told, not asked
]


@pytest.mark.parametrize(("text", "fact"), SPELT)
def test_words_are_read_as_they_are_meant(facts: AskedFact, text: str, fact: Aspect) -> None:
    assert facts.find(plain(text)) is fact


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_only_sounds_like_a_question_asks_nothing(facts: AskedFact, text: str) -> None:
    assert facts.find(plain(text)) is None


ALONE = [
    ("where?", Aspect.WHERE),
    ("how much is it?", Aspect.COST),
    ("iko wapi", Aspect.WHERE),
    ("nibebe nini?", Aspect.DOCUMENTS),
    ("bei gani tafadhali", Aspect.COST),
    ("how long", Aspect.DURATION),
    ("how much is a passport", None),
    ("shule iko wapi", None),
]


@pytest.mark.parametrize(("text", "fact"), ALONE)
def test_a_fact_alone_is_told_from_a_whole_question(facts: AskedFact, text: str, fact: Aspect | None) -> None:
    assert facts.alone(plain(text)) is fact


@pytest.mark.parametrize("talk", [Decision.GREETING.value, Decision.THANKS.value, "neither"])
def test_small_talk_is_told_from_questions(vocabularies: tuple[Vocabulary, ...], talk: str) -> None:
    phrasebook = Phrasebook(vocabularies)
    expected = None if talk == "neither" else SmallTalk(Decision(talk))
    found = {phrase: phrasebook.small_talk(plain(phrase)) for phrase in phrases_of(talk)}
    assert {phrase: meant for phrase, meant in found.items() if meant != expected} == {}


def test_nothing_is_no_small_talk(vocabularies: tuple[Vocabulary, ...]) -> None:
    assert Phrasebook(vocabularies).small_talk("") is None


@pytest.fixture(scope="module")
def readings(vocabularies: tuple[Vocabulary, ...]) -> list[tuple[dict[str, Any], Reading]]:
    """The labelled questions, and how each is read."""
    reader = Reader(read(starter_directory()), vocabularies, None)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    lines = [
        line for path in sorted(LABELLED.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    questions = [json.loads(line) for line in lines]
    return [
        (one, reader.read(Incoming(Channel.SMS, one["id"], "x", one["text"], now), Person(), {})) for one in questions
    ]


def shares(readings: list[tuple[dict[str, Any], Reading]]) -> Iterator[tuple[str, list[bool]]]:
    social = {Decision.GREETING.value, Decision.THANKS.value}
    first = [(one, reading, one["expect"][0]) for one, reading in readings]
    yield "facts", [fact_of(reading) == one["aspect"] for one, reading, _ in first if one["aspect"]]
    yield "counties", [reading.county == one["county"] for one, reading, _ in first if one["county"]]
    yield "no counties", [reading.county is None for one, reading, _ in first if not one["county"]]
    yield "social", [talk_of(reading) == label for _, reading, label in first if label in social]
    yield "not social", [talk_of(reading) is None for _, reading, label in first if label not in social]
    asking = [one for one in first if one[2] not in social | {"none"} and one[0]["style"] != "danger"]
    yield "none asked", [fact_of(reading) is None for one, reading, _ in asking if not one["aspect"]]


def fact_of(reading: Reading) -> str | None:
    aspect = reading.asked.aspect if isinstance(reading.asked, Question) else None
    return aspect.value if aspect else None


def talk_of(reading: Reading) -> str | None:
    return reading.asked.decision.value if isinstance(reading.asked, SmallTalk) else None


def test_the_labelled_questions_are_read_right(readings: list[tuple[dict[str, Any], Reading]]) -> None:
    least = {
        "facts": FACTS,
        "counties": COUNTIES,
        "no counties": COUNTIES,
        "social": SOCIAL,
        "not social": 1.0,
        "none asked": QUESTIONS_LEFT_ALONE,
    }
    found = {name: sum(right) / len(right) for name, right in shares(readings)}
    assert {name: share for name, share in found.items() if share < least[name]} == {}
