"""Is somebody in danger? A classifier of its own, asked about every text, however sure the matcher is.

It tells each emergency topic's messages from everything else: other topics' phrases, and messages that are not for us.
Rules written from a list of known phrases found 4 of 40 unseen messages in an earlier measurement; so it learns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.matcher.learner import learn, softmax
from bot.matcher.vectors import Floats, Rows, Vector

HARMLESS: Final = 0
"""The class of what is no emergency; emergency topic i is class i + 1."""

SHARE: Final = 0.25
"""An emergency topic is named beside the likeliest where it is at least this share as likely (our choice)."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """The probability that this is an emergency, and the emergency topics by their own, most likely first."""

    probability: float
    topics: tuple[tuple[str, float], ...]

    def named(self, least: float) -> tuple[str, ...]:
        """The topics whose line stands first; none where an emergency is less likely than `least`."""
        if self.probability < least or not self.topics:
            return ()
        floor = SHARE * self.topics[0][1]
        return tuple(slug for slug, probability in self.topics if probability >= floor)


class Danger:
    """Raises the alarm by learned weights."""

    def __init__(self, emergencies: Sequence[str], weights: Floats) -> None:
        """The emergency topics, and the weight of each mark for "no emergency" and for each of them."""
        self._topics = tuple(emergencies)
        self._weights = weights

    def alarm(self, vector: Vector) -> Alarm:
        """How likely the text tells of an emergency, and of which."""
        chances = softmax(vector.weights @ self._weights[vector.marks])
        best = sorted(zip(self._topics, chances[1:].tolist(), strict=True), key=lambda pair: -pair[1])
        return Alarm(1 - float(chances[HARMLESS]), tuple(best))


def learn_danger(rows: Rows, topics: Sequence[str | None], marks: int, emergencies: Sequence[str]) -> Floats:
    """The weights for a Danger, from rows and the topic of each (None for what is not for us)."""
    classes = {slug: number for number, slug in enumerate(emergencies, start=1)}
    labels = np.array([classes.get(topic or "", HARMLESS) for topic in topics], np.int32)
    return learn(rows, labels, marks, len(emergencies) + 1)
