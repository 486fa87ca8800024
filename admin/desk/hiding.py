"""Hides small counts, and enough others that nobody can work the small ones out from a total. Pure.

Whoever reads a table may know its total: it stands above, or in another table of the same page. One hidden number
would then be the total less the others, and two would be known where their sum leaves a single way (1 + 1). So a
table hides at least two numbers or none, and as many more, the smallest first, until the hidden ones together leave
each of them open from 1 to at least 5. All look the same, so that it is not told which of them are small.

What this cannot hinder: somebody who may look at several stretches of time, or at several counties one by one and
together, can compare those pages.
"""

from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

FEWEST: Final = 5
"""Smaller counts are not shown: they could be about one person (our choice, as the issue asks)."""

Key = TypeVar("Key", bound=Hashable)


def shown(count: int) -> int | None:
    """A count that stands alone; None where it is too small to be shown. Nothing is no secret."""
    return None if is_small(count) else count


def is_small(count: int) -> bool:
    """Whether a count must not be shown."""
    return 0 < count < FEWEST


def hide(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """The counts of a table with None for each that must not be shown.

    Where the whole table cannot keep a secret, everything in it is None, the zeros too.
    """
    hidden = {key for key, count in counts.items() if is_small(count)}
    larger = [key for key, count in counts.items() if count >= FEWEST]
    larger.sort(key=lambda key: (counts[key], str(key)), reverse=True)
    while hidden and not _is_secret([counts[key] for key in hidden]):
        if not larger:
            return dict.fromkeys(counts)
        hidden.add(larger.pop())
    return {key: None if key in hidden else count for key, count in counts.items()}


def _is_secret(hidden: list[int]) -> bool:
    """Whether their sum leaves each of these open from 1 to at least FEWEST."""
    others = len(hidden) - 1
    return others > 0 and sum(hidden) - others >= FEWEST
