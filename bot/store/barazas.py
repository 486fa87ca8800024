"""Public meetings and their code words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.store.tables import baraza


@dataclass(frozen=True, slots=True)
class Baraza:
    """A public meeting. `word` is what people text to say that they are there; lower case, one word."""

    word: str
    county: str
    place: str
    starts_at: datetime
    organiser: str


def add(connection: Connection, meeting: Baraza) -> None:
    """Store a meeting; an IntegrityError where its word is taken."""
    connection.execute(
        insert(baraza).values(
            word=meeting.word,
            county=meeting.county,
            place=meeting.place,
            starts_at=meeting.starts_at,
            organiser=meeting.organiser,
            visits=0,
        )
    )


def counties_by_word(connection: Connection) -> dict[str, str]:
    """Every code word, and the county of its meeting."""
    return {row.word: row.county for row in connection.execute(select(baraza.c.word, baraza.c.county))}


def count_visit(connection: Connection, word: str) -> None:
    """Somebody sent this meeting's word."""
    connection.execute(update(baraza).where(baraza.c.word == word).values(visits=baraza.c.visits + 1))


@dataclass(frozen=True, slots=True)
class Visited:
    """A meeting, and how many messages brought its word."""

    meeting: Baraza
    visits: int


def all_meetings(connection: Connection) -> list[Visited]:
    """Every meeting, the next first."""
    rows = connection.execute(select(baraza).order_by(baraza.c.starts_at)).all()
    return [Visited(Baraza(row.word, row.county, row.place, row.starts_at, row.organiser), row.visits) for row in rows]
