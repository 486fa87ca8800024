"""Which topic is a text about? One table of weights over all topics and the groups of messages that are not for us."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.matcher.examples import Example
from bot.matcher.learner import refine, softmax
from bot.matcher.lift import count
from bot.matcher.vectors import Ints, Rows, Vector
from bot.matcher.weights import Weights

DANGER_TIMES: Final = 3
"""How much more a danger message counts than a phrase. Of 270 labelled dangers the right line stands first for 98.9 %;
counted once or twice for 98.2 to 98.7. With the alarm set so that it rings as often, it matters little for messages of
unseen writers: the right line first for 71 %, counted four times for 70."""

REFINED: Final = 256
"""Up to this many classes the counted weights are refined, which takes time and memory by rows x classes: two seconds
at 77 topics, minutes at 2,000. Above, counting alone is 1.8 points worse."""

SURE: Final = 0.85
"""What counted and refined weights, added, are multiplied with, so that their probabilities come true for the phrases
of unseen writers (0.7 and 1.0 are worse in the logarithm)."""
SURE_COUNTED: Final = 1.3
"""The same for counted weights alone."""


TINY: Final = 1e-9
"""Keeps logarithms finite."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics with their probabilities, best first, and the probability that the text is not for us.

    Beside the probabilities, which add up to 1 whatever was asked: the scores of the best topic, of the best group of
    messages that are not for us, and of all on average (log-odds); and the `doubt` between all (entropy, in nats).
    """

    topics: tuple[tuple[str, float], ...]
    nothing: float
    best: float = 0.0
    best_nothing: float = 0.0
    average: float = 0.0
    doubt: float = 0.0


class TopicVote:
    """Ranks topics by learned weights."""

    def __init__(self, slugs: Sequence[str], weights: Weights) -> None:
        """The topics, and the weight of each mark for each; classes beyond the topics are not for us."""
        self._slugs = tuple(slugs)
        self._weights = weights

    def ranking(self, vector: Vector) -> Ranking:
        """How likely each topic is what the text is about."""
        scores = self._weights.scores(vector)
        chances = softmax(scores)
        ours, count = chances[: len(self._slugs)], len(self._slugs)
        order = np.argsort(-ours, kind="stable").tolist()
        return Ranking(
            topics=tuple(zip(map(self._slugs.__getitem__, order), ours[order].tolist(), strict=True)),
            nothing=float(chances[count:].sum()),
            best=float(scores[:count].max(initial=0)),
            best_nothing=float(scores[count:].max(initial=0)),
            average=float(scores.mean()),
            doubt=-float(chances @ np.log(chances + TINY)),
        )

    def lean(self, vector: Vector, topic: str) -> float:
        """How much the text speaks for a topic, in log-odds against the mean of all."""
        scores = self._weights.scores(vector)
        return float(scores[self._slugs.index(topic)] - scores.mean())


def learn_topics(rows: Rows, examples: Sequence[Example], marks: int, slugs: Sequence[str]) -> Weights:
    """The weights for a TopicVote, from examples and their rows."""
    labels, classes = labels_of(examples, slugs)
    times = times_of(examples)
    counted = count(rows, labels, times, marks, classes).weights()
    if classes > REFINED:
        return counted.times(SURE_COUNTED)
    return counted.plus(refine(rows, labels, times, counted)).times(SURE)


def labels_of(examples: Sequence[Example], slugs: Sequence[str]) -> tuple[Ints, int]:
    """The class of each example and how many there are: the topics, then the groups of messages that are not for us.

    "Not for us" as one class is too wide to be counted: in groups (football, love, ...) 64 % of unseen phrases can be
    answered where 61 % could, while one near miss in ten is.
    """
    groups = sorted({example.group for example in examples if example.topic is None})
    ours = {slug: number for number, slug in enumerate(slugs)}
    others = {group: number for number, group in enumerate(groups, start=len(slugs))}
    labels = (others[one.group] if one.topic is None else ours[one.topic] for one in examples)
    return np.fromiter(labels, np.int32), len(ours) + len(others)


def times_of(examples: Sequence[Example]) -> Ints:
    """How often each example counts."""
    return np.fromiter((DANGER_TIMES if example.danger else 1 for example in examples), np.int32)
