"""Opening the database: SQLite made safe and fast, or PostgreSQL through psycopg.

SQLite: https://www.sqlite.org/pragma.html; BEGIN by ourselves as SQLAlchemy's documentation of its sqlite dialect shows
("Serializable isolation / Savepoints / Transactional DDL"), since Python's own driver begins late and not for reads.
"""

from sqlite3 import Connection as SqliteConnection
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS: Final = 5_000
"""How long a SQLite writer waits for another one (our choice: less than a webhook's patience, more than any write)."""

READS_ONLY: Final = "jirani_reads_only"
"""The execution option of engines and connections that never write."""

_PRAGMAS: Final = (
    f"busy_timeout={BUSY_MILLISECONDS}",  # first: the next one may have to wait for another process
    "journal_mode=WAL",  # readers and the one writer do not wait for each other
    "synchronous=FULL",  # an acknowledged message survives a power cut
    "foreign_keys=ON",
)


def open_engine(url: str | URL) -> Engine:
    """An engine for a `sqlite:///` or `postgresql://` address. Nothing is connected yet.

    On SQLite each transaction begins IMMEDIATE, so that a writer waits its turn at the start instead of failing in
    the middle; use `reading` where nothing is written. PostgreSQL connections are tested before use.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if backend != "sqlite":
        raise ValueError(f"a database of kind {backend!r} is not supported: use sqlite or postgresql")
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that only read: on SQLite they wait for no writer and keep none waiting."""
    return engine.execution_options(**{READS_ONLY: True})


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins no transactions; _begin does
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get(READS_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
