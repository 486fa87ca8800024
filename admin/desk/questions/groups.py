"""Groups questions that ask the same thing, in whatever language and spelling. Pure.

The matcher has named the likeliest topic of each, which is the same for "alien card imepotea" and "lost my alien card";
under it, wordings that differ by spelling are counted together.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rapidfuzz import fuzz

from bot.store.kept import Kept
from knowledge.plain import plain

ALIKE: Final = 84.0
"""rapidfuzz's ratio (0 to 100) from which two wordings are one: "wap" and "wapi" yes, another noun no."""
COMPARED: Final = 400
"""Wordings of one topic that are compared with each other; more of them stand alone."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of asking: its commonest or first spelling, and the questions that are spelt like it."""

    text: str
    language: str
    numbers: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many people asked so."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that seem to ask for one topic (None where nothing was near), the commonest wording first."""

    topic: str | None
    wordings: tuple[Wording, ...]
    count: int
    counties: tuple[str, ...]
    newest: datetime


def grouped(questions: Sequence[Kept]) -> tuple[Group, ...]:
    """The questions by what they seem to ask, those asked most first."""
    by_topic: dict[str | None, list[Kept]] = defaultdict(list)
    for one in questions:
        by_topic[one.confirmed_topic or (one.topics[0] if one.topics else None)].append(one)
    groups = [_group(topic, asked) for topic, asked in by_topic.items()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.topic or "~")))


def _group(topic: str | None, asked: Sequence[Kept]) -> Group:
    return Group(
        topic=topic,
        wordings=_wordings(asked),
        count=len(asked),
        counties=tuple(sorted({one.county for one in asked if one.county})),
        newest=max(one.asked_at for one in asked),
    )


def _wordings(asked: Sequence[Kept]) -> tuple[Wording, ...]:
    """Wordings with the questions that are spelt like them; the first seen gives the spelling that is shown."""
    heads: list[str] = []
    members: dict[str, list[Kept]] = {}
    for one in sorted(asked, key=lambda kept: kept.number):
        spelt = plain(one.text) or one.text
        head = spelt if spelt in members else _like(spelt, heads[:COMPARED])
        if head is None:
            heads.append(spelt)
            members[spelt] = [one]
        else:
            members[head].append(one)
    found = [Wording(many[0].text, many[0].language, tuple(one.number for one in many)) for many in members.values()]
    return tuple(sorted(found, key=lambda wording: -wording.count))


def _like(spelt: str, heads: Sequence[str]) -> str | None:
    return next((head for head in heads if fuzz.ratio(spelt, head, score_cutoff=ALIKE)), None)
