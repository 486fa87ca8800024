"""Gathers what a page shows: sums of the days that are kept, and the few others counted now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select

from admin.desk.numbers.counting import Counted
from admin.desk.numbers.keeping import together
from admin.desk.numbers.period import Period
from admin.desk.numbers.subjects import DECISION, EVERYWHERE, MESSAGE, SUBJECTS, TOPIC
from admin.desk.store.tables import day_count

IN_FULL: Final = tuple(subject for subject in SUBJECTS if subject != MESSAGE)

Numbers = dict[str, Counter[str]]
"""By subject, how many of each name."""
Fresh = Mapping[date, Counted]
"""The days that are not kept, counted now (`count_missing`)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was counted in a period for some scopes together; topics also of the days before it.

    `counties` are the questions of each county that was asked for. `past_topics` is None where the days before go back
    behind the first message: there is nothing to compare with.
    """

    numbers: Numbers
    days: dict[date, int]
    counties: Counter[str]
    past_topics: Counter[str] | None


def gather(
    connection: Connection, period: Period, scopes: Sequence[str], counties: Sequence[str], fresh: Fresh
) -> Gathered:
    """The numbers of these scopes together, and the questions of each of these counties (or of UNTOLD)."""
    days = dict.fromkeys(period.days, 0) | _kept_days(connection, period, scopes)
    for day in days.keys() & fresh.keys():
        days[day] += _of(fresh[day], scopes)[DECISION].total()
    inside, past = together(fresh, period.first, period.last), together(fresh, period.before.first, period.before.last)
    numbers = _kept(connection, period, scopes, IN_FULL)
    for subject, counts in _of(inside, scopes).items():
        numbers.setdefault(subject, Counter()).update(counts)
    topics = None
    if _began(connection, fresh) <= period.before.first:
        topics = _kept(connection, period.before, scopes, (TOPIC,)).get(TOPIC, Counter())
        topics.update(_of(past, scopes)[TOPIC])
    return Gathered(numbers, days, _counties(connection, period, counties, inside), topics)


def _began(connection: Connection, fresh: Fresh) -> date:
    """The first day of which anything is known."""
    here = (day_count.c.scope == EVERYWHERE, day_count.c.subject == MESSAGE)
    kept = connection.execute(select(func.min(day_count.c.day)).where(*here)).scalar()
    return min([*fresh, kept or date.max])


def messages_by_day(
    connection: Connection, counties: Sequence[str], first: date, last: date, fresh: Fresh
) -> Counter[tuple[str, date]]:
    """All messages of these counties on each day."""
    here = (
        day_count.c.scope.in_(counties),
        day_count.c.subject == MESSAGE,
        day_count.c.day.between(first, last),
    )
    wanted = select(day_count.c.scope, day_count.c.day, day_count.c.count.label("sum")).where(*here)
    found = Counter({(row.scope, row.day): row.sum for row in connection.execute(wanted)})
    for day, counted in fresh.items():
        if first <= day <= last:
            found.update({(county, day): counted[county, MESSAGE, ""] for county in counties})
    return found


def _of(counted: Counted, scopes: Sequence[str]) -> Numbers:
    """What was counted for some scopes together, every subject of it. Pure."""
    found: Numbers = {subject: Counter() for subject in SUBJECTS}
    wanted = frozenset(scopes)
    for (scope, subject, name), count in counted.items():
        if scope in wanted:
            found[subject][name] += count
    return found


def _kept(connection: Connection, period: Period, scopes: Sequence[str], subjects: Sequence[str]) -> Numbers:
    one = day_count.c
    here = (one.scope.in_(scopes), one.subject.in_(subjects), one.day.between(period.first, period.last))
    summed = select(one.subject, one.name, func.sum(one.count).label("sum")).where(*here)
    numbers: Numbers = {}
    for row in connection.execute(summed.group_by(one.subject, one.name)):
        numbers.setdefault(row.subject, Counter())[row.name] = int(row.sum)
    return numbers


def _kept_days(connection: Connection, period: Period, scopes: Sequence[str]) -> dict[date, int]:
    one = day_count.c
    here = (
        one.scope.in_(scopes),
        one.subject == DECISION,
        one.day.between(period.first, period.last),
    )
    summed = select(one.day, func.sum(one.count).label("sum")).where(*here).group_by(one.day)
    return {row.day: int(row.sum) for row in connection.execute(summed)}


def _counties(connection: Connection, period: Period, counties: Sequence[str], inside: Counted) -> Counter[str]:
    one = day_count.c
    here = (
        one.scope.in_(counties),
        one.subject == DECISION,
        one.day.between(period.first, period.last),
    )
    summed = select(one.scope, func.sum(one.count).label("sum")).where(*here).group_by(one.scope)
    found = Counter({row.scope: int(row.sum) for row in connection.execute(summed)})
    for (scope, kind, _name), count in inside.items():
        if kind == DECISION and scope in counties:
            found[scope] += count
    return found
