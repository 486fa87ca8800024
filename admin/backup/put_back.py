"""Putting a backup back into a database, all of it or nothing, in one transaction."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Final

from sqlalchemy import Connection, Engine, func, insert, inspect, literal, select, text
from sqlalchemy.exc import SQLAlchemyError

from admin.backup.kinds import Kind, plain_table
from admin.backup.manifest import Manifest
from admin.backup.package import Package
from admin.backup.tables import our_tables, present
from admin.backup.trouble import BackupError, reason
from admin.migrate import known_revisions, newest_revision, revision_of
from admin.on_demand import Part, load
from knowledge.store import mark_changed, version

UNCHANGED: Final = "nothing was changed"


def put_back(engine: Engine, package: Package, *, replace: bool) -> None:
    """Fill the database with what a checked backup holds, at the newest schema; replies that waited wait on.

    What the database holds is deleted first where `replace` is said, and else keeps the backup out. A BackupError
    says why nothing was changed.
    """
    schema = load(Part.UPGRADE)
    try:
        with schema.changing(engine) as connection:
            _put_back(connection, package, schema, replace=replace)
    except schema.BrokenReferences as error:
        raise BackupError(f"the backup contradicts itself ({error}): {UNCHANGED}.") from error
    except SQLAlchemyError as error:
        raise BackupError(f"the database did not take it ({reason(error)}): {UNCHANGED}.") from error


def refuse_unknown_schema(path: Path, manifest: Manifest) -> None:
    """A BackupError for the backup of a program that is newer than this one."""
    if manifest.revision not in known_revisions():
        raise BackupError(
            f"{path} has schema {manifest.revision} and this program knows those up to {newest_revision()}: "
            "restore it with the Jirani it was made by, or a newer one."
        )


def _put_back(connection: Connection, package: Package, schema: ModuleType, *, replace: bool) -> None:
    manifest = package.manifest
    now = revision_of(connection)
    if now is not None and now not in known_revisions():
        raise BackupError(
            f"the database has schema {now} and this program knows those up to {newest_revision()}: {UNCHANGED}."
        )
    before = _make_room(connection, manifest, replace=replace)
    schema.move(connection, now, manifest.revision)
    _refuse_other_tables(connection, manifest)
    for name, member in manifest.tables.items():
        _fill(connection, package, name, member.columns)
    schema.move(connection, manifest.revision, newest_revision())
    _continue_numbering(connection)
    if before and before == version(connection):
        mark_changed(connection)  # else a server that runs would not notice that it knows other things now


def _make_room(connection: Connection, manifest: Manifest, *, replace: bool) -> int:
    """Delete what is there, if that was said; the version of the knowledge base that was there, 0 if none."""
    tables = sorted(present(connection, manifest.tables))
    held = [name for name in tables if _has_rows(connection, name)]
    if held and not replace:
        raise BackupError(
            f"the database holds something already (there are rows in {len(held)} tables): "
            "restore into an empty one, or say --force to delete all of that first."
        )
    before = version(connection) if "knowledge_version" in held else 0
    if held:
        _delete(connection, tables)
    return before


def _delete(connection: Connection, tables: list[str]) -> None:
    """On PostgreSQL others wait from here on, so that none of their rows is left among the backup's."""
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        connection.execute(text(f"TRUNCATE {', '.join(quote(name) for name in tables)}"))
        return
    for name in tables:
        connection.execute(plain_table(name, {}).delete())


def _has_rows(connection: Connection, name: str) -> bool:
    query = select(literal(1)).select_from(plain_table(name, {})).limit(1)
    return connection.execute(query).first() is not None


def _refuse_other_tables(connection: Connection, manifest: Manifest) -> None:
    """The backup has just the tables and columns of the schema that it says it has."""
    look = inspect(connection)
    there = {
        name: {column["name"] for column in look.get_columns(name)} for name in present(connection, manifest.tables)
    }
    if there != {name: set(member.columns) for name, member in manifest.tables.items()}:
        raise BackupError(f"the backup has other tables than schema {manifest.revision}: {UNCHANGED}.")


def _fill(connection: Connection, package: Package, name: str, columns: Mapping[str, Kind]) -> None:
    statement, row = insert(plain_table(name, columns)), 1
    for group in package.rows(name):
        try:
            connection.execute(statement, group)
        except SQLAlchemyError as error:
            where = f"{name}, rows {row} to {row + len(group) - 1}"
            raise BackupError(f"the database did not take {where} ({reason(error)}): {UNCHANGED}.") from error
        row += len(group)


def _continue_numbering(connection: Connection) -> None:
    """PostgreSQL numbers new rows by a sequence of its own, which knows nothing of rows that came with their number."""
    if connection.dialect.name != "postgresql":
        return
    for one in our_tables():
        column = one.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(connection.dialect.identifier_preparer.quote(one.name), column.name)
            last = func.max(column)
            connection.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))
