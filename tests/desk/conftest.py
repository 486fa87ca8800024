"""A desk over a few topics, and members of staff who are signed in: `desk.client(Role.EDITOR, "mombasa")`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from admin.texts import read_texts
from bot.line import Line, build_line
from knowledge.base import KnowledgeBase
from knowledge.files import read
from knowledge.store import save_starter
from tests.desk.service import Desk, open_desk
from tests.pages.service import copy_small_content


@pytest.fixture(scope="session")
def small_knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Eight topics of the starter content."""
    return read(copy_small_content(tmp_path_factory.mktemp("content") / "content"))


@pytest.fixture(scope="session")
def small_line(small_knowledge: KnowledgeBase) -> Line:
    """The line that answers from them."""
    return build_line(small_knowledge, read_texts(small_knowledge.languages), None)


@pytest.fixture
def desk(database: Engine, small_knowledge: KnowledgeBase, small_line: Line, tmp_path: Path) -> Iterator[Desk]:
    """The desk on both databases; use `sqlite_desk` for what no database can change."""
    with database.begin() as connection:
        save_starter(connection, small_knowledge)
    with open_desk(database, small_line, tmp_path) as opened:
        yield opened


@pytest.fixture
def sqlite_desk(
    sqlite_engine: Engine, small_knowledge: KnowledgeBase, small_line: Line, tmp_path: Path
) -> Iterator[Desk]:
    """The desk on SQLite."""
    with sqlite_engine.begin() as connection:
        save_starter(connection, small_knowledge)
    with open_desk(sqlite_engine, small_line, tmp_path) as opened:
        yield opened
