"""A desk over a few topics, and members of staff who are signed in: `desk.client(Role.EDITOR, "mombasa")`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from admin.desk.entries import effect
from admin.effect import Effect
from admin.texts import read_texts
from bot.line import Line, build_line
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.files import read
from knowledge.store import open_engine, save_starter
from tests.desk.service import Desk, open_desk
from tests.pages.service import copy_small_content
from tests.services.postgres import Postgres


@pytest.fixture(scope="session")
def small_knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Eight topics of the starter content."""
    return read(copy_small_content(tmp_path_factory.mktemp("content") / "content"))


@pytest.fixture(scope="session")
def small_line(small_knowledge: KnowledgeBase) -> Line:
    """The line that answers from them."""
    return build_line(small_knowledge, read_texts(small_knowledge.languages), None)


@pytest.fixture(scope="session")
def loaded_sqlite(
    migrated_sqlite: Path, small_knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A database file that holds them, to be copied: loading them anew for each test takes longer than most tests."""
    path = tmp_path_factory.mktemp("desk") / "loaded.sqlite"
    shutil.copy(migrated_sqlite, path)
    _load(f"sqlite:///{path}", small_knowledge)
    return path


@pytest.fixture(scope="session")
def loaded_postgres(postgres: Postgres, migrated_postgres: str, small_knowledge: KnowledgeBase) -> str:
    """The name of a database that holds them, to be copied."""
    name = postgres.create(migrated_postgres)
    _load(postgres.url(name), small_knowledge)
    return name


def _load(url: str, knowledge: KnowledgeBase) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        save_starter(connection, knowledge)
    engine.dispose()


@pytest.fixture
def nothing_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is published takes nothing from other topics: eight topics alone would lose a phrase to many words."""
    monkeypatch.setattr(effect, "_found", lambda *_: Effect((), ()))


@pytest.fixture
def sqlite_desk(loaded_sqlite: Path, small_line: Line, tmp_path: Path) -> Iterator[Desk]:
    """The desk on SQLite, for what no database can change."""
    path = tmp_path / "desk.sqlite"
    shutil.copy(loaded_sqlite, path)
    engine = open_engine(f"sqlite:///{path}")
    with open_desk(engine, small_line, tmp_path) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request: pytest.FixtureRequest, small_line: Line, tmp_path: Path) -> Iterator[Desk]:
    """The desk on both databases."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_desk")
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create(request.getfixturevalue("loaded_postgres"))
    engine = open_engine(server.url(name))
    with open_desk(engine, small_line, tmp_path) as opened:
        yield opened
    engine.dispose()
    server.drop(name)


@pytest.fixture(scope="session")
def small_words(small_knowledge: KnowledgeBase) -> dict[str, Words]:
    """The interface's words in every language."""
    return dict(read_texts(small_knowledge.languages).words)
