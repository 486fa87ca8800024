"""A database's errors in our words, never in its own: those may hold a row's."""

import sqlite3

import psycopg
import pytest
from psycopg import errors
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, SQLAlchemyError

from admin.backup.trouble import reason


def wrapped(cause: Exception, kind: type[DBAPIError] = DBAPIError) -> SQLAlchemyError:
    return kind("INSERT INTO person", {"key": "a person's"}, cause)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (wrapped(errors.DiskFull("of a person")), "the disk is full"),
        (wrapped(errors.InsufficientPrivilege("of a person")), "this user may not do that there"),
        (wrapped(errors.NumericValueOutOfRange("of a person")), "a value does not fit"),
        (wrapped(psycopg.DataError("text cannot contain NUL"), DataError), "a value does not fit"),
        (wrapped(errors.UniqueViolation("of a person")), "rows contradict each other"),
        (wrapped(errors.DeadlockDetected("of a person")), "another process is writing"),
        (wrapped(psycopg.OperationalError("no route")), "it does not answer"),
        (wrapped(errors.UndefinedTable("of a person")), "UndefinedTable"),
        (wrapped(sqlite3.OperationalError("of a person")), "OperationalError"),
        (ArgumentError("of a person"), "ArgumentError"),
    ],
)
def test_the_reason_holds_no_value(error: SQLAlchemyError, says: str) -> None:
    told = reason(error)
    assert told.startswith(says)
    assert "person" not in told


def test_a_locked_file_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("sqlite") / "locked.sqlite"
    first, second = (sqlite3.connect(path, timeout=0, isolation_level=None) for _ in range(2))
    first.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as refused:
        second.execute("BEGIN IMMEDIATE")
    assert reason(wrapped(refused.value)) == "another process is writing: stop Jirani first"
    first.close()
    second.close()
