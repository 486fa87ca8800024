"""Keeps what was counted of past days, so that no page counts them anew: 200,000 messages took two seconds.

A day is kept when it is over, and kept anew until it has settled: reports on its replies still come in. Days that are
not kept are counted when they are looked at, so that the numbers are right whether or not anything was kept.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from admin.desk.context import utc_now
from admin.desk.numbers.counting import Counted, count_day, first_day
from admin.desk.numbers.subjects import EVERYWHERE, MESSAGE
from admin.desk.screens import NAIROBI
from admin.desk.store.tables import day_count
from knowledge.store import reading

SETTLED: Final = 3
"""Days after which a day's numbers stay as they are: networks report a message's end within 48 hours."""
KEEP_EVERY: Final = 3_600.0
"""Seconds between looks for days to keep."""
log = structlog.get_logger()


async def keep_counting(engine: Engine) -> None:
    """Keep each day when it is over, until cancelled; trouble with the database is tried again later."""
    while True:
        try:
            for day in await asyncio.to_thread(days_to_keep, engine, utc_now()):
                await asyncio.to_thread(keep_day, engine, day)  # one at a time: a server that stops waits for no more
        except SQLAlchemyError as error:
            log.error("numbers.not_kept", error=type(error).__name__)
        await asyncio.sleep(KEEP_EVERY)


def keep_past_days(engine: Engine, now: datetime) -> int:
    """Keep every day that is to be kept; how many there were."""
    return sum(keep_day(engine, day) for day in days_to_keep(engine, now))


def days_to_keep(engine: Engine, now: datetime) -> list[date]:
    """Every past day that is not kept yet or has not settled."""
    yesterday = now.astimezone(NAIROBI).date() - timedelta(days=1)
    with reading(engine).connect() as connection:
        missing = missing_days(connection, date.min, yesterday)
        oldest = first_day(connection) or yesterday
    recent = [yesterday - timedelta(days=number) for number in range(SETTLED)]
    return [*missing, *(day for day in recent if day >= oldest and day not in missing)]


def missing_days(connection: Connection, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that hold messages, perhaps, and are not kept."""
    oldest = first_day(connection)
    if oldest is None:
        return []
    start = max(first, oldest)
    here = (
        day_count.c.scope == EVERYWHERE,
        day_count.c.subject == MESSAGE,
        day_count.c.day.between(start, last),
    )
    kept = set(connection.execute(select(day_count.c.day).where(*here)).scalars())
    stretch = (start + timedelta(days=number) for number in range((last - start).days + 1))
    return [day for day in stretch if day not in kept]


def keep_day(engine: Engine, day: date) -> bool:
    """Count a day and keep it, in a short transaction; False where another process did so meanwhile."""
    with reading(engine).connect() as connection:
        counted = count_day(connection, day)
    counted[EVERYWHERE, MESSAGE, ""] += 0  # a day without messages is known, too
    rows = [
        {"scope": scope, "subject": subject, "day": day, "name": name, "count": count}
        for (scope, subject, name), count in counted.items()
    ]
    try:
        with engine.begin() as connection:
            connection.execute(delete(day_count).where(day_count.c.day == day))
            connection.execute(insert(day_count), rows)
    except IntegrityError:
        return False
    return True


def count_missing(connection: Connection, first: date, last: date) -> dict[date, Counted]:
    """The days of a stretch that are not kept, counted now."""
    return {day: count_day(connection, day) for day in missing_days(connection, first, last)}


def together(days: Mapping[date, Counted], first: date, last: date) -> Counted:
    """The sum of the days from `first` to `last`. Pure."""
    total: Counted = Counter()
    for day, counted in days.items():
        if first <= day <= last:
            total.update(counted)
    return total
