"""How far an entry can still be trusted: age acts (DESIGN: data)."""

from datetime import date, timedelta
from enum import Enum
from typing import Final

from knowledge.values import Entry

WITHHELD_AFTER: Final = timedelta(days=180)
"""How long past its review date an entry is still given, with a warning (our choice, to be confirmed by a county)."""


class Freshness(Enum):
    """What the age of an entry means for the reply."""

    FRESH = "fresh"
    DUE = "due"
    EXPIRED = "expired"


def freshness(entry: Entry, today: date) -> Freshness:
    """Fresh until the review date; due for a while after it; then expired."""
    if today <= entry.review_by:
        return Freshness.FRESH
    return Freshness.DUE if today <= entry.review_by + WITHHELD_AFTER else Freshness.EXPIRED
