"""Counts one day's messages with SQL, and sums the groups for each county and for all."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from admin.desk.numbers.subjects import (
    CHANNEL,
    COST,
    COST_UNIT,
    DECISION,
    DELIVERY,
    EVERYWHERE,
    LANGUAGE,
    MESSAGE,
    NOT_TOLD,
    PARTS,
    TOLD,
    TOPIC,
    UNTOLD,
    delivery_name,
)
from admin.desk.screens import NAIROBI
from bot.messages import Channel, Decision, Event
from bot.store.tables import incoming, outgoing, receipt

Counted = Counter[tuple[str, str, str]]
"""How many, by scope, subject and name."""

ANSWERED: Final = Decision.ANSWER.value
QUESTIONS: Final = frozenset((Decision.ANSWER.value, Decision.CHOICES.value, Decision.UNKNOWN.value))
"""Decisions on questions; the others are greetings and commands."""
WRITTEN: Final = tuple(one.value for one in (Event.TEXT, Event.BUTTON, Event.START, Event.LOCATION))
"""Events that a person brings about by writing or pressing; the others are notices of a network."""
PRICE: Final = re.compile(r"([A-Z]{3}) (\d{1,9}(?:\.\d{1,9})?)")
"""A provider's price, such as "KES 0.8000"."""


def count_day(connection: Connection, day: date) -> Counted:
    """All that is counted of a day in Nairobi."""
    start, end = day_bounds(day)
    counted = questions(connection.execute(_messages(start, end)).all())
    counted.update(replies(connection.execute(_replies(start, end)).all()))
    return counted


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """When a day begins in Nairobi and when the next one does."""
    start = datetime.combine(day, time(), NAIROBI)
    return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)


def first_day(connection: Connection) -> date | None:
    """The day in Nairobi of the oldest message that is kept; None without any."""
    oldest = connection.execute(select(func.min(incoming.c.received_at))).scalar()
    return oldest.astimezone(NAIROBI).date() if oldest else None


def _messages(start: datetime, end: datetime) -> Select[Any]:
    one = incoming.c
    kinds = (one.county, one.channel, one.language, one.decision, one.topic)
    inside = (one.received_at >= start, one.received_at < end, one.event.in_(WRITTEN))
    return select(*kinds, func.count().label("number")).where(*inside).group_by(*kinds)


def _replies(start: datetime, end: datetime) -> Select[Any]:
    """SMS replies to a day's messages. The network is what the message came with, else what a report told."""
    told = select(func.max(receipt.c.network)).where(
        receipt.c.channel == Channel.SMS.value, receipt.c.provider_id == outgoing.c.provider_id
    )
    each = (
        select(
            incoming.c.county,
            func.coalesce(incoming.c.network, told.scalar_subquery()).label("network"),
            outgoing.c.status,
            outgoing.c.cost,
            outgoing.c.sent_at.is_not(None).label("handed_over"),
            outgoing.c.parts,
        )
        .join_from(incoming, outgoing, outgoing.c.incoming_id == incoming.c.id)
        .where(
            incoming.c.received_at >= start,
            incoming.c.received_at < end,
            # In a function, so that SQLite does not read all SMS there ever were by the index that begins with it.
            func.lower(incoming.c.channel) == Channel.SMS.value,
        )
        .subquery()
    )
    kinds = (each.c.county, each.c.network, each.c.status, each.c.cost, each.c.handed_over)
    return select(*kinds, func.count().label("number"), func.sum(each.c.parts).label("parts")).group_by(*kinds)


def questions(rows: Iterable[Row[Any]]) -> Counted:
    """Messages and questions from groups of them. Pure."""
    counted: Counted = Counter()
    for row in rows:
        for scope in (row.county or UNTOLD, EVERYWHERE):
            counted[scope, MESSAGE, ""] += row.number
            if row.decision not in QUESTIONS:
                continue
            counted[scope, DECISION, row.decision] += row.number
            counted[scope, CHANNEL, row.channel] += row.number
            counted[scope, LANGUAGE, row.language or ""] += row.number
            if row.topic and row.decision == ANSWERED:
                counted[scope, TOPIC, row.topic] += row.number
    return counted


def replies(rows: Iterable[Row[Any]]) -> Counted:
    """Parts, costs and deliveries from groups of SMS replies. Pure."""
    counted: Counted = Counter()
    for row in rows:
        price = PRICE.fullmatch(row.cost or "")
        for scope in (row.county or UNTOLD, EVERYWHERE):
            counted[scope, DELIVERY, delivery_name(row.network, row.status)] += row.number
            if not row.handed_over:
                continue
            counted[scope, PARTS, TOLD if price else NOT_TOLD] += row.parts or 0
            if price:
                counted[scope, COST, price[1]] += round(float(price[2]) * COST_UNIT) * row.number
    return counted
