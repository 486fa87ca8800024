"""Bringing a database to the newest schema with Alembic, without any configuration file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from admin.migrate import MIGRATIONS

LOCK: Final = 254_000_001
"""The advisory lock that only one migrating process holds (our own number: Kenya's dialling code and a count)."""


class BrokenReferences(Exception):
    """Rows point to rows that are not there, so the transaction is undone; the message names their table."""


def upgrade(engine: Engine) -> None:
    """Upgrade the database to the newest schema, all of it or nothing; several processes at once take turns."""
    with changing(engine) as connection:
        command.upgrade(_config(connection), "head")


def move(connection: Connection, now: str | None, wanted: str) -> None:
    """Bring a database at revision `now` up or down to another one, in the caller's transaction (see `changing`)."""
    if now is None or now < wanted:
        command.upgrade(_config(connection), wanted)
    elif now > wanted:
        command.downgrade(_config(connection), wanted)


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """A transaction in which the schema may change, committed at the end of the block; one process at a time."""
    if engine.dialect.name == "sqlite":
        with _changing_sqlite(engine) as connection:
            yield connection
        return
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


def _config(connection: Connection) -> Config:
    """Alembic's configuration for a connection whose transaction is the caller's."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _changing_sqlite(engine: Engine) -> Iterator[Connection]:
    """SQLite changes a table by making another and dropping the first, which foreign keys must not notice.

    They can only be switched outside a transaction (https://www.sqlite.org/lang_altertable.html, section 7), so they
    are checked as a whole before the commit instead.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise RuntimeError("the pool gave a connection that is closed")
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.execute(text("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise BrokenReferences(f"rows of {broken[0]} point to nothing")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
