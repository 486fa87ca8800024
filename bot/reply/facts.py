"""Facts, contacts and dates in the words of one language. One value, the same in every language."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

import phonenumbers
from babel.dates import format_date

from bot.words import Words, _
from knowledge.facts import Documents, Duration, Eligibility, Fact, Fee, Hours, OpeningHours, Steps, Where
from knowledge.facts.hours import WEEK
from knowledge.languages import in_language
from knowledge.values import Contact

REGION: Final = "KE"
LOCALES: Final = {"sw": "sw_KE", "en": "en_KE"}
"""Babel's locale for dates, where it is not the language's own code."""
DAY_NAMES: Final = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
UNITS: Final = {
    ("hour", False): _("{count} hour"),
    ("hour", True): _("{count} hours"),
    ("day", False): _("{count} day"),
    ("day", True): _("{count} days"),
    ("week", False): _("{count} week"),
    ("week", True): _("{count} weeks"),
    ("month", False): _("{count} month"),
    ("month", True): _("{count} months"),
    ("year", False): _("{count} year"),
    ("year", True): _("{count} years"),
}
RANGES: Final = {
    "hour": _("{least} to {most} hours"),
    "day": _("{least} to {most} days"),
    "week": _("{least} to {most} weeks"),
    "month": _("{least} to {most} months"),
    "year": _("{least} to {most} years"),
}
PARTS_OF_DAY: Final = (
    (5, _("{clock} at night")),
    (12, _("{clock} in the morning")),
    (16, _("{clock} in the afternoon")),
    (19, _("{clock} in the evening")),
    (24, _("{clock} at night")),
)
"""Until which hour each part of the day lasts."""
CLOCK_FROM_SUNRISE: Final = frozenset({"sw", "am"})
"""Languages that count the hours from sunrise: 08:00 is saa 2."""


class FactWords:
    """Renders facts and contacts in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._language = words.language

    def value(self, fact: Fact) -> str:
        """The fact's value alone, short enough to stand inside a sentence."""
        match fact:
            case Fee():
                return self._amount(fact)
            case Documents() | Steps() | Eligibility():
                return ", ".join(in_language(item, self._language) for item in fact.items)
            case Where():
                return in_language(fact.text, self._language)
            case Hours():
                return self.hours(fact.hours)
            case Duration():
                return self._span(fact)
            case _:
                raise TypeError(f"no words for a {type(fact).__name__}")

    def line(self, fact: Fact) -> str:
        """The fact as a line of its own, saying what it is."""
        value, say = self.value(fact), self._words.say
        match fact:
            case Fee():
                return say(_("Cost: {amount}, {covers}"), amount=value, covers=in_language(fact.covers, self._language))
            case Documents():
                return say(_("Bring: {papers}"), papers=value)
            case Steps():
                steps = (in_language(item, self._language) for item in fact.items)
                return say(_("Steps: {steps}"), steps=" ".join(f"{n}) {step}" for n, step in enumerate(steps, 1)))
            case Where():
                return say(_("Where: {place}"), place=value)
            case Hours():
                return say(_("Open: {hours}"), hours=value)
            case Duration():
                return say(_("Time: {span}, {of}"), span=value, of=in_language(fact.of, self._language))
            case _:
                return say(_("Who can: {people}"), people=value)

    def contact_value(self, contact: Contact) -> str:
        """The number or address as people in Kenya write it: 0800 730 999, not +254800730999."""
        return contact_value(contact, self._language)

    def contact_line(self, contact: Contact) -> str:
        """Who it is, how to reach them, and when, in one line."""
        name, value = in_language(contact.name, self._language), self.contact_value(contact)
        if contact.hours is None:
            return self._with_note(contact, f"{name}: {value}")
        return self._with_note(contact, f"{name}: {value} ({self.hours(contact.hours)})")

    def short_contact(self, contact: Contact) -> str:
        """Who it is and the number only, for an SMS."""
        return f"{in_language(contact.name, self._language)}: {self.contact_value(contact)}"

    def hours(self, hours: OpeningHours) -> str:
        """Opening hours in words, with this language's own clock."""
        if hours.always:
            return self._words.say(_("day and night"))
        days = self._days(hours.days)
        if hours.opens is None or hours.closes is None:
            return days
        opens, closes = self.clock(hours.opens), self.clock(hours.closes)
        return self._words.say(_("{days}, {opens} to {closes}"), days=days, opens=opens, closes=closes)

    def month(self, day: date) -> str:
        """A month and year: "Nov 2026"."""
        return format_date(day, "MMM y", locale=LOCALES.get(self._language, self._language))

    def day(self, day: date) -> str:
        """A whole date: "22 Nov 2026"."""
        return format_date(day, "d MMM y", locale=LOCALES.get(self._language, self._language))

    def _with_note(self, contact: Contact, line: str) -> str:
        return f"{line}. {in_language(contact.note, self._language)}" if contact.note else line

    def _amount(self, fee: Fee) -> str:
        if fee.amount == 0 and fee.amount_to is None:
            return self._words.say(_("free"))
        if fee.amount_to is None:
            return _money(fee.currency, fee.amount)
        low, high = _money(fee.currency, fee.amount), _number(fee.amount_to)
        return self._words.say(_("{low} to {high}"), low=low, high=high)

    def _span(self, duration: Duration) -> str:
        least, most, say = duration.least, duration.most, self._words.say
        if least is not None and most is not None and least != most:
            return say(RANGES[duration.unit], least=least, most=most)
        if most is None:
            return say(_("at least {span}"), span=self._count(least or 0, duration.unit))
        if least is None:
            return say(_("up to {span}"), span=self._count(most, duration.unit))
        return self._count(most, duration.unit)

    def _count(self, count: int, unit: str) -> str:
        return self._words.say(UNITS[unit, count != 1], count=count)

    def _days(self, days: Iterable[str]) -> str:
        open_days = tuple(day for day in WEEK if day in tuple(days))
        names = [self._words.say(DAY_NAMES[day]) for day in open_days]
        if len(open_days) == len(WEEK):
            return self._words.say(_("every day"))
        first = WEEK.index(open_days[0])
        if len(open_days) > 2 and open_days == WEEK[first : first + len(open_days)]:
            return self._words.say(_("{first} to {last}"), first=names[0], last=names[-1])
        return ", ".join(names)

    def clock(self, clock: str) -> str:
        """A time of day such as "08:30", as this language tells it."""
        hour, minute = int(clock[:2]), int(clock[3:])
        return self._words.say(_clock_message(hour % 24), clock=self._twelve(hour % 24, minute))

    def _twelve(self, hour: int, minute: int) -> str:
        """The hour as this language counts it, with the minutes if there are any."""
        counted = (hour - 6 if self._language in CLOCK_FROM_SUNRISE else hour) % 12 or 12
        return str(counted) if minute == 0 else f"{counted}:{minute:02d}"


def _clock_message(hour: int) -> str:
    return next(message for until, message in PARTS_OF_DAY if hour < until)


def _money(currency: str, amount: Decimal) -> str:
    return f"{currency} {_number(amount)}"


def _number(amount: Decimal) -> str:
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def contact_value(contact: Contact, language: str) -> str:
    """A contact's value as people read it."""
    value = in_language(contact.value, language)
    if not value.startswith("+"):
        return value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return _dialled(value)


@cache
def _dialled(value: str) -> str:
    """A contact's number as people dial it. Remembered: there are a few hundred, and a reply needs a dozen (0.1 ms)."""
    number = phonenumbers.parse(value, None)
    kenyan = phonenumbers.region_code_for_number(number) == REGION
    style = phonenumbers.PhoneNumberFormat.NATIONAL if kenyan else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
