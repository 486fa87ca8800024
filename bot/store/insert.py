"""Inserting what may be there already, the same way on every database we run on."""

from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

INSERT: Final = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_if_new(connection: Connection, table: Table, values: dict[str, Any]) -> int | None:
    """The new row's id; None where a row with the same unique values stands already."""
    insert = INSERT[connection.dialect.name]
    statement = insert(table).values(values).on_conflict_do_nothing().returning(table.c.id)
    number: int | None = connection.execute(statement).scalar()
    return number
