"""A database with rows in every table and a value of every kind in every column, and what a database holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Select,
    String,
    Table,
    Text,
    cast,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from admin.backup.tables import our_tables
from bot.store.tables import person
from knowledge.store.metadata import UtcDateTime

ROWS = 4
BEGAN = datetime(2026, 11, 24, 3, 59, 59, 999_999, UTC)
DOCUMENTS: tuple[object, ...] = (
    {"sw": "kadi ya mgeni", "am": "ሰላም", "list": [1, -2.5, 1e-17, None, True]},
    [],
    None,  # JSON's null, or a missing value where the column says so
    'a "quoted"\nline \u0000',
)
FLOATS = (-4.043477, 1e-17, 0.1 + 0.2, 39.0)


VALUES: tuple[tuple[type[TypeEngine[Any]], Callable[[int], object]], ...] = (
    (UtcDateTime, lambda number: BEGAN + timedelta(days=number, microseconds=number)),
    (JSON, lambda number: DOCUMENTS[number - 1]),
    (Boolean, lambda number: number % 2 == 0),
    (BigInteger, lambda number: 2**62 + number),
    (Integer, lambda number: number),
    (Float, lambda number: FLOATS[number - 1]),
    (String, lambda number: f"é'{number}\n"),
    (LargeBinary, lambda number: bytes(range(256)) + bytes([number])),
    (Date, lambda number: date(2024, 2, 25 + number)),
)
"""Of each type of column; the first that fits."""


def value(column: Column[Any], number: int) -> object:
    """What row `number` holds in this column: never the same twice, and empty in the last row where it may be."""
    if column.nullable and number == ROWS:
        return None
    for reference in column.foreign_keys:
        return value(reference.column, number)
    return next(make(number) for kind, make in VALUES if isinstance(column.type, kind))


def fill(engine: Engine) -> None:
    """Rows in every table."""
    with engine.begin() as connection:
        for table in our_tables():
            rows = 1 if table.name == "knowledge_version" else ROWS  # the one that may hold one row only
            filled = [{column.name: value(column, number) for column in table.columns} for number in range(1, rows + 1)]
            connection.execute(insert(table), filled)


def held(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the database holds, by table, JSON as it is written there."""
    with engine.connect() as connection:
        return {table.name: [tuple(row) for row in connection.execute(_query(table))] for table in our_tables()}


def holds_nothing(engine: Engine) -> bool:
    """No row of ours, or not even tables."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return not any(connection.execute(text(f'SELECT 1 FROM "{name}" LIMIT 1')).all() for name in names)  # noqa: S608  # our own names


def add_people(connection: Connection, first: int, count: int) -> None:
    """People as the bot stores them, with numbers from `first` on."""
    one = {column.name: value(column, 1) for column in person.columns if column.name != "id"}
    connection.execute(insert(person), [{**one, "key": f"{number:064x}"} for number in range(first, first + count)])


def _query(table: Table) -> Select[*tuple[Any, ...]]:
    columns = [cast(column, Text) if isinstance(column.type, JSON) else column for column in table.columns]
    return select(*columns).order_by(*table.primary_key)
