"""Inserting what may be there already, the same way on every database we run on."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(connection: Connection, table: Table, values: dict[str, Any]) -> int | None:
    """The new row's id; None where a row with the same unique values stands already."""
    statement = _statement(table, connection.dialect.name)
    number: int | None = connection.execute(statement, values).scalar()
    return number


@cache
def _statement(table: Table, dialect: str) -> Executable:
    """Made once a table: making it for each row costs more than running it."""
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return postgresql.insert(table).on_conflict_do_nothing().returning(table.c.id)
