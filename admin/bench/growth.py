"""How the matcher grows: the time to learn and to answer with more topics than there are, made of the starter phrases.

Copies of the starter topics are written in letters turned round the alphabet, another way for each copy, in half of
their words: so copies share words with each other, as the topics of one field do, and have words of their own.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from string import ascii_lowercase
from typing import Final

import numpy as np

from admin.bench.phrases import phrases_by_topic, timed
from bot.matcher import Matcher
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.plain import plain
from knowledge.values import Phrase, Topic

SIZES: Final = (77, 500, 2_000)
PHRASES: Final = 60
"""Phrases a topic."""
ASKED: Final = 400


@dataclass(frozen=True, slots=True)
class Size:
    """What so many topics with so many phrases cost: seconds to learn, milliseconds to answer."""

    topics: int
    phrases: int
    learning: float
    median: float
    p99: float


def measure(sizes: Sequence[int] = SIZES) -> tuple[Size, ...]:
    """Learn and ask with each number of topics."""
    knowledge = read(starter_directory())
    return tuple(_measure(_grown(knowledge, topics)) for topics in sizes)


def table(sizes: Sequence[Size]) -> str:
    """The figures for a person."""
    lines = ["topics  phrases  learned in s  median ms  p99 ms"]
    lines += [
        f"{one.topics:6}  {one.phrases:7}  {one.learning:12.2f}  {one.median:9.2f}  {one.p99:6.2f}" for one in sizes
    ]
    return "\n".join(lines)


def _measure(knowledge: KnowledgeBase) -> Size:
    started = time.perf_counter()
    matcher = Matcher(knowledge)
    learning = time.perf_counter() - started
    asked = knowledge.phrases[:: max(1, len(knowledge.phrases) // ASKED)]
    times = [timed(lambda text: matcher.find(text, None), phrase.text)[1] for phrase in asked]
    median, p99 = np.percentile(times, (50, 99))
    return Size(
        len(knowledge.topics), len(knowledge.phrases), round(learning, 2), round(float(median), 2), round(float(p99), 2)
    )


def _grown(knowledge: KnowledgeBase, topics: int) -> KnowledgeBase:
    made = list(islice(_copies(knowledge), topics))
    return replace(
        knowledge,
        topics={topic.slug: topic for topic, _ in made},
        phrases=tuple(phrase for _, phrases in made for phrase in phrases),
        danger=(),
        entries={},
    )


def _copies(knowledge: KnowledgeBase) -> Iterator[tuple[Topic, list[Phrase]]]:
    phrases = phrases_by_topic(knowledge)
    for turn in count():
        for topic in knowledge.topics.values():
            copy, chosen = replace(topic, slug=f"{topic.slug}-{turn}"), phrases[topic.slug][turn % 2 :: 2][:PHRASES]
            yield copy, [replace(one, topic=copy.slug, text=_turned(one.text, turn)) for one in chosen]


def _turned(text: str, turn: int) -> str:
    by = turn % len(ascii_lowercase)
    other = str.maketrans(ascii_lowercase, ascii_lowercase[by:] + ascii_lowercase[:by])
    return " ".join(word.translate(other) if len(word) % 2 else word for word in plain(text).split())
