"""Fact types. Each names its kind, carries its own fields, and says where it comes from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.facts.hours import OpeningHours
from knowledge.languages import Text


class FactKind(StrEnum):
    """What a person can ask about an entry."""

    FEE = "fee"
    DOCUMENTS = "documents"
    STEPS = "steps"
    WHERE = "where"
    HOURS = "hours"
    DURATION = "duration"
    ELIGIBILITY = "eligibility"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from: keys of the entry's sources, and how far it was checked.

    `confidence` is one of confirmed, second-source, read, unverified (content/README.md).
    """

    sources: tuple[str, ...]
    confidence: str
    may_have_changed: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed part of an entry. `key` is unique in its entry and names the fact in texts as {key}."""

    key: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Fee(Fact):
    """What something costs, in whole or decimal units of `currency` (ISO 4217). An amount of 0 is free."""

    amount: Decimal
    currency: str
    covers: Text
    amount_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Documents(Fact):
    """The papers to bring."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Steps(Fact):
    """What to do, in order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Where(Fact):
    """The place to go to."""

    text: Text


@dataclass(frozen=True, slots=True)
class Hours(Fact):
    """When it is open."""

    hours: OpeningHours


@dataclass(frozen=True, slots=True)
class Duration(Fact):
    """How long it takes or lasts: from `least` to `most` units (hour, day, week, month, year) `of` what."""

    unit: str
    of: Text
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Eligibility(Fact):
    """Who can have it."""

    items: tuple[Text, ...]


KIND_OF: dict[type[Fact], FactKind] = {
    Fee: FactKind.FEE,
    Documents: FactKind.DOCUMENTS,
    Steps: FactKind.STEPS,
    Where: FactKind.WHERE,
    Hours: FactKind.HOURS,
    Duration: FactKind.DURATION,
    Eligibility: FactKind.ELIGIBILITY,
}


def kind_of(fact: Fact) -> FactKind:
    """The kind of a fact."""
    return KIND_OF[type(fact)]
