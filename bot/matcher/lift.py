"""How many times likelier is a topic when a mark is there? Counted, not learned: done in a tenth of a second.

This is naive Bayes with the prior of each class as its smoothing: the logarithm of 1 + (share of the class among the
texts with the mark) / (share among all texts). Pairs of mark and class that never met weigh exactly nothing, so
2,000 topics cost what their phrases cost. Measured by learning from four writers' phrases and asking those of three
others (first topic right, of 2,926; among three): this alone 68.4 and 84.3 %, the descent of `refine` alone 66.2 and
83.6, both added 70.2 and 86.4.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matcher.vectors import Ints, Longs, Rows
from bot.matcher.weights import Weights

Doubles = NDArray[np.float64]

SMOOTHING: Final = 1.0
"""Times the prior; 0.1 gave 66.0 % instead of 68.4, 3 gave 68.1."""
LEAST_SEEN: Final = 0.5
"""A mark counts as seen at least this often (in units of a row's weight), so that the rarest do not shout."""
STEPS: Final = 18
"""Bits for the fraction of a row's weight while it is added up."""
ROOM: Final = 21
"""Bits for that weight: room for a row that counts up to seven times."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often marks and classes met, in units of a row's weight.

    Mark i met classes[starts[i]:starts[i + 1]], ascending, as often as `together` there, and was `seen[i]` in all;
    `share` is that of each class (0 to 1).
    """

    starts: NDArray[np.int32]
    classes: NDArray[np.uint16]
    together: Doubles
    seen: Doubles
    share: Doubles

    def weights(self) -> Weights:
        """The lift of each class by each mark."""
        lift = lift_of(self.together, np.repeat(self.seen, np.diff(self.starts)), self.share[self.classes])
        return Weights(self.starts, self.classes, lift.astype(np.float32), len(self.share))


def lift_of(together: Doubles, seen: Doubles, share: Doubles) -> Doubles:
    """How much a mark speaks for a class that it met so often."""
    return np.asarray(np.log1p(together / (SMOOTHING * share * np.maximum(seen, LEAST_SEEN))))


def count(rows: Rows, labels: Ints, times: Ints, marks: int, classes: int) -> Counts:
    """Count marks and classes. `times` tells how often each row counts."""
    pairs, together = _together(rows, labels, times, classes)
    mark, label = np.divmod(pairs, classes)
    seen = np.bincount(mark, together, marks).astype(np.float64)
    share = np.bincount(label, together, classes) / max(together.sum(), LEAST_SEEN)
    starts = np.concatenate(([0], np.cumsum(np.bincount(mark, minlength=marks))))
    return Counts(starts.astype(np.int32), label.astype(np.uint16), together, seen, share)


def _together(rows: Rows, labels: Ints, times: Ints, classes: int) -> tuple[Longs, Doubles]:
    """The pairs that met (mark x classes + class, ascending), and the weight of the rows where they did.

    A row's weight rides in the last bits of its pair: sorting numbers takes half the time of sorting their places.
    """
    counted = np.repeat(times, np.diff(rows.starts))
    met = rows.marks.astype(np.int64)
    met *= classes
    met += np.repeat(labels, np.diff(rows.starts))
    met <<= ROOM
    met |= np.rint(rows.weights * counted * np.float32(1 << STEPS)).astype(np.int32)
    met = met[counted > 0]
    met.sort()
    weights = met & ((1 << ROOM) - 1)
    met >>= ROOM
    first = np.flatnonzero(np.diff(met, prepend=-1))
    return met[first], np.add.reduceat(weights, first) / (1 << STEPS)
