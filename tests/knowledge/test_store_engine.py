"""Opening the database: SQLite's switches, whose turn it is to write, and times that come back as they went in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from knowledge.store import mark_changed, open_engine, reading, version
from knowledge.store.metadata import UtcDateTime
from knowledge.store.tables import place

NAIROBI = timezone(timedelta(hours=3))
PRAGMAS = [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)]

moments = Table("moment", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcDateTime))


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS)
def test_sqlite_is_opened_safe_and_fast(tmp_path: object, pragma: str, value: str | int) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/jirani.sqlite")
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://localhost/jirani", "oracle://localhost/jirani"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is not supported: use sqlite or postgresql"):
        open_engine(url)


def test_plain_postgresql_addresses_go_through_psycopg() -> None:
    engine = open_engine("postgresql://jirani@/jirani")
    assert engine.dialect.driver == "psycopg"


def test_readers_do_not_wait_for_the_writer(database: Engine) -> None:
    with database.begin() as writer:
        mark_changed(writer)
        with reading(database).connect() as reader:
            assert version(reader) == 0
    with reading(database).connect() as reader:
        assert version(reader) == 1


def test_a_sqlite_writer_takes_its_turn_at_the_start(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/jirani.sqlite"
    first, second = open_engine(url), open_engine(url)
    with second.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout=10"))
    with first.begin(), pytest.raises(OperationalError, match="locked"), second.begin():
        pass
    for engine in (first, second):
        engine.dispose()


def test_foreign_keys_are_enforced(database: Engine) -> None:
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(insert(place).values(county="nowhere", name="Atlantis", position=0))


def test_what_is_not_committed_leaves_nothing(database: Engine) -> None:
    with database.connect() as connection:
        mark_changed(connection)
    with database.connect() as connection:
        assert version(connection) == 0


def test_moments_come_back_aware_and_in_utc(database: Engine) -> None:
    noon = datetime(2026, 11, 22, 12, 30, 15, 123456, tzinfo=NAIROBI)
    with database.begin() as connection:
        moments.create(connection)
        connection.execute(insert(moments), [{"at": noon}, {"at": None}])
        first, second = connection.execute(select(moments.c.at).order_by(moments.c.id)).scalars()
    assert (first, first.tzinfo, second) == (noon, UTC, None)


def test_moments_without_a_time_zone_are_refused(database: Engine) -> None:
    with database.begin() as connection:
        moments.create(connection)
        with pytest.raises(StatementError, match="without a time zone"):
            connection.execute(insert(moments), {"at": datetime(2026, 11, 22, 12, 30)})  # noqa: DTZ001 - the mistake
