"""Making a backup: one reading transaction, streamed row by row into a zip."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.exc import SQLAlchemyError

from admin.backup.beside import written_beside
from admin.backup.kinds import plain_table, to_json
from admin.backup.manifest import Manifest, Member, to_text
from admin.backup.package import MANIFEST, SECRET, member_name, secret_mark
from admin.backup.tables import columns_of, our_tables
from admin.backup.trouble import BackupError, reason
from admin.desk.store.tables import sheet
from admin.migrate import newest_revision, revision_of
from knowledge.store import reading

ROWS_AT_ONCE: Final = 100
"""Rows in memory; most have some hundred bytes."""
ONE_BY_ONE: Final = frozenset({sheet.name})
"""A row here holds a file of up to 12 MB."""
OWNER_ONLY: Final = 0o600


def make_backup(engine: Engine, secret: str, path: Path, *, with_secret: bool, replace: bool) -> Manifest:
    """Write everything that the database holds at this moment to a file, while others go on writing. A BackupError
    says why not; then the file is as it was before.
    """
    try:
        with _snapshot(engine) as connection:
            _refuse_other_schema(connection)
            with written_beside(path, replace) as file, ZipFile(file, "w") as package:
                return _fill(package, connection, secret, with_secret=with_secret)
    except OSError as error:
        raise BackupError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error
    except SQLAlchemyError as error:
        raise BackupError(f"the database cannot be read: {reason(error)}.") from error


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one moment. SQLite's always do: https://www.sqlite.org/isolation.html."""
    quiet = reading(engine)
    if engine.dialect.name == "postgresql":
        quiet = quiet.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with quiet.connect() as connection:
        yield connection


def _refuse_other_schema(connection: Connection) -> None:
    revision, newest = revision_of(connection), newest_revision()
    if revision is None:
        raise BackupError("the database holds nothing yet: there is nothing to back up.")
    if revision != newest:
        raise BackupError(
            f"the database has schema {revision} and this program {newest}: "
            "use the program it was made by, or run `jirani migrate` first."
        )


def _fill(package: ZipFile, connection: Connection, secret: str, *, with_secret: bool) -> Manifest:
    moment = datetime.now(UTC)
    tables = {one.name: _add_table(package, connection, one, moment) for one in our_tables()}
    digest = _add(package, SECRET, iter([secret.encode()]), moment)[1] if with_secret else None
    manifest = Manifest(newest_revision(), moment, secret_mark(secret), digest, tables)
    _add(package, MANIFEST, iter([to_text(manifest).encode()]), moment)
    return manifest


def _add_table(package: ZipFile, connection: Connection, one: Table, moment: datetime) -> Member:
    rows, digest = _add(package, member_name(one.name), _lines(connection, one), moment)
    return Member(rows, digest, columns_of(one))


def _lines(connection: Connection, one: Table) -> Iterator[bytes]:
    columns = columns_of(one)
    plain = plain_table(one.name, columns)
    query = select(plain).order_by(*(plain.c[column.name] for column in one.primary_key))
    rows = 1 if one.name in ONE_BY_ONE else ROWS_AT_ONCE
    with connection.execution_options(yield_per=rows).execute(query) as found:
        for row in found:
            written = to_json(dict(zip(columns, row, strict=True)), columns)
            yield json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _add(package: ZipFile, name: str, lines: Iterator[bytes], moment: datetime) -> tuple[int, str]:
    """Write a member line by line; how many lines, and their SHA-256."""
    about = ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    about.compress_type, about.external_attr = ZIP_DEFLATED, OWNER_ONLY << 16
    digest, count = hashlib.sha256(), 0
    with package.open(about, "w", force_zip64=True) as member:  # its size is not known yet and may pass 2 GB
        for line in lines:
            digest.update(line)
            member.write(line)
            count += 1
    return count, digest.hexdigest()
