"""When to try a message again, and when to give it up."""

from datetime import datetime, timedelta
from typing import Final

WAITS: Final = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 3_600))
"""Waits after the first, second ... failed try; the last one repeats."""
GIVE_UP_AFTER: Final = timedelta(hours=24)
"""An answer a day late helps nobody and confuses (our choice)."""


def next_try(attempts: int, created_at: datetime, now: datetime, told: timedelta | None) -> datetime | None:
    """When to try again after `attempts` failed tries; None to give up. `told` is the provider's own wait."""
    if now - created_at >= GIVE_UP_AFTER:
        return None
    return now + (told or WAITS[min(attempts, len(WAITS)) - 1])
