"""Whether a database has the newest schema; where not, it is upgraded (admin/upgrade.py)."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from admin.on_demand import Part, load
from knowledge.store import reading

MIGRATIONS: Final = Path(__file__).parent / "migrations"
NUMBERED: Final = "[0-9]*_*.py"
"""Migrations are numbered; a file's number is its revision."""


def migrate(engine: Engine) -> None:
    """Upgrade the database to the newest schema, all of it or nothing; several processes at once take turns."""
    with reading(engine).connect() as connection:
        is_newest = revision_of(connection) == newest_revision()
    if not is_newest:
        load(Part.UPGRADE).upgrade(engine)


def newest_revision() -> str:
    """The revision of the last migration, by its file's name."""
    return max(known_revisions())


def known_revisions() -> frozenset[str]:
    """The revisions of all migrations."""
    return frozenset(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob(NUMBERED))


def revision_of(connection: Connection) -> str | None:
    """The revision that Alembic noted in the database; None where it never ran."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision
