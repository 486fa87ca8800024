"""Which topics are asked more than before, and not by chance. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from admin.desk.hiding import FEWEST

SURE: Final = 2.0
"""Standard deviations by which a topic must have grown. The difference of two counts of chance events scatters by the
root of their sum, so that 2 to 6 may be chance and 20 to 60 is not."""
MOST: Final = 5
"""Topics that are shown."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A topic with its counts now and in the stretch of days before; None where it is hidden."""

    topic: str
    now: int | None
    before: int | None


def rising(
    now: Mapping[str, int | None], before: Mapping[str, int | None], counts: Mapping[str, int], past: Mapping[str, int]
) -> list[Rise]:
    """The topics that rose most surely, the surest first. `counts` and `past` are the numbers themselves; `now` and
    `before` are what may be shown of them: a topic whose number now is hidden is not told of.
    """
    candidates = [topic for topic in counts if now[topic] is not None]
    sure = {topic: _sureness(counts[topic], past.get(topic, 0)) for topic in candidates}
    chosen = [topic for topic in candidates if sure[topic] >= SURE and counts[topic] - past.get(topic, 0) >= FEWEST]
    chosen.sort(key=lambda topic: (-sure[topic], topic))
    return [Rise(topic, now[topic], before.get(topic, 0)) for topic in chosen[:MOST]]


def _sureness(now: int, before: int) -> float:
    return (now - before) / sqrt(now + before) if now + before else 0.0
