"""The migrations make exactly the tables that the code knows, on every database, and several processes may run them."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

import admin.desk.store.tables
import bot.store.tables
import knowledge.store.tables
from admin.migrate import migrate, newest_revision

ROOT = Path(__file__).parents[2]
MIGRATE = """
import sys
from admin.migrate import migrate
from knowledge.store import open_engine
migrate(open_engine(sys.argv[1]))
"""

TABLES = (knowledge.store.tables.entry, bot.store.tables.person, admin.desk.store.tables.staff)
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
    url = empty_database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", MIGRATE, url]
    starting = [subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT) for _ in range(3)]
    said = [process.communicate()[1].decode() for process in starting]
    assert said == ["", "", ""]
    assert "entry" in inspect(empty_database).get_table_names()


def test_foreign_keys_hold_after_a_migration(empty_database: Engine) -> None:
    migrate(empty_database)
    if empty_database.dialect.name == "sqlite":
        with empty_database.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_last_migration_is_known_by_its_files_name(empty_database: Engine) -> None:
    migrate(empty_database)
    with empty_database.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest_revision()
