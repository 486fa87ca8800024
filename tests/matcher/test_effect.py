from dataclasses import replace
from datetime import UTC, datetime

from admin.effect import effect_of
from admin.floors import Breach, Floor
from admin.questions import Labelled
from admin.texts import read_texts
from bot.line import build_line
from bot.matcher.effect import Stolen, stolen_phrases
from knowledge.files import read, starter_directory
from knowledge.values import Phrase
from tests.matcher.small import knowledge

LANGUAGES = ("en", "sw")
GREEDY = tuple(
    Phrase("school", "en", text)
    for text in ("my alien card is lost at school", "a lost alien card", "the alien card is lost", "lost alien card")
)


def test_no_change_takes_nothing() -> None:
    assert stolen_phrases(knowledge(), knowledge()) == ()


def test_phrases_of_the_topic_itself_are_not_stolen() -> None:
    more = Phrase("alien-card", "en", "where do they make the alien card")
    assert stolen_phrases(knowledge(), knowledge(more)) == ()


def test_tells_which_phrases_another_topic_would_take() -> None:
    stolen = stolen_phrases(knowledge(), knowledge(*GREEDY))
    assert Stolen("alien-card", "my alien card is lost", danger=False, taker="school") in stolen
    assert {one.taker for one in stolen} == {"school"}


def test_a_topic_without_its_phrases_loses_none() -> None:
    before = knowledge()
    after = replace(before, phrases=tuple(one for one in before.phrases if one.topic != "alien-card"))
    assert all(one.topic != "alien-card" for one in stolen_phrases(before, after))


def test_tells_in_seconds_what_a_careless_phrase_does() -> None:
    before = read(starter_directory())
    copied = [phrase.text for phrase in before.phrases if phrase.topic == "alien-card"][:40]
    added = tuple(Phrase("kenyan-passport", "en", f"{text} pasi") for text in copied)
    stolen = stolen_phrases(before, replace(before, phrases=before.phrases + added))
    assert len(stolen) > 10
    assert {one.taker for one in stolen if one.topic == "alien-card"} >= {"kenyan-passport"}


def test_tells_the_floors_that_would_break() -> None:
    before = build_line(knowledge(), read_texts(LANGUAGES), None)
    after = build_line(knowledge(*GREEDY), read_texts(LANGUAGES), None)
    asked = [Labelled("q1", "my alien card is lost", "en", "clean", ("alien-card",))]
    held, hopeless = Floor("top_1", "all", 90, most=False), Floor("top_1", "all", 101, most=False)
    effect = effect_of(before, after, asked, [held, hopeless], datetime(2026, 11, 24, tzinfo=UTC))
    assert effect.broken == (Breach(held, 0.0),)
    assert effect.stolen == stolen_phrases(before.knowledge, after.knowledge)
