"""Reads and writes Excel workbooks: run only in a process of its own (`python -m admin.sheet_files.workbook`).

What comes from outside is parsed where it can use up neither the server's memory nor its time: the process limits
itself before it looks at the first byte. It reads a file from standard input and answers in JSON, or the other way.
"""

import io
import json
import resource
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from admin.sheet_files.columns import table_with
from admin.sheet_files.grid import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Unreadable
from admin.sheet_files.read_csv import bare

MEMORY: Final = 1_500 * 1024 * 1024
"""Bytes of address space; a workbook of the largest size that we take needs a third of it."""
SECONDS: Final = 40
MOST_FILES: Final = 300
"""Files inside a workbook; ours has a dozen."""
WIDE: Final = 60
NARROW: Final = 16
"""Widths of columns in characters: texts in a language, and everything else."""


def main() -> int:
    """Read (`read`) or write (`write`), as the one argument says."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.argv[1:] == ["write"]:
        sys.stdout.buffer.write(written(json.load(sys.stdin)))
        return 0
    try:
        answer: dict[str, Any] = {"tables": read(sys.stdin.buffer.read())}
    except Unreadable as refused:
        answer = {"refused": refused.reason}
    except MemoryError:
        answer = {"refused": "bomb"}
    json.dump(answer, sys.stdout)
    return 0


def read(content: bytes) -> list[list[list[str]]]:
    """The lines of every sheet that is a table of ours; a formula is given as its text, which begins with "=".

    Raises Unreadable.
    """
    _look_inside(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        tables = [_lines(sheet) for sheet in book.worksheets]
    except Unreadable:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
    ) as error:
        raise Unreadable("broken") from error
    found = [lines for lines in tables if lines and table_with([one.strip().lower() for one in lines[0]])]
    if not found:
        raise Unreadable("columns")
    return found


def written(tables: list[dict[str, Any]]) -> bytes:
    """A workbook of these tables (name, columns, rows). Every cell is text: nothing in it is ever run."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table["name"])
        sheet.freeze_panes = "C2"
        for number, column in enumerate(table["columns"], 1):
            letter = sheet.column_dimensions[_letter(number)]
            letter.width = WIDE if "." in column and not column.startswith("source.") else NARROW
        sheet.append([_cell(sheet, column, bold=True) for column in table["columns"]])
        for row in table["rows"]:
            sheet.append([_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _look_inside(content: bytes) -> None:
    """Refuse what is no workbook, holds macros, or grows too large when unpacked; the sizes told may be lies."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = packed.infolist()
            if any(file.flag_bits & 1 for file in files):
                raise Unreadable("locked")
            if any(file.filename.endswith("vbaProject.bin") for file in files):
                raise Unreadable("macros")
            if len(files) > MOST_FILES:
                raise Unreadable("bomb")
            left = MOST_BYTES
            for file in files:
                with packed.open(file) as unpacked:
                    while piece := unpacked.read(1 << 20):
                        left -= len(piece)
                        if left < 0:
                            raise Unreadable("bomb")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("broken") from error


def _lines(sheet: Any) -> list[list[str]]:
    lines: list[list[str]] = []
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        if len(lines) > MOST_ROWS:
            raise Unreadable("rows")
        lines.append([_text(cell) for cell in row])
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if len(text) > LONGEST_CELL:
        raise Unreadable("cell")
    if cell.data_type == "f":
        return text if text.startswith("=") else f"={text}"
    # A text that begins with "=" is told apart from a formula as in a comma-separated file.
    return f"'{text}" if text.startswith(("=", "@")) and bare(text) == text else text


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value="x")
    cell.value = text
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


if __name__ == "__main__":
    sys.exit(main())
