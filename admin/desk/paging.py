"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from admin.desk.visit import Visit

ROWS: Final = 50
"""Rows on a page of a list."""
MOST_DIGITS: Final = 5
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Row]):
    """A page of a list: its rows, its number from 1, the last page's number, how many rows there are."""

    rows: Sequence[Row]
    page: int
    last: int
    count: int


def leaf(visit: Visit, rows: Sequence[Row], name: str = "page") -> Leaf[Row]:
    """The page of these rows that the address asks for (`?page=2`); the nearest that there is."""
    page, last = page_asked(visit, len(rows), name)
    return Leaf(rows[(page - 1) * ROWS : page * ROWS], page, last, len(rows))


def page_asked(visit: Visit, count: int, name: str = "page") -> tuple[int, int]:
    """The page that the address asks for, and the last one, where there are so many rows."""
    last, asked = max(1, -(-count // ROWS)), visit.asked(name)
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS
    return min(max(int(asked) if is_number else 1, 1), last), last
