"""Answer, offer choices, or say that we do not know: by the calibrated chance that the first topic is right.

The numbers come from calibration.yaml, which `admin.calibrate` makes by cross-validation over the knowledge base's own
phrases and negatives: a learner is too sure of what it has seen, so each phrase is judged by one that has not seen it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from bot.matcher.topics import Ranking
from bot.messages import Decision

FILE: Final = Path(__file__).with_name("calibration.yaml")


def signs_of(ranking: Ranking, topics: Sequence[tuple[str, float]]) -> tuple[float, ...]:
    """Signs that the first of these topics is right; `topics` are those of the ranking that can be answered here.

    Measured on 860 labelled questions and 160 messages that are not for us, at the threshold where 3 % of these would
    be answered (negatives counting three times in `admin.calibrate`): the probabilities and the share of known marks
    answer 71 % of the questions, with the three scores 77 %, with the doubt 80 %. With these, the share of known
    marks or words and the length bring nothing.
    """
    first = topics[0][1]
    second = topics[1][1] if len(topics) > 1 else 0.0
    return (
        1.0,
        _log_odds(first),
        math.log((first + TINY) / (second + TINY)),
        _log_odds(ranking.nothing),
        ranking.best,
        ranking.best_nothing,
        ranking.average,
        ranking.doubt,
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weight of each sign, and the least chance (0 to 1) for an answer, for choices, and for an emergency line."""

    weights: tuple[float, ...]
    answer: float
    choices: float
    danger: float

    def chance(self, signs: Sequence[float]) -> float:
        """The probability that the first topic is right."""
        total = sum(weight * number for weight, number in zip(self.weights, signs, strict=True))
        return 1 / (1 + math.exp(-max(-LIMIT, min(LIMIT, total))))

    def decide(self, chance: float) -> Decision:
        """What kind of reply a chance of being right deserves."""
        if chance >= self.answer:
            return Decision.ANSWER
        return Decision.CHOICES if chance >= self.choices else Decision.UNKNOWN


TINY: Final = 1e-6
"""Keeps logarithms finite."""
LIMIT: Final = 30.0
"""Log-odds beyond this are certainty."""


def read_calibration(path: Path = FILE) -> Calibration:
    """The committed calibration."""
    stored: Mapping[str, list[float] | float] = yaml.safe_load(path.read_text(encoding="utf-8"))
    weights = stored["weights"]
    if not isinstance(weights, list):
        raise TypeError(f"{path.name}: weights is a list of numbers")
    answer, choices, danger = (float(str(stored[key])) for key in ("answer", "choices", "danger"))
    return Calibration(tuple(weights), answer, choices, danger)


def _log_odds(probability: float) -> float:
    return math.log((probability + TINY) / (1 - probability + TINY))
