"""Inserting what may be there already, the same way on every database we run on."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(connection: Connection, table: Table, values: dict[str, Any]) -> int | None:
    """The new row's id; None where a row with the same unique values stands already."""
    number: int | None
    if connection.dialect.name == "sqlite":
        here = sqlite.insert(table).values(values).on_conflict_do_nothing().returning(table.c.id)
        number = connection.execute(here).scalar()
    else:
        there = postgresql.insert(table).values(values).on_conflict_do_nothing().returning(table.c.id)
        number = connection.execute(there).scalar()
    return number
