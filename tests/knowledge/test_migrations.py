"""The migrations make exactly the tables that the code knows, on every database, and several processes may run them."""

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

import bot.store.tables
import knowledge.store.tables
from admin.migrate import migrate
from knowledge.store import open_engine

TABLES = (knowledge.store.tables.entry, bot.store.tables.person)
"""One of each package, so that all tables stand in the metadata that is compared."""


def test_the_migrated_schema_is_the_one_the_code_knows(empty_database: Engine) -> None:
    migrate(empty_database)
    with empty_database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, TABLES[0].metadata) == []


def test_migrating_again_changes_nothing(empty_database: Engine) -> None:
    migrate(empty_database)
    before = inspect(empty_database).get_table_names()
    migrate(empty_database)
    assert inspect(empty_database).get_table_names() == before


def test_two_processes_that_start_at_once_take_turns(empty_database: Engine) -> None:
    url = empty_database.url
    engines = [open_engine(url) for _ in range(3)]
    with ThreadPoolExecutor(len(engines)) as pool:
        list(pool.map(migrate, engines))
    for engine in engines:
        engine.dispose()
    assert "entry" in inspect(empty_database).get_table_names()


def test_foreign_keys_hold_after_a_migration(empty_database: Engine) -> None:
    migrate(empty_database)
    if empty_database.dialect.name == "sqlite":
        with empty_database.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
