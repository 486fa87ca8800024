"""The starter phrases, as the measurements of the matcher want them."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from knowledge.base import KnowledgeBase
from knowledge.values import Phrase

Result = TypeVar("Result")


def phrases_by_topic(knowledge: KnowledgeBase) -> Mapping[str, Sequence[Phrase]]:
    """The phrases of each topic, in their order."""
    found: dict[str, list[Phrase]] = {}
    for phrase in knowledge.phrases:
        found.setdefault(phrase.topic, []).append(phrase)
    return found


def timed(ask: Callable[[str], Result], text: str) -> tuple[Result, float]:
    """What was answered, and after how many milliseconds."""
    started = time.perf_counter()
    answered = ask(text)
    return answered, (time.perf_counter() - started) * 1_000
