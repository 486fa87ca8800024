"""The databases that tests run on: SQLite, and a real PostgreSQL where there is one (under CI there must be)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from admin.migrate import migrate
from admin.texts import read_texts
from bot.line import Line, build_line
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.store import open_engine
from tests.services.postgres import Postgres, find_programs, running_postgres

KINDS = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A throw-away PostgreSQL server."""
    programs = find_programs()
    if programs is None:
        missing = "PostgreSQL is not installed (apt-get install postgresql): its tests are left out"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with running_postgres(programs) as server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """The name of a database with the newest schema, to be copied."""
    name = postgres.create()
    engine = open_engine(postgres.url(name))
    migrate(engine)
    engine.dispose()
    return name


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of its own for this test, with the newest schema."""
    if request.param == "sqlite":
        path = tmp_path / "jirani.sqlite"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create(request.getfixturevalue("migrated_postgres"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """An engine on a database of its own for this test, with the newest schema."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database with nothing in it."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create()
    engine = open_engine(server.url(name))
    yield engine
    engine.dispose()
    server.drop(name)


@pytest.fixture
def sqlite_engine(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a SQLite database of its own, for what no database can change."""
    path = tmp_path / "own.sqlite"
    shutil.copy(migrated_sqlite, path)
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def starter() -> KnowledgeBase:
    """The content that comes with the program."""
    return read(starter_directory())


@pytest.fixture(scope="session")
def starter_line(starter: KnowledgeBase) -> Line:
    """The line that answers from it, for an installation that serves the whole country."""
    return build_line(starter, read_texts(starter.languages), None)


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether the golden conversations are to be written again."""
    return bool(request.config.getoption("--rewrite-conversations"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-conversations", action="store_true", help="write the golden conversations as they are now"
    )
