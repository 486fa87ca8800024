"""Bringing a database to the newest schema with Alembic, without any configuration file."""

from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from admin.migrate import MIGRATIONS

LOCK: Final = 254_000_001
"""The advisory lock that only one migrating process holds (our own number: Kenya's dialling code and a count)."""


def upgrade(engine: Engine) -> None:
    """Upgrade the database to the newest schema, all of it or nothing; several processes at once take turns."""
    if engine.dialect.name == "sqlite":
        _migrate_sqlite(engine)
        return
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(_config(connection), "head")


def _config(connection: Connection) -> Config:
    """Alembic's configuration for a connection whose transaction is the caller's."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _migrate_sqlite(engine: Engine) -> None:
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
                command.upgrade(_config(connection), "head")
                broken = connection.execute(text("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise RuntimeError(f"the migration left rows of {broken[0]} that point to nothing")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
