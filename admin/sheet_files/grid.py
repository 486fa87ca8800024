"""A table as rows of text, whatever kind of file it came from; and what keeps a file from being one."""

from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 30_000
"""Rows of a table; the starter content has 12,500 phrases."""
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 6_000
"""Characters; the longest answer has under 2,000."""
MOST_BYTES: Final = 80 * 1024 * 1024
"""What a compressed file may grow to; a bomb of some kilobytes grows to gigabytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet shows it, and its cells by column; empty ones are left out."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell of a column, empty where it has none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its rows, and the cells that hold a formula (row, column)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    formulas: tuple[tuple[int, str], ...] = ()


class Unreadable(Exception):
    """A file that we do not take. `reason` names why (files.py has the sentences)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
