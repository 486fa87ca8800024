"""The tables of the numbers as plain values: shown as charts, as tables, as files and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

Value = int | str | None
"""What stands in a cell; None is a number that is hidden."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. `key` is what machines call it: a slug, or a day as 2026-11-24."""

    key: str
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `heads` names its columns, the rows' own first. `kept_back` tells that something is hidden."""

    slug: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    kept_back: bool = False

    @property
    def highest(self) -> int:
        """The largest number in it, at least 1: what the longest bar stands for."""
        numbers = [value for row in self.rows for value in row.values if isinstance(value, int)]
        return max([1, *numbers])

    @property
    def has_numbers(self) -> bool:
        """Whether any number but zero is shown."""
        return any(isinstance(value, int) and value > 0 for row in self.rows for value in row.values)


def table(slug: str, title: str, heads: tuple[str, ...], rows: Iterable[Row], *, drop: bool = False) -> Table:
    """A table of these rows. `drop` leaves out rows of which nothing is shown: where names come from the counts."""
    every = tuple(rows)
    kept = tuple(row for row in every if not drop or any(value is not None for value in row.values))
    return Table(slug, title, heads, kept, any(value is None for row in every for value in row.values))
