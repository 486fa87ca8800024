"""The typed parts of an entry. One value, rendered into every language; never prose with numbers in it."""

from knowledge.facts.fact import (
    Documents,
    Duration,
    Eligibility,
    Fact,
    FactKind,
    Fee,
    Hours,
    Provenance,
    Steps,
    Where,
)
from knowledge.facts.hours import OpeningHours

__all__ = [
    "Documents",
    "Duration",
    "Eligibility",
    "Fact",
    "FactKind",
    "Fee",
    "Hours",
    "OpeningHours",
    "Provenance",
    "Steps",
    "Where",
]
