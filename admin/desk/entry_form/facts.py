"""Facts out of typed fields: each kind reads its own. A fact that is wrong is left out, and told by field."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from admin.desk.entry_form.values import NOT_A_CLOCK, NOT_AN_AMOUNT, Typed
from bot.words import _
from knowledge.facts import (
    Documents,
    Duration,
    Eligibility,
    Fact,
    FactKind,
    Fee,
    Hours,
    OpeningHours,
    Provenance,
    Steps,
    Where,
)
from knowledge.facts.hours import WEEK
from knowledge.files.fact_form import CONFIDENCES, UNITS
from knowledge.files.record import SLUG
from knowledge.languages import Text

BAD_KEY: Final = _("The name {name} should be small letters, digits and hyphens.")
NOT_MORE: Final = _("The second amount should be more than the first.")
NO_CURRENCY: Final = _("Write a currency in three letters, such as KES.")
NO_SPAN: Final = _("Write how long: at least, at most, or both.")
NOT_LONGER: Final = _("The second number should not be less than the first.")
NO_DAYS: Final = _("Choose at least one day.")
BOTH_CLOCKS: Final = _("Write when it opens and when it closes, or neither.")


def facts_of(typed: Typed) -> tuple[Fact, ...]:
    """The facts that are right, in order."""
    facts = (_fact(typed, key) for key in typed.names("fact"))
    return tuple(fact for fact in facts if fact is not None)


def _fact(typed: Typed, key: str) -> Fact | None:
    name, before = f"fact.{key}", len(typed.errors)
    if not SLUG.fullmatch(key):
        typed.wrong(f"{name}.key", BAD_KEY, name=key)
        return None
    kind = typed.choice(f"{name}.kind", READERS)
    confidence = typed.choice(f"{name}.confidence", CONFIDENCES)
    provenance = Provenance(typed.words(f"{name}.sources"), confidence, typed.flag(f"{name}.may_have_changed"))
    if kind not in READERS:
        return None
    fact = READERS[kind](typed, key, provenance)
    return fact if len(typed.errors) == before else None


def _fee(typed: Typed, key: str, provenance: Provenance) -> Fact:
    name = f"fact.{key}"
    amount, amount_to = typed.amount(f"{name}.amount"), typed.amount(f"{name}.amount_to")
    if amount is None:
        typed.wrong(f"{name}.amount", NOT_AN_AMOUNT)
    elif amount_to is not None and amount_to <= amount:
        typed.wrong(f"{name}.amount_to", NOT_MORE)
    currency = typed.word(f"{name}.currency")
    if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        typed.wrong(f"{name}.currency", NO_CURRENCY)
    return Fee(key, provenance, amount or Decimal(0), currency, typed.text(f"{name}.covers"), amount_to)


def _items(make: Callable[[str, Provenance, tuple[Text, ...]], Fact]) -> "Reader":
    def read(typed: Typed, key: str, provenance: Provenance) -> Fact:
        name = f"fact.{key}.item"
        return make(key, provenance, tuple(typed.text(f"{name}.{item}") for item in typed.names(name)))

    return read


def _where(typed: Typed, key: str, provenance: Provenance) -> Fact:
    return Where(key, provenance, typed.text(f"fact.{key}.text"))


def _hours(typed: Typed, key: str, provenance: Provenance) -> Fact:
    return Hours(key, provenance, hours_of(typed, f"fact.{key}"))


def hours_of(typed: Typed, name: str) -> OpeningHours:
    """The opening hours in the fields of this name: .days, .opens, .closes, .always."""
    days = tuple(day for day in typed.names(f"{name}.days") if day in WEEK)
    if not days:
        typed.wrong(f"{name}.days", NO_DAYS)
    opens, closes = typed.clock(f"{name}.opens"), typed.clock(f"{name}.closes")
    if (opens is None) != (closes is None):
        typed.wrong(f"{name}.opens", BOTH_CLOCKS if f"{name}.closes" not in typed.errors else NOT_A_CLOCK)
        opens = closes = None
    return OpeningHours(days, opens, closes, typed.flag(f"{name}.always"))


def _duration(typed: Typed, key: str, provenance: Provenance) -> Fact:
    name = f"fact.{key}"
    least, most = typed.count(f"{name}.least"), typed.count(f"{name}.most")
    if least is None and most is None:
        typed.wrong(f"{name}.least", NO_SPAN)
    if least is not None and most is not None and most < least:
        typed.wrong(f"{name}.most", NOT_LONGER)
    unit = typed.choice(f"{name}.unit", UNITS)
    return Duration(key, provenance, unit, typed.text(f"{name}.of"), least, most)


Reader = Callable[[Typed, str, Provenance], Fact]

READERS: Final[dict[str, Reader]] = {
    FactKind.FEE: _fee,
    FactKind.DOCUMENTS: _items(Documents),
    FactKind.STEPS: _items(Steps),
    FactKind.WHERE: _where,
    FactKind.HOURS: _hours,
    FactKind.DURATION: _duration,
    FactKind.ELIGIBILITY: _items(Eligibility),
}
"""How each kind is read, in the order in which the desk offers them."""
