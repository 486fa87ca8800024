"""The stretch of days that is looked at. Days are Nairobi's. Pure."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LENGTHS: Final = (7, 30, 90)
"""Days that can be chosen; the last of them is today."""
USUAL: Final = "30"
MONTHS: Final = 12
"""Months that can be chosen: messages are kept for 400 days."""
MONTH: Final = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`. `name` is how an address calls it: "30", "2026-11"."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """Every day of it."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def before(self) -> "Period":
        """As many days, just before it."""
        length = timedelta(days=len(self.days))
        return Period("", self.first - length, self.last - length)

    @property
    def is_month(self) -> bool:
        """Whether it is a month of the calendar."""
        return MONTH.fullmatch(self.name) is not None


def read_period(name: str, today: date) -> Period | None:
    """The period of this name; None where there is none, or not yet."""
    if name in map(str, LENGTHS):
        return Period(name, today - timedelta(days=int(name) - 1), today)
    month = MONTH.fullmatch(name)
    if month is None:
        return None
    first = date(int(month[1]), int(month[2]), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return Period(name, first, min(last, today)) if first <= today else None


def recent_months(today: date) -> list[date]:
    """The first days of this month and of those before it."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months
