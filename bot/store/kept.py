"""Kept questions, for the staff who read them: counted, grouped by what they ask, and decided in bulk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from bot.store.questions import QuestionStatus
from bot.store.tables import question

READ_AT_ONCE: Final = 1_500
"""Questions that are grouped together; older ones wait until newer ones are decided."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept question: redacted words, and what we made of them."""

    number: int
    text: str
    language: str
    county: str | None
    decision: str
    topics: tuple[str, ...]
    confirmed_topic: str | None
    status: QuestionStatus
    asked_at: datetime


def kept_questions(
    connection: Connection, status: QuestionStatus, counties: Collection[str] = (), county: str = ""
) -> tuple[Kept, ...]:
    """The newest questions of a status. `counties` limits them to those of some counties; `county` to one of them."""
    wanted = select(question).where(question.c.status == status.value, *_within(counties, county))
    rows = connection.execute(wanted.order_by(question.c.id.desc()).limit(READ_AT_ONCE))
    return tuple(_kept(row) for row in rows)


def count_questions(connection: Connection, status: QuestionStatus, counties: Collection[str] = ()) -> int:
    """How many questions of a status there are."""
    wanted = select(func.count()).where(question.c.status == status.value, *_within(counties, ""))
    return connection.execute(wanted).scalar() or 0


def questions_numbered(connection: Connection, numbers: Collection[int]) -> tuple[Kept, ...]:
    """The questions with these numbers, in that order; those that are gone are left out."""
    rows = {row.id: row for row in connection.execute(select(question).where(question.c.id.in_(numbers)))}
    return tuple(_kept(rows[number]) for number in numbers if number in rows)


def decide_questions(
    connection: Connection, numbers: Sequence[int], before: Collection[QuestionStatus], after: QuestionStatus
) -> int:
    """Move questions from one status to another; how many were still where they were thought to be."""
    mine = question.c.id.in_(numbers) & question.c.status.in_([status.value for status in before])
    return connection.execute(update(question).where(mine).values(status=after.value)).rowcount


def _within(counties: Collection[str], county: str) -> list[ColumnElement[bool]]:
    limits: list[ColumnElement[bool]] = []
    if counties:
        limits.append(question.c.county.in_(counties))
    if county:
        limits.append(question.c.county == county)
    return limits


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        number=row.id,
        text=row.text,
        language=row.language,
        county=row.county,
        decision=row.decision,
        topics=tuple(row.topics),
        confirmed_topic=row.confirmed_topic,
        status=QuestionStatus(row.status),
        asked_at=row.asked_at,
    )
