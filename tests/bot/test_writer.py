"""The writer: what waits shares a transaction, and nothing that is wrong with one touches another."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.store import barazas
from bot.store.barazas import Baraza
from bot.store.writer import GROUP, Writer
from knowledge.store import open_engine

ROOT = Path(__file__).parents[2]
LEAVES_WITHOUT_WAITING = """
import sys
from bot.store import barazas
from bot.store.writer import Writer
from knowledge.store import open_engine
from tests.bot.test_writer import adds
writer = Writer(open_engine(sys.argv[1]), lambda: None)
for number in range(100):
    writer.submit("", adds(f"word{number}"))
"""


def adds(word: str) -> Callable[[Connection], str]:
    """Work that stores a baraza and tells its word; it fails where the word is taken."""

    def add(connection: Connection) -> str:
        moment = datetime(2026, 11, 24, tzinfo=UTC)
        barazas.add(connection, Baraza(word, "mombasa", "Tononoka", moment, "County"))
        return word

    return add


def words(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return sorted(barazas.counties_by_word(connection))


@contextmanager
def held(writer: Writer) -> Iterator[None]:
    """Keep the writer busy inside, so that what is submitted waits and becomes a group."""
    begun, go_on = Event(), Event()

    def wait(_: Connection) -> None:
        begun.set()
        assert go_on.wait(10)

    first = writer.submit("", wait)
    assert begun.wait(10)
    yield
    go_on.set()
    first.result(10)


@pytest.fixture
def commits(database: Engine) -> list[str]:
    """A mark for each commit."""
    seen: list[str] = []
    event.listen(database, "commit", lambda _: seen.append("commit"))
    return seen


@pytest.fixture
def woken() -> list[str]:
    return []


@pytest.fixture
def writer(database: Engine, woken: list[str]) -> Writer:
    return Writer(database, lambda: woken.append("woken"))


def test_what_waits_shares_one_transaction(
    database: Engine, writer: Writer, commits: list[str], woken: list[str]
) -> None:
    with held(writer):
        waiting = [writer.submit("", adds(f"w{number}")) for number in range(GROUP)]
    assert [each.result(10) for each in waiting] == [f"w{number}" for number in range(GROUP)]
    writer.submit("", adds("last")).result(10)
    assert len(words(database)) == GROUP + 1
    assert len(commits) == 3, "the one that held, the group, and the last"
    assert len(woken) >= 2


def test_more_than_a_group_waits_for_the_next(database: Engine, writer: Writer) -> None:
    with held(writer):
        waiting = [writer.submit("", adds(f"w{number}")) for number in range(3 * GROUP)]
    assert len({each.result(10) for each in waiting}) == len(words(database)) == 3 * GROUP


@pytest.mark.parametrize("place", [0, 2, 4])
def test_one_that_fails_takes_no_other_with_it(database: Engine, writer: Writer, place: int) -> None:
    writer.submit("", adds("taken")).result(10)
    wanted = ["a", "b", "c", "d"]
    wanted.insert(place, "taken")
    with held(writer):
        waiting = [writer.submit("", adds(word)) for word in wanted]
    failed = waiting.pop(place)
    assert [each.result(10) for each in waiting] == ["a", "b", "c", "d"]
    with pytest.raises(IntegrityError):
        failed.result(10)
    assert words(database) == ["a", "b", "c", "d", "taken"]


def test_what_fails_leaves_nothing(database: Engine, writer: Writer) -> None:
    def half(connection: Connection) -> None:
        adds("half")(connection)
        raise LookupError("halfway")

    with held(writer):
        failing, whole = writer.submit("", half), writer.submit("", adds("whole"))
    with pytest.raises(LookupError, match="halfway"):
        failing.result(10)
    assert whole.result(10) == "whole"
    assert words(database) == ["whole"]


def test_work_of_one_owner_runs_in_order_and_sees_what_was_before(database: Engine, writer: Writer) -> None:
    def next_word(connection: Connection) -> str:
        return adds(f"w{len(barazas.counties_by_word(connection)):02}")(connection)

    with held(writer):
        waiting = [writer.submit(owner, next_word) for owner in ("b", "a", "b", "c", "a", "b")]
    told = [each.result(10) for each in waiting]
    assert told == ["w02", "w00", "w03", "w05", "w01", "w04"], "sorted by owner, in order within each"


def test_what_nobody_waits_for_any_more_is_not_stored(database: Engine, writer: Writer) -> None:
    with held(writer):
        given_up, kept = writer.submit("", adds("given-up")), writer.submit("", adds("kept"))
        assert given_up.cancel()
    assert kept.result(10) == "kept"
    assert words(database) == ["kept"]


def test_without_a_database_all_are_told(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/no-such-folder/jirani.sqlite")
    writer = Writer(engine, lambda: None)
    for each in [writer.submit("", adds(f"w{number}")) for number in range(3)]:
        with pytest.raises(OperationalError):
            each.result(10)


def test_a_process_that_ends_stores_what_waits(database_url: str) -> None:
    subprocess.run([sys.executable, "-c", LEAVES_WITHOUT_WAITING, database_url], check=True, cwd=ROOT)
    engine = open_engine(database_url)
    assert len(words(engine)) == 100
    engine.dispose()
