"""An entry as the fields of its form."""

from collections.abc import Iterator
from decimal import Decimal

from knowledge.facts import Documents, Duration, Eligibility, Fact, Fee, Hours, OpeningHours, Steps, Where
from knowledge.facts.fact import kind_of
from knowledge.languages import Text
from knowledge.values import Entry, Source

Pairs = Iterator[tuple[str, list[str]]]
YES = "yes"


def fields_of_entry(entry: Entry) -> dict[str, list[str]]:
    """The fields of an entry's form, filled in; their names are listed in admin/desk/entry_form."""
    return dict(_fields(entry))


def _fields(entry: Entry) -> Pairs:
    yield from _text("title", entry.title)
    yield from _text("answer", entry.answer)
    yield from _text("more", entry.more)
    yield from _text("emergency_line", entry.emergency_line or {})
    yield "fact", [fact.key for fact in entry.facts]
    for fact in entry.facts:
        yield from _fact(f"fact.{fact.key}", fact)
    yield "contact", list(entry.contacts)
    yield "source", [source.key for source in entry.sources]
    for source in entry.sources:
        yield from _source(f"source.{source.key}", source)
    yield "checked_on", [entry.checked_on.isoformat()]
    yield "review_by", [entry.review_by.isoformat()]
    yield "checked_by", [entry.checked_by]


def _text(name: str, text: Text) -> Pairs:
    for language, words in text.items():
        yield f"{name}.{language}", [words]


def _fact(name: str, fact: Fact) -> Pairs:
    yield f"{name}.kind", [kind_of(fact).value]
    yield from _own(name, fact)
    yield f"{name}.sources", list(fact.provenance.sources)
    yield f"{name}.confidence", [fact.provenance.confidence]
    if fact.provenance.may_have_changed:
        yield f"{name}.may_have_changed", [YES]


def _own(name: str, fact: Fact) -> Pairs:
    match fact:
        case Fee():
            yield f"{name}.amount", [_amount(fact.amount)]
            if fact.amount_to is not None:
                yield f"{name}.amount_to", [_amount(fact.amount_to)]
            yield f"{name}.currency", [fact.currency]
            yield from _text(f"{name}.covers", fact.covers)
        case Documents() | Steps() | Eligibility():
            yield f"{name}.item", [str(number) for number in range(1, len(fact.items) + 1)]
            for number, item in enumerate(fact.items, 1):
                yield from _text(f"{name}.item.{number}", item)
        case Where():
            yield from _text(f"{name}.text", fact.text)
        case Hours():
            yield from hours_fields(name, fact.hours)
        case Duration():
            for part, span in (("least", fact.least), ("most", fact.most)):
                if span is not None:
                    yield f"{name}.{part}", [str(span)]
            yield f"{name}.unit", [fact.unit]
            yield from _text(f"{name}.of", fact.of)


def hours_fields(name: str, hours: OpeningHours) -> Pairs:
    """Opening hours as the fields of this name."""
    yield f"{name}.days", list(hours.days)
    if hours.opens is not None and hours.closes is not None:
        yield f"{name}.opens", [hours.opens]
        yield f"{name}.closes", [hours.closes]
    if hours.always:
        yield f"{name}.always", [YES]


def _source(name: str, source: Source) -> Pairs:
    yield f"{name}.title", [source.title]
    yield f"{name}.url", [source.url]
    yield f"{name}.document", [source.document]
    yield f"{name}.published", [source.published]
    yield f"{name}.read_on", [source.read_on.isoformat()]


def _amount(amount: Decimal) -> str:
    """The shortest writing of an amount: 5000, 12.5."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount.normalize():f}"
