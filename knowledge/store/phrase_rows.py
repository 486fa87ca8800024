"""Phrases one by one, as staff see them: what is used, what waits for a reviewer, what was retired.

Each change is part of the caller's transaction, and lets every process know where answers may change by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select, update

from knowledge.store.read import mark_changed
from knowledge.store.tables import PhraseKind, Status, phrase
from knowledge.values import Phrase

STAFF: Final = "staff"
CONFIRMED: Final = "confirmed"


@dataclass(frozen=True, slots=True)
class StoredPhrase:
    """A phrase with its row's number, its origin (starter, staff, confirmed) and its status."""

    number: int
    topic: str
    language: str
    text: str
    origin: str
    kind: PhraseKind
    status: Status


def phrases_of(connection: Connection, topic: str) -> tuple[StoredPhrase, ...]:
    """Every phrase of a topic, whatever its status, those of staff and people before the starter ones."""
    order = (phrase.c.language, phrase.c.origin.desc(), phrase.c.position, phrase.c.id)
    return tuple(_stored(row) for row in connection.execute(_all().where(phrase.c.topic == topic).order_by(*order)))


def phrase_numbered(connection: Connection, number: int) -> StoredPhrase | None:
    """The phrase with this number."""
    row = connection.execute(_all().where(phrase.c.id == number)).one_or_none()
    return _stored(row) if row else None


def add_phrases(
    connection: Connection, new: Sequence[Phrase], status: Status, kind: PhraseKind = PhraseKind.QUESTION
) -> list[int]:
    """Add phrases; their numbers in the same order. Look first whether a topic has one already (`phrases_of`).

    All at once: one by one, thousands keep other writers waiting.
    """
    if not new:
        return []
    first = (connection.execute(select(func.max(phrase.c.position))).scalar() or 0) + 1
    rows = [
        {
            "topic": one.topic,
            "language": one.language,
            "text": one.text,
            "origin": one.origin,
            "kind": kind.value,
            "status": status.value,
            "position": position,
        }
        for position, one in enumerate(new, first)
    ]
    added = connection.execute(insert(phrase).returning(phrase.c.id, sort_by_parameter_order=True), rows)
    numbers = [int(number) for number in added.scalars()]
    if status is Status.PUBLISHED:
        mark_changed(connection)
    return numbers


def turn_phrase(connection: Connection, number: int, before: Status, after: Status) -> bool:
    """Publish, retire or bring back a phrase; whether it was as expected before."""
    same = (phrase.c.id == number) & (phrase.c.status == before.value)
    if connection.execute(update(phrase).where(same).values(status=after.value)).rowcount != 1:
        return False
    if Status.PUBLISHED in (before, after):
        mark_changed(connection)
    return True


def _all() -> Any:
    columns = (phrase.c.id, phrase.c.topic, phrase.c.language, phrase.c.text, phrase.c.origin)
    return select(*columns, phrase.c.kind, phrase.c.status)


def _stored(row: Row[Any]) -> StoredPhrase:
    return StoredPhrase(row.id, row.topic, row.language, row.text, row.origin, PhraseKind(row.kind), Status(row.status))
