"""What there is to do, out of the rows: counted by SQL, and only a page of it read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, case, func, or_, select, true

from admin.desk.upkeep.chores import Chore, terms
from knowledge.store.rows import county_of, scope_of
from knowledge.store.tables import Status, entry, fact, topic
from knowledge.values import EMERGENCY


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a long list is wanted: `limit` rows from row `start` (from 0)."""

    start: int
    limit: int


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry on the work list. `unverified` counts the facts that nobody has verified."""

    topic: str
    scope: str
    checked_on: date
    checked_by: str
    review_by: date
    is_emergency: bool
    unverified: int = 0

    @property
    def name(self) -> str:
        """How forms name it."""
        return f"{self.topic}/{self.scope}"


def mine(column: Column[Any], scopes: Collection[str]) -> ColumnElement[bool]:
    """Whether a row, by its county column, belongs to one of these scopes; none means every scope."""
    if not scopes:
        return true()
    counties = [scope for scope in scopes if county_of(scope)]
    own: ColumnElement[bool] = column.in_(counties)
    return or_(own, column.is_(None)) if len(counties) < len(scopes) else own


def by_date(
    connection: Connection, chore: Chore, today: date, scopes: Collection[str], wanted: Slice
) -> tuple[int, Sequence[EntryLine]]:
    """The entries whose review date makes them this kind of work: how many, and a slice, emergencies first."""
    term = terms(today)[chore]
    which = entry.c.review_by <= term.until
    if term.after is not None:
        which = and_(which, entry.c.review_by > term.after)
    return _page(connection, which & _published(scopes), wanted)


def unverified(connection: Connection, scopes: Collection[str], wanted: Slice) -> tuple[int, Sequence[EntryLine]]:
    """The entries with facts that nobody has verified: how many, and a slice of them."""
    counted = (
        select(fact.c.entry_id, func.count().label("facts"))
        .where(fact.c.confidence == "unverified")
        .group_by(fact.c.entry_id)
        .subquery()
    )
    rows = _lines(counted.c.facts).join(counted, counted.c.entry_id == entry.c.id).where(_published(scopes))
    number = select(func.count()).select_from(entry).join(counted, counted.c.entry_id == entry.c.id)
    count = connection.execute(number.where(_published(scopes))).scalar() or 0
    return count, _read(connection, rows, wanted)


def among(connection: Connection, keys: Collection[tuple[str, str]], scopes: Collection[str]) -> Sequence[EntryLine]:
    """The published entries of these topics and scopes."""
    wanted = {key for key in keys if not scopes or key[1] in scopes}
    if not wanted:
        return ()
    rows = _lines().where(_published(scopes), entry.c.topic.in_({key[0] for key in wanted}))
    return [line for line in _read(connection, rows, None) if (line.topic, line.scope) in wanted]


def _page(connection: Connection, which: ColumnElement[bool], wanted: Slice) -> tuple[int, Sequence[EntryLine]]:
    count = connection.execute(select(func.count()).select_from(entry).where(which)).scalar() or 0
    return count, _read(connection, _lines().where(which), wanted) if count else ()


def _published(scopes: Collection[str]) -> ColumnElement[bool]:
    return (entry.c.status == Status.PUBLISHED.value) & mine(entry.c.county, scopes)


def _lines(*more: ColumnElement[Any]) -> Select[Any]:
    columns = (entry.c.topic, entry.c.county, entry.c.checked_on, entry.c.checked_by, entry.c.review_by)
    return select(*columns, topic.c.category, *more).join(topic, topic.c.slug == entry.c.topic)


def _read(connection: Connection, rows: Select[Any], wanted: Slice | None) -> Sequence[EntryLine]:
    danger_first = case((topic.c.category == EMERGENCY, 0), else_=1)
    ordered = rows.order_by(danger_first, entry.c.review_by, topic.c.position, entry.c.id)
    if wanted is not None:
        ordered = ordered.offset(wanted.start).limit(wanted.limit)
    return [
        EntryLine(
            topic=row.topic,
            scope=scope_of(row.county),
            checked_on=row.checked_on,
            checked_by=row.checked_by,
            review_by=row.review_by,
            is_emergency=row.category == EMERGENCY,
            unverified=getattr(row, "facts", 0),
        )
        for row in connection.execute(ordered)
    ]
