"""Members of staff as rows."""

from sqlalchemy import Connection, Row, select

from admin.desk.access import Member, Role
from admin.desk.store.tables import staff


def member(connection: Connection, number: int) -> Member | None:
    """The member with this number; None where there is none, or no longer."""
    row = connection.execute(select(staff).where(staff.c.id == number, ~staff.c.is_disabled)).one_or_none()
    return member_of(row) if row else None


def names(connection: Connection) -> dict[int, str]:
    """How every member is called, those of former days included."""
    return {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name))}


def member_of(row: Row[tuple[object, ...]]) -> Member:
    """The member that a row of `staff` holds."""
    return Member(row.id, row.email, row.name, Role(row.role), tuple(row.counties), row.language)
