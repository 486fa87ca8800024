"""How much each mark speaks for each class: kept only for the pairs that occur, a tenth of all."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matcher.vectors import Floats, Longs, Vector, spans

Classes = NDArray[np.uint16]

MOST_CLASSES: Final = 65_535
"""What a class's number has room for."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Mark i speaks for classes[starts[i]:starts[i + 1]], ascending, with the weights there; for others not at all.

    16 bits a class and 16 a weight: 1.4 MB for 77 topics, where a full table of 32 bits was 14.
    """

    starts: NDArray[np.int32]
    classes: Classes
    weights: NDArray[np.float16] | Floats
    count: int

    def scores(self, vector: Vector) -> Floats:
        """What the marks of a text say for each class."""
        starts = self.starts[vector.marks].astype(np.int64)
        sizes = self.starts[vector.marks + 1] - starts
        places = spans(starts, sizes)
        said = self.weights[places] * np.repeat(vector.weights, sizes)
        return np.bincount(self.classes[places], said, self.count).astype(np.float32)

    def plus(self, more: Floats) -> "Weights":
        """With a number added to each weight."""
        return replace(self, weights=self.weights + more)

    def times(self, factor: float) -> "Weights":
        """With each weight multiplied, in the 16 bits that are kept."""
        return replace(self, weights=(self.weights * np.float32(factor)).astype(np.float16))


def pairs_of(starts: NDArray[np.int32]) -> Longs:
    """The mark of each pair."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))
