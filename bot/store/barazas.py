"""Public meetings and their code words. A removed meeting's row stays until another one takes its word."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from bot.store.tables import baraza

# Made once: making a statement for each message costs more than running it.
WORDS: Final = select(baraza.c.word, baraza.c.county).where(baraza.c.removed_at.is_(None))


@dataclass(frozen=True, slots=True)
class Baraza:
    """A public meeting. `word` is what people text to say that they are there; lower case, one word."""

    word: str
    county: str
    place: str
    starts_at: datetime
    organiser: str


def add(connection: Connection, meeting: Baraza) -> int:
    """Store a meeting; its number. An IntegrityError where its word is taken."""
    connection.execute(delete(baraza).where(baraza.c.word == meeting.word, baraza.c.removed_at.is_not(None)))
    added = insert(baraza).values(visits=0, **_values(meeting)).returning(baraza.c.id)
    return int(connection.execute(added).scalar_one())


def change(connection: Connection, number: int, meeting: Baraza) -> None:
    """Put a meeting in the place of the one with this number; an IntegrityError where its word is taken."""
    gone = (baraza.c.word == meeting.word) & (baraza.c.id != number) & baraza.c.removed_at.is_not(None)
    connection.execute(delete(baraza).where(gone))
    connection.execute(update(baraza).where(baraza.c.id == number).values(**_values(meeting)))


def remove(connection: Connection, number: int, now: datetime | None) -> None:
    """Take a meeting out, so that its word means nothing any more; None instead of a time brings it back."""
    connection.execute(update(baraza).where(baraza.c.id == number).values(removed_at=now))


def counties_by_word(connection: Connection) -> dict[str, str]:
    """Every code word, and the county of its meeting."""
    return {row.word: row.county for row in connection.execute(WORDS)}


def count_visit(connection: Connection, word: str) -> None:
    """Somebody sent this meeting's word."""
    connection.execute(update(baraza).where(baraza.c.word == word).values(visits=baraza.c.visits + 1))


@dataclass(frozen=True, slots=True)
class Visited:
    """A meeting with its number, and how many messages brought its word."""

    meeting: Baraza
    visits: int
    number: int


def all_meetings(connection: Connection) -> list[Visited]:
    """Every meeting, the earliest first."""
    return [_visited(row) for row in connection.execute(select(baraza).where(_there()).order_by(baraza.c.starts_at))]


def meeting_numbered(connection: Connection, number: int, *, removed: bool = False) -> Visited | None:
    """The meeting with this number; `removed` looks among those taken out."""
    there = baraza.c.removed_at.is_not(None) if removed else _there()
    row = connection.execute(select(baraza).where(baraza.c.id == number, there)).first()
    return _visited(row) if row else None


def _there() -> ColumnElement[bool]:
    return baraza.c.removed_at.is_(None)


def _values(meeting: Baraza) -> dict[str, object]:
    return {
        "word": meeting.word,
        "county": meeting.county,
        "place": meeting.place,
        "starts_at": meeting.starts_at,
        "organiser": meeting.organiser,
    }


def _visited(row: Row[Any]) -> Visited:
    return Visited(Baraza(row.word, row.county, row.place, row.starts_at, row.organiser), row.visits, row.id)
