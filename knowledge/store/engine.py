"""Opening the database: SQLite made safe and fast, or PostgreSQL through psycopg.

SQLite: https://www.sqlite.org/pragma.html; BEGIN by ourselves as SQLAlchemy's documentation of its sqlite dialect shows
("Serializable isolation / Savepoints / Transactional DDL"), since Python's own driver begins late and not for reads.
"""

import threading
from sqlite3 import Connection as SqliteConnection
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS: Final = 5_000
"""How long a SQLite writer waits for another one (our choice: less than a webhook's patience, more than any write)."""

WAIT_SECONDS: Final = 10
"""How long a writer waits for the others of its process; a provider would give up not much later (our choice)."""

HELD: Final = "jirani_turn"
"""Marks the connection whose turn it is."""

READS_ONLY: Final = "jirani_reads_only"
"""The execution option of engines and connections that never write."""

_PRAGMAS: Final = (
    f"busy_timeout={BUSY_MILLISECONDS}",  # first: the next one may have to wait for another process
    "journal_mode=WAL",  # readers and the one writer do not wait for each other
    "synchronous=FULL",  # an acknowledged message survives a power cut
    "foreign_keys=ON",
    "cache_size=-512",  # KiB a connection, of up to 15: 2 MB each would be 2 to 10 MB more; the system caches files too
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
    engine, turns = create_engine(address), _Turns()
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", turns.begin)
    event.listen(engine, "checkin", turns.give)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that only read: on SQLite they wait for no writer and keep none waiting."""
    return engine.execution_options(**{READS_ONLY: True})


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins no transactions; _begin does
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class _Turns:
    """Lets the writers of one process take turns. SQLite lets in one at a time, and its own waiting sleeps longer and
    longer: 32 threads without turns were half as fast, and some waited for more than a second.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()

    def begin(self, connection: Connection) -> None:
        """Begin a transaction; a writer waits for its turn. After WAIT_SECONDS SQLite itself may refuse it."""
        if connection.get_execution_options().get(READS_ONLY, False):
            connection.exec_driver_sql("BEGIN")
            return
        if not connection.info.get(HELD):
            connection.info[HELD] = self._turn.acquire(timeout=WAIT_SECONDS)
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def give(self, _connection: SqliteConnection, record: ConnectionPoolEntry) -> None:
        """The connection goes back to the pool, and the turn to the next."""
        if record.info.pop(HELD, False):
            self._turn.release()
