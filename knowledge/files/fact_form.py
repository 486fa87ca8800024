"""Facts as plain data: a flat mapping of key, kind, the kind's own fields, and where the fact comes from."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from knowledge.facts import (
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
from knowledge.facts.fact import kind_of
from knowledge.files.hours_form import hours_form, read_hours
from knowledge.files.record import Record
from knowledge.files.yaml_out import Said
from knowledge.languages import Text

CONFIDENCES: Final = ("confirmed", "second-source", "read", "unverified")
UNITS: Final = ("hour", "day", "week", "month", "year")


def fact_form(fact: Fact) -> dict[str, object]:
    """The fields of a fact, in the order in which they are read best."""
    provenance = fact.provenance
    form: dict[str, object] = {"key": fact.key, "kind": kind_of(fact).value, **own_fields(fact)}
    form |= {"sources": list(provenance.sources), "confidence": provenance.confidence}
    return form | {"may_have_changed": True} if provenance.may_have_changed else form


def own_fields(fact: Fact) -> dict[str, object]:
    """The fields that belong to the fact's kind alone."""
    match fact:
        case Fee():
            last = {} if fact.amount_to is None else {"amount_to": _money(fact.amount_to)}
            return {"amount": _money(fact.amount), **last, "currency": fact.currency, "covers": Said(fact.covers)}
        case Documents() | Steps() | Eligibility():
            return {"items": [Said(item) for item in fact.items]}
        case Where():
            return {"text": Said(fact.text)}
        case Hours():
            return hours_form(fact.hours)
        case Duration():
            spans = {"least": fact.least, "most": fact.most}
            known: dict[str, object] = {name: span for name, span in spans.items() if span is not None}
            return known | {"unit": fact.unit, "of": Said(fact.of)}
        case _:
            raise TypeError(f"{type(fact).__name__} has no written form")


def read_fact(record: Record) -> Fact:
    """A fact out of its fields."""
    key = record.slug("key")
    kind = record.choice("kind", tuple(_READERS))
    sources = record.words("sources")
    provenance = Provenance(sources, record.choice("confidence", CONFIDENCES), record.flag("may_have_changed"))
    if kind not in _READERS:
        return Fact(key, provenance)  # noted already; its other fields would only be guessed at
    fact = _READERS[kind](record, key, provenance)
    record.finish()
    return fact


def _read_fee(record: Record, key: str, provenance: Provenance) -> Fact:
    amount = record.amount("amount")
    if amount is None:
        record.note("amount", "is missing")
    amount_to = record.amount("amount_to")
    if amount_to is not None and amount is not None and amount_to <= amount:
        record.note("amount_to", "should be more than amount")
    return Fee(key, provenance, amount or Decimal(0), _currency(record), record.text("covers"), amount_to)


def _currency(record: Record) -> str:
    currency = record.word("currency")
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        record.note("currency", f"{currency!r} is not a currency such as KES")
    return currency


def _read_duration(record: Record, key: str, provenance: Provenance) -> Fact:
    least, most = record.number("least"), record.number("most")
    if least is None and most is None:
        record.note("least", "is missing: a duration needs least, most or both")
    if least is not None and most is not None and most < least:
        record.note("most", "should not be less than least")
    return Duration(key, provenance, record.choice("unit", UNITS), record.text("of"), least, most)


def _read_items(make: Callable[[str, Provenance, tuple[Text, ...]], Fact]) -> "_Reader":
    return lambda record, key, provenance: make(key, provenance, record.texts("items"))


_Reader = Callable[[Record, str, Provenance], Fact]

_READERS: Final[dict[str, _Reader]] = {
    FactKind.FEE: _read_fee,
    FactKind.DOCUMENTS: _read_items(Documents),
    FactKind.STEPS: _read_items(Steps),
    FactKind.WHERE: lambda record, key, provenance: Where(key, provenance, record.text("text")),
    FactKind.HOURS: lambda record, key, provenance: Hours(key, provenance, read_hours(record)),
    FactKind.DURATION: _read_duration,
    FactKind.ELIGIBILITY: _read_items(Eligibility),
}


def _money(amount: Decimal) -> int | Decimal:
    """The shortest writing of an amount: whole units without a point."""
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()
