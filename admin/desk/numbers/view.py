"""What a visitor asks to see: a period, and her counties or one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from admin.desk.numbers.figures import Figures, figures
from admin.desk.numbers.gathering import gather
from admin.desk.numbers.keeping import count_missing
from admin.desk.numbers.meetings import AFTER, BEFORE, effect, held_in
from admin.desk.numbers.names import Names
from admin.desk.numbers.period import USUAL, Period, read_period
from admin.desk.numbers.subjects import EVERYWHERE, UNTOLD
from admin.desk.store.settings import SMS_PRICE, setting
from admin.desk.visit import Forbidden, Missing, Visit
from knowledge.values import NATIONAL


@dataclass(frozen=True, slots=True)
class View:
    """A period and the scopes that are summed. `county` is the one that was chosen, empty for all of the member's.

    `counties` are those whose own numbers stand beside the sum: none where one was chosen.
    """

    period: Period
    county: str
    scopes: tuple[str, ...]
    counties: tuple[str, ...]
    places: tuple[str, ...]
    """Counties whose barazas are shown."""


def choices(visit: Visit) -> list[str]:
    """The scopes that the member may look at one by one."""
    mine = [slug for slug in visit.desk.knowledge.counties if visit.member.looks_after(slug)]
    return mine if visit.member.counties else [*mine, UNTOLD]


def read_view(visit: Visit, period: str | None = None) -> View:
    """The view that the address asks for; Missing where its period does not exist, Forbidden for another's county."""
    found = read_period(period or visit.asked("period") or USUAL, visit.today)
    county, allowed = visit.asked("county"), choices(visit)
    if found is None:
        raise Missing
    if county and county not in allowed:
        raise Forbidden
    if county:
        return View(found, county, (county,), (), tuple({county} - {UNTOLD}))
    scopes = tuple(visit.member.counties) or (EVERYWHERE,)
    return View(found, "", scopes, tuple(allowed), tuple(one for one in allowed if one != UNTOLD))


def read_figures(visit: Visit, view: View, names: Names) -> Figures:
    """Everything that is shown of a view, in the language of these names."""
    period, here = view.period, visit.connection
    earliest = min(period.before.first, period.first - timedelta(days=BEFORE))
    latest = min(period.last + timedelta(days=AFTER), visit.today)
    fresh = count_missing(here, earliest, latest)
    shown = figures(gather(here, period, view.scopes, view.counties, fresh), names, _price(visit))
    held = held_in(here, period, view.places, visit.now)
    barazas = effect(here, held, names, visit.today, fresh)
    return Figures(shown.total, shown.answered, shown.sms, {**shown.tables, barazas.slug: barazas})


def names_in(visit: Visit, language: str) -> Names:
    """The names in a language of the desk."""
    return Names(visit.desk.words[language], visit.desk.knowledge)


def place_of(view: View, names: Names, counties: Sequence[str]) -> str:
    """What a view is of, in words. `counties` are those the member is limited to."""
    if view.county:
        return names.county(view.county)
    return ", ".join(names.county(one) for one in counties) or names.say("Whole country")


def _price(visit: Visit) -> Decimal | None:
    """What a part costs as far as the desk was told."""
    try:
        return Decimal(setting(visit.connection, NATIONAL, SMS_PRICE) or "none")
    except InvalidOperation:
        return None
