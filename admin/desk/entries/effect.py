"""What a change of titles or phrases would do to others who ask, before anything is changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from admin.desk.visit import Visit
from admin.effect import Effect as Found
from admin.effect import effect_of, own_floors, own_questions
from admin.floors import Breach
from bot.line import Line, build_line
from bot.matcher.effect import Stolen
from bot.matcher.examples import examples_of
from bot.matcher.memory import give_back
from bot.words import _
from knowledge.base import KnowledgeBase
from knowledge.languages import in_language
from knowledge.plain import plain
from knowledge.store.phrase_rows import StoredPhrase
from knowledge.store.tables import PhraseKind
from knowledge.values import Phrase

MOST: Final = 10
"""Phrases of a topic that are shown; the rest is counted."""
FIGURES: Final = {
    "top_1": _("Questions that find the right topic first"),
    "top_3": _("Questions whose topic is among the three offered"),
    "answered": _("Questions that are answered at once"),
    "precision": _("Answers at once that are right"),
    "danger": _("People in danger who get the right emergency line"),
    "false_alarms": _("Harmless messages that are taken for danger"),
    "out_of_scope_answered": _("Messages about other things that get an answer all the same"),
    "county": _("Places that are recognised"),
    "aspect": _("Facts asked for that are recognised"),
    "language": _("Replies in the right language"),
    "social": _("Greetings and thanks that are recognised"),
}
GROUPS: Final = {
    "all": _("all messages"),
    "everyday": _("everyday messages"),
    "hard": _("stories without the name of a service"),
    "mixed": _("mixed languages"),
}

_turn: Final = Lock()


@dataclass(frozen=True, slots=True)
class Loss:
    """What one topic loses: its title, some of the phrases, and how many in all."""

    title: str
    phrases: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Worse:
    """A figure over the labelled questions that would fall below what is promised, in percent."""

    figure: str
    group: str
    value: float
    bound: float
    most: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What other topics would lose, and what would get worse for everybody; not known where `busy`."""

    losses: tuple[Loss, ...] = ()
    worse: tuple[Worse, ...] = ()
    busy: bool = False


def effect_on_others(visit: Visit, after: KnowledgeBase, takers: Collection[str]) -> Effect:
    """What becomes of other topics and of the labelled questions with this state of the knowledge base.

    Of what topics would lose, that is told which one of the `takers` would take, the topics that are changed. What
    falls between others by chance, a phrase or two among thousands, is none of their doing.

    Where titles or phrases are new, all is learned and asked once more: some 7 seconds of a processor, and much memory.
    So only one is looked at at a time; whoever comes meanwhile is told to ask again, and keeps no one waiting.
    """
    before = visit.desk.line()
    if set(examples_of(before.knowledge)) == set(examples_of(after)):
        return Effect()
    if not _turn.acquire(blocking=False):
        return Effect(busy=True)
    try:
        found = _found(visit, before, after)
    finally:
        give_back()
        _turn.release()
    worse = tuple(_worse(visit, one) for one in found.broken)
    return Effect(_losses(visit, found.stolen, takers), worse)


def _found(visit: Visit, before: Line, after: KnowledgeBase) -> Found:
    """The effect; the line that was learned for it is gone afterwards."""
    then = build_line(after, visit.desk.texts, visit.desk.settings.county)
    return effect_of(before, then, own_questions(), own_floors(), visit.now)


def with_phrases(knowledge: KnowledgeBase, phrases: Iterable[Phrase], danger: Iterable[Phrase] = ()) -> KnowledgeBase:
    """The knowledge base with more phrases and danger messages in it; what it has already is not added."""
    return replace(
        knowledge,
        phrases=(*knowledge.phrases, *_new(knowledge.phrases, phrases)),
        danger=(*knowledge.danger, *_new(knowledge.danger, danger)),
    )


def without_phrase(knowledge: KnowledgeBase, phrase: StoredPhrase) -> KnowledgeBase:
    """The knowledge base without one phrase or danger message."""
    known = knowledge.danger if phrase.kind is PhraseKind.DANGER else knowledge.phrases
    left = tuple(one for one in known if (one.topic, one.text) != (phrase.topic, phrase.text))
    return replace(knowledge, danger=left) if phrase.kind is PhraseKind.DANGER else replace(knowledge, phrases=left)


def _new(known: Iterable[Phrase], phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    spelt = {plain(one.text) for one in known}
    return tuple(one for one in phrases if plain(one.text) not in spelt)


def _losses(visit: Visit, stolen: Iterable[Stolen], takers: Collection[str]) -> tuple[Loss, ...]:
    lost: dict[str, list[str]] = {}
    for one in stolen:
        if one.taker in takers:
            lost.setdefault(one.topic, []).append(one.text)
    return tuple(Loss(_title(visit, slug), tuple(texts[:MOST]), len(texts)) for slug, texts in lost.items())


def _worse(visit: Visit, breach: Breach) -> Worse:
    floor, names = breach.floor, visit.desk.knowledge.language_names
    group = names[floor.group].own_name if floor.group in names else visit.say(GROUPS.get(floor.group, floor.group))
    return Worse(visit.say(FIGURES[floor.figure]), group, breach.value, floor.bound, floor.most)


def _title(visit: Visit, topic: str) -> str:
    knowledge = visit.desk.knowledge
    entry = knowledge.entry(topic, None)
    known = knowledge.topics.get(topic)
    return in_language(entry.title, visit.language) if entry else known.wants if known else topic
