"""The kinds of values that stand in our tables, and how each is written in JSON so that just the same is read again."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Cast,
    ColumnElement,
    Date,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
    TableClause,
    Text,
    cast,
    column,
    table,
)
from sqlalchemy.types import TypeEngine, UserDefinedType

from knowledge.store.metadata import UtcDateTime

WHOLE_NUMBERS: Final = range(-(2**63), 2**63)
"""What fits in eight bytes; neither database keeps more."""
Value = TypeVar("Value")


class Kind(StrEnum):
    """The kind of a column's values, as the manifest names it."""

    INTEGER = "integer"
    REAL = "real"
    DECIMAL = "decimal"
    TEXT = "text"
    BOOLEAN = "boolean"
    BYTES = "bytes"
    DATE = "date"
    MOMENT = "moment"
    JSON = "json"


class WrittenJson(UserDefinedType[str]):
    """A JSON column read and written as its own text: a missing value and JSON's null stay two things."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """The name of the type."""
        return "JSON"

    def column_expression(self, column: ColumnElement[Any]) -> Cast[str]:
        """The text, where psycopg would give what it says."""
        return cast(column, Text)


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind's type in the database, and its way into JSON and back; `read` raises a ValueError for anything else."""

    sql: TypeEngine[Any]
    write: Callable[[Any], object]
    read: Callable[[object], object]


def _just(wanted: type[Value]) -> Callable[[object], Value]:
    def read(value: object) -> Value:
        if type(value) is not wanted:  # a boolean is no whole number here
            raise ValueError(f"not a {wanted.__name__}")
        return value

    return read


_text: Final = _just(str)


def _same(value: object) -> object:
    return value


def _whole_number(value: object) -> int:
    number = _just(int)(value)
    if number not in WHOLE_NUMBERS:
        raise ValueError("a number of more than eight bytes")
    return number


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(_text(value))
    except ArithmeticError as error:
        raise ValueError("not a decimal number") from error


FORMS: Final[Mapping[Kind, _Form]] = {
    Kind.INTEGER: _Form(BigInteger(), _same, _whole_number),
    Kind.REAL: _Form(Float(), _same, _just(float)),
    Kind.DECIMAL: _Form(Numeric(), str, _decimal),
    Kind.TEXT: _Form(String(), _same, _text),
    Kind.BOOLEAN: _Form(Boolean(), _same, _just(bool)),
    Kind.BYTES: _Form(
        LargeBinary(),
        lambda value: base64.b64encode(value).decode(),
        lambda value: base64.b64decode(_text(value), validate=True),
    ),
    Kind.DATE: _Form(Date(), date.isoformat, lambda value: date.fromisoformat(_text(value))),
    Kind.MOMENT: _Form(UtcDateTime(), datetime.isoformat, _moment),
    Kind.JSON: _Form(WrittenJson(), _same, _text),
}

_TYPES: Final[tuple[tuple[type[TypeEngine[Any]], Kind], ...]] = (
    (UtcDateTime, Kind.MOMENT),
    (JSON, Kind.JSON),
    (Boolean, Kind.BOOLEAN),
    (Integer, Kind.INTEGER),
    (Float, Kind.REAL),
    (Numeric, Kind.DECIMAL),
    (String, Kind.TEXT),
    (LargeBinary, Kind.BYTES),
    (Date, Kind.DATE),
)
"""The first that fits."""


def kind_of(sql: TypeEngine[Any]) -> Kind:
    """The kind of a column of this type; a LookupError for one that no table of ours has yet."""
    for known, kind in _TYPES:
        if isinstance(sql, known):
            return kind
    raise LookupError(f"a backup does not know how to write {sql!r}: admin/backup/kinds.py has the list")


def plain_table(name: str, columns: Mapping[str, Kind]) -> TableClause:
    """The table as a backup reads and fills it, whatever schema revision it belongs to."""
    return table(name, *(column(one, FORMS[kind].sql) for one, kind in columns.items()))


def to_json(row: Mapping[str, object], columns: Mapping[str, Kind]) -> dict[str, object]:
    """A row as JSON has it."""
    return {name: None if row[name] is None else FORMS[kind].write(row[name]) for name, kind in columns.items()}


def from_json(row: object, columns: Mapping[str, Kind]) -> dict[str, object]:
    """The row again; a ValueError where it is none of these columns and kinds."""
    if not isinstance(row, dict) or row.keys() != columns.keys():
        raise ValueError("other columns")
    return {name: None if row[name] is None else FORMS[kind].read(row[name]) for name, kind in columns.items()}
