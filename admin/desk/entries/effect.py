"""What other topics would lose to a change of titles or phrases, before anything is changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from admin.desk.visit import Visit
from bot.matcher.effect import stolen_phrases
from knowledge.base import KnowledgeBase
from knowledge.languages import in_language
from knowledge.plain import plain
from knowledge.values import Phrase

MOST: Final = 10
"""Phrases of a topic that are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one topic loses: its title, some of the phrases, and how many in all."""

    title: str
    phrases: tuple[str, ...]
    count: int


def losses(visit: Visit, after: KnowledgeBase, topic: str) -> tuple[Loss, ...]:
    """What each other topic would lose to this one. Takes a second or two where titles or phrases are new."""
    lost: dict[str, list[str]] = {}
    for one in stolen_phrases(visit.desk.knowledge, after):
        if one.taker == topic:
            lost.setdefault(one.topic, []).append(one.text)
    return tuple(Loss(_title(visit, slug), tuple(texts[:MOST]), len(texts)) for slug, texts in lost.items())


def with_phrases(knowledge: KnowledgeBase, phrases: Iterable[Phrase]) -> KnowledgeBase:
    """The knowledge base with more phrases in it; what it has already is not added."""
    known = {plain(one.text) for one in knowledge.phrases}
    new = tuple(one for one in phrases if plain(one.text) not in known)
    return replace(knowledge, phrases=(*knowledge.phrases, *new))


def _title(visit: Visit, topic: str) -> str:
    knowledge = visit.desk.knowledge
    entry = knowledge.entry(topic, None)
    known = knowledge.topics.get(topic)
    return in_language(entry.title, visit.language) if entry else known.wants if known else topic
