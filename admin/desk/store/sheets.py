"""Spreadsheets that were sent and shown, and wait for a yes; forgotten after a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from admin.desk.store.tables import sheet

KEPT: Final = timedelta(days=1)
NAME_LETTERS: Final = 120


@dataclass(frozen=True, slots=True)
class SentSheet:
    """A file as it was sent."""

    number: int
    name: str
    content: bytes


def keep_sheet(connection: Connection, member: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a file; its number. An earlier one of the member, and all old ones, go."""
    connection.execute(delete(sheet).where((sheet.c.sent_at < now - KEPT) | (sheet.c.staff_id == member)))
    new = insert(sheet).values(staff_id=member, name=name[:NAME_LETTERS], content=content, sent_at=now)
    number: int = connection.execute(new.returning(sheet.c.id)).scalar_one()
    return number


def sent_sheet(connection: Connection, number: int, member: int) -> SentSheet | None:
    """The member's own file with this number."""
    row = connection.execute(select(sheet).where(sheet.c.id == number, sheet.c.staff_id == member)).one_or_none()
    return SentSheet(row.id, row.name, row.content) if row else None


def forget_sheet(connection: Connection, number: int) -> bool:
    """A file is done with; False where somebody has just done so."""
    return connection.execute(delete(sheet).where(sheet.c.id == number)).rowcount == 1
