"""What comes out of a backup is what went in, whichever database it came from and goes to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, inspect, select

from admin.backup.trouble import BackupError
from admin.migrate import newest_revision, revision_of
from bot.delivery.outbox import claim
from bot.messages import Channel
from bot.store.tables import outgoing, person
from knowledge.store import open_engine, version
from tests.admin.backup.filled import BEGAN, DOCUMENTS, add_people, fill, held, holds_nothing
from tests.admin.backup.packages import Rows, back_up, bring_back, rewrite

OLD = "0003"
MADE_LATER = ("day_count", "sheet")
"""The tables that schema 0003 did not have; neither had it the barazas' `removed_at`."""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Engine]:
    """A SQLite database that nobody has touched yet."""
    engine = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture
def filled(sqlite_engine: Engine) -> Engine:
    """A SQLite database with every column filled."""
    fill(sqlite_engine)
    return sqlite_engine


def make_old(manifest: dict[str, Any], rows: Rows) -> None:
    """Turn a backup into what a program with schema 0003 would have written."""
    manifest["revision"] = OLD
    for name in MADE_LATER:
        del manifest["tables"][name], rows[name]
    del manifest["tables"]["baraza"]["columns"]["removed_at"]
    for row in rows["baraza"]:
        del row["removed_at"]


def test_sqlite_to_either_and_back_is_equal_table_by_table(
    filled: Engine, empty_database: Engine, other: Engine, tmp_path: Path
) -> None:
    before = held(filled)
    assert all(before.values())
    manifest = back_up(filled, tmp_path / "1.zip")
    assert {name: member.rows for name, member in manifest.tables.items()} == {n: len(r) for n, r in before.items()}
    bring_back(empty_database, tmp_path / "1.zip")
    again = back_up(empty_database, tmp_path / "2.zip")
    bring_back(other, tmp_path / "2.zip")
    assert again.tables == manifest.tables  # the digests, too: both databases write the very same bytes
    assert list(held(empty_database).items()) == list(before.items())
    assert held(other) == before


def test_missing_values_and_the_null_of_json_stay_two_things(database: Engine, tmp_path: Path, other: Engine) -> None:
    fill(database)
    back_up(database, tmp_path / "1.zip")
    bring_back(other, tmp_path / "1.zip")
    with other.connect() as connection:
        hours = connection.exec_driver_sql("SELECT hours, name FROM contact ORDER BY slug").all()
    assert [row[0] is None for row in hours] == [False, False, True, True]
    assert DOCUMENTS[2] is None
    assert hours[2][1] == "null"


def test_new_rows_are_numbered_after_the_old_ones(filled: Engine, empty_database: Engine, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "1.zip")
    bring_back(empty_database, tmp_path / "1.zip")
    with empty_database.begin() as connection:
        add_people(connection, 1, 2)
        assert list(connection.execute(select(person.c.id).order_by(person.c.id)).scalars()) == [1, 2, 3, 4, 5, 6]


def test_an_empty_table_begins_at_one(sqlite_engine: Engine, empty_database: Engine, tmp_path: Path) -> None:
    back_up(sqlite_engine, tmp_path / "1.zip")
    bring_back(empty_database, tmp_path / "1.zip")
    with empty_database.begin() as connection:
        add_people(connection, 1, 1)
        assert connection.execute(select(person.c.id)).scalar() == 1


def test_a_reply_that_waited_waits_on(sqlite_engine: Engine, empty_database: Engine, tmp_path: Path) -> None:
    waiting = {"channel": "sms", "sealed_address": b"sealed", "text": "Karibu", "buttons": [], "status": "due"}
    with sqlite_engine.begin() as connection:
        connection.execute(insert(outgoing).values(**waiting, due_at=BEGAN, created_at=BEGAN))
    back_up(sqlite_engine, tmp_path / "1.zip")
    bring_back(empty_database, tmp_path / "1.zip")
    (claimed,) = claim(empty_database, (Channel.SMS,), 9, BEGAN)
    assert (claimed.text, claimed.sealed_address) == ("Karibu", b"sealed")


def test_a_database_that_holds_something_is_refused_and_emptied_when_told(
    filled: Engine, database: Engine, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "1.zip")
    with database.begin() as connection:
        add_people(connection, 100, 7)
    with pytest.raises(BackupError, match="holds something already"):
        bring_back(database, tmp_path / "1.zip")
    with database.connect() as connection:
        assert connection.execute(select(func.count()).select_from(person)).scalar() == 7
    bring_back(database, tmp_path / "1.zip", replace=True)
    assert held(database) == held(filled)


def test_a_server_that_runs_notices_other_knowledge_of_the_same_number(filled: Engine, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "1.zip")
    with filled.connect() as connection:
        before = version(connection)
    bring_back(filled, tmp_path / "1.zip", replace=True)
    with filled.connect() as connection:
        assert version(connection) == before + 1


@pytest.mark.parametrize("was_used", [False, True])
def test_an_older_schema_is_filled_and_then_brought_up_to_date(
    was_used: bool, filled: Engine, empty_database: Engine, tmp_path: Path
) -> None:
    expected = held(filled)
    expected |= {name: [] for name in MADE_LATER}
    expected["baraza"] = [(*row[:-1], None) for row in expected["baraza"]]
    back_up(filled, tmp_path / "1.zip")
    if was_used:
        bring_back(empty_database, tmp_path / "1.zip")
        expected["knowledge_version"] = [(1, 2)]  # so that a server that runs notices
    rewrite(tmp_path / "1.zip", make_old)
    bring_back(empty_database, tmp_path / "1.zip", replace=was_used)
    assert held(empty_database) == expected
    with empty_database.connect() as connection:
        assert revision_of(connection) == newest_revision()


def test_an_older_backup_with_other_columns_changes_nothing(
    filled: Engine, empty_database: Engine, tmp_path: Path
) -> None:
    def half_old(manifest: dict[str, Any], rows: Rows) -> None:
        make_old(manifest, rows)
        manifest["revision"] = "0002"

    back_up(filled, tmp_path / "1.zip")
    rewrite(tmp_path / "1.zip", half_old)
    with pytest.raises(BackupError, match="other tables than schema 0002"):
        bring_back(empty_database, tmp_path / "1.zip")
    assert inspect(empty_database).get_table_names() == []
    assert holds_nothing(empty_database)
