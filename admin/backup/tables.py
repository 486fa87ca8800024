"""All tables of an installation, in the order in which they can be filled."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Table, inspect

from admin.backup.kinds import Kind, kind_of
from admin.desk.store.tables import staff
from bot.store.tables import person
from knowledge.store.tables import entry

_ONE_OF_EACH: Final = (entry, person, staff)
"""One table of each package, so that all tables stand in the one metadata."""


def our_tables() -> list[Table]:
    """Every table of the newest schema; what a foreign key points to comes first."""
    return _ONE_OF_EACH[0].metadata.sorted_tables


def columns_of(one: Table) -> dict[str, Kind]:
    """The columns of a table and what kind of values they hold."""
    return {column.name: kind_of(column.type) for column in one.columns}


def present(connection: Connection, more: Iterable[str] = ()) -> set[str]:
    """Which of our tables, or of these others, the database has."""
    return {one.name for one in our_tables()}.union(more).intersection(inspect(connection).get_table_names())
