"""Values of every kind, in JSON and back."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Interval

from admin.backup.kinds import Kind, from_json, kind_of, to_json
from admin.backup.tables import columns_of, our_tables

NAIROBI = timezone(timedelta(hours=3))

VALUES: list[tuple[Kind, object]] = [
    (Kind.INTEGER, 2**63 - 1),
    (Kind.INTEGER, -(2**63)),
    (Kind.REAL, 0.1 + 0.2),
    (Kind.REAL, 5e-324),
    (Kind.REAL, -0.0),
    (Kind.DECIMAL, Decimal("1000000000000000000000.10")),
    (Kind.TEXT, 'ሰላም "x"\n\t\\ \u2028 😀'),
    (Kind.BOOLEAN, False),
    (Kind.BYTES, bytes(range(256))),
    (Kind.DATE, date(2024, 2, 29)),
    (Kind.MOMENT, datetime(2026, 11, 24, 3, 4, 5, 6, UTC)),
    (Kind.MOMENT, datetime(2026, 11, 24, 3, 4, 5, tzinfo=NAIROBI)),
    (Kind.JSON, '{"b": 1, "a": [null, 1.0]}'),
    (Kind.TEXT, None),
]

WRONG: list[tuple[Kind, object]] = [
    (Kind.INTEGER, True),
    (Kind.INTEGER, 1.0),
    (Kind.INTEGER, 2**63),
    (Kind.REAL, "1.0"),
    (Kind.DECIMAL, "one"),
    (Kind.TEXT, 1),
    (Kind.BOOLEAN, 1),
    (Kind.BYTES, "no base64!"),
    (Kind.DATE, "2024-02-30"),
    (Kind.MOMENT, "2026-11-24T03:04:05"),
    (Kind.JSON, {"a": 1}),
]


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_is_read_as_it_was(kind: Kind, value: object) -> None:
    line = json.dumps(to_json({"c": value}, {"c": kind}))
    read = from_json(json.loads(line), {"c": kind})["c"]
    assert (type(read), repr(read) if value == 0 else read) == (type(value), repr(value) if value == 0 else value)


@pytest.mark.parametrize(("kind", "value"), WRONG)
def test_a_value_of_another_kind_is_refused(kind: Kind, value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json({"c": value}, {"c": kind})


@pytest.mark.parametrize("row", [[], {}, {"c": 1, "d": 2}, {"d": 1}, None])
def test_a_row_of_other_columns_is_refused(row: object) -> None:
    with pytest.raises(ValueError, match="other columns"):
        from_json(row, {"c": Kind.INTEGER})


def test_every_column_of_every_table_has_a_kind() -> None:
    kinds = {kind for table in our_tables() for kind in columns_of(table).values()}
    assert kinds == set(Kind) - {Kind.DECIMAL}


def test_a_new_kind_of_column_is_noticed() -> None:
    with pytest.raises(LookupError, match="how to write"):
        kind_of(Interval())
