"""The baraza effect: messages of a county on the days around each of its barazas."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from admin.desk.hiding import shown
from admin.desk.numbers.gathering import Fresh, messages_by_day
from admin.desk.numbers.names import Names
from admin.desk.numbers.period import Period
from admin.desk.numbers.table import Row, Table, table
from admin.desk.screens import NAIROBI
from bot.store import barazas
from bot.store.barazas import Visited

BEFORE: Final = 3
AFTER: Final = 7
"""Days around a baraza that are shown."""
MOST: Final = 10
"""Barazas that are shown, the latest first."""


def held_in(connection: Connection, period: Period, counties: Sequence[str], now: datetime) -> list[Visited]:
    """The barazas of these counties that began in the period, the latest first."""
    held = [
        one
        for one in barazas.all_meetings(connection)
        if one.meeting.county in counties and one.meeting.starts_at <= now and period.first <= _day(one) <= period.last
    ]
    return held[::-1][:MOST]


def effect(connection: Connection, held: Sequence[Visited], names: Names, today: date, fresh: Fresh) -> Table:
    """How many messages came from each baraza's county around its day.

    Only small numbers are hidden, and the same on whatever page: no sums of these days are shown anywhere.
    """
    offsets = range(-BEFORE, AFTER + 1)
    marks = (f"{offset:+d}" if offset else "0" for offset in offsets)
    heads = (names.say("Baraza"), names.say("Sent the word"), *marks)
    title = names.say("Messages around barazas")
    if not held:
        return table("barazas", title, heads, ())
    days = [_day(one) for one in held]
    first, last = min(days) - timedelta(days=BEFORE), max(days) + timedelta(days=AFTER)
    counties = sorted({one.meeting.county for one in held})
    counted = messages_by_day(connection, counties, first, last, fresh)

    def on(one: Visited, offset: int) -> int | str | None:
        day = _day(one) + timedelta(days=offset)
        return shown(counted[one.meeting.county, day]) if day <= today else "-"

    rows = [
        Row(one.meeting.word, _name(one, names), (shown(one.visits), *(on(one, offset) for offset in offsets)))
        for one in held
    ]
    return table("barazas", title, heads, rows)


def _day(one: Visited) -> date:
    return one.meeting.starts_at.astimezone(NAIROBI).date()


def _name(one: Visited, names: Names) -> str:
    return f"{one.meeting.place}, {names.county(one.meeting.county)}, {names.day(_day(one))}"
