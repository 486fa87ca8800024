"""Reads a comma-separated file as spreadsheets write it: UTF-8, or what Excel calls Unicode text."""

import codecs
import csv
import io
from typing import Final

from admin.sheet_files.columns import table_with
from admin.sheet_files.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, Table, Unreadable

SEPARATORS: Final = ",;\t"
STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that make a spreadsheet run a cell as a formula (OWASP, CSV Injection); the last ones are wide."""


def safe(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; `bare` takes it away again."""
    return f"'{cell}" if cell.startswith((*STARTS, "'")) else cell


def bare(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*STARTS, "'")) else cell


def read_csv(content: bytes) -> Table:
    """The table in a file; raises Unreadable."""
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Unreadable("broken") from error
    return table_of(lines[0] if lines else [], lines[1:])


def table_of(header: list[str], lines: list[list[str]]) -> Table:
    """A table out of its first line and the others; raises Unreadable where it is none of ours or too large."""
    columns = tuple(column.strip().lower() for column in header)
    while columns and not columns[-1]:
        columns = columns[:-1]
    known = table_with(columns)
    if known is None:
        raise Unreadable("columns")
    if len(columns) > MOST_COLUMNS or len(lines) > MOST_ROWS:
        raise Unreadable("rows")
    if len(set(columns)) < len(columns):
        raise Unreadable("twice")
    rows, formulas = [], []
    for number, line in enumerate(lines, 2):
        cells = dict(zip(columns, line, strict=False))
        formulas += [(number, column) for column, cell in cells.items() if cell.startswith(("=", "@"))]
        filled = {column: _clean(cell) for column, cell in cells.items() if cell.strip()}
        if filled:
            rows.append(Row(number, filled))
    return Table(known, columns, tuple(rows), tuple(formulas))


def _clean(cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        raise Unreadable("cell")
    return bare(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def _decoded(content: bytes) -> str:
    sixteen = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if sixteen else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
