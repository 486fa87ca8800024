"""Files in and out: comma-separated ones here, workbooks in a process of their own (workbook.py)."""

import csv
import io
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import Any, Final

import structlog

from admin.sheet_files.grid import Table, Unreadable
from admin.sheet_files.read_csv import read_csv, safe, table_of
from bot.words import _

ZIP: Final = b"PK\x03\x04"
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
PATIENCE: Final = 60
"""Seconds that a workbook may take; the whole starter content takes some 5."""
log = structlog.get_logger()
_turn = threading.BoundedSemaphore(1)

REFUSALS: Final = {
    "nothing": _("Choose a file first."),
    "broken": _("This file could not be opened. Save it again as an Excel workbook (.xlsx) or as CSV, and send that."),
    "old": _("This is an old Excel file, or one with a password. Save it as an Excel workbook (.xlsx) and send that."),
    "locked": _("This file has a password. Save it without one and send that."),
    "macros": _("This file holds macros, which we do not take. Save it as an Excel workbook (.xlsx) and send that."),
    "bomb": _("This file becomes far too large when it is opened, so we did not take it."),
    "slow": _("This file took too long to open. Send fewer rows at once."),
    "rows": _("This table is too large. Send at most 30,000 rows and 100 columns at once."),
    "cell": _("One of the cells holds more than 6,000 characters. Shorten it and send the file again."),
    "encoding": _(
        'The letters of this file cannot be read. Save it as "CSV UTF-8" or as an Excel workbook and send that.'
    ),
    "columns": _(
        "This is none of our tables. Export one first, change it, and send that: the first row must stay as it is."
    ),
    "twice": _("Two columns have the same name. Remove one of them and send the file again."),
}


def read_file(content: bytes) -> tuple[Table, ...]:
    """The tables of a workbook or of a comma-separated file; raises Unreadable."""
    if not content:
        raise Unreadable("nothing")
    if content.startswith(OLD_EXCEL):
        raise Unreadable("old")
    if not content.startswith(ZIP):
        return (read_csv(content),)
    answer: dict[str, Any] = json.loads(_child("read", content))
    if "refused" in answer:
        raise Unreadable(str(answer["refused"]))
    return tuple(table_of(lines[0], lines[1:]) for lines in answer["tables"])


def workbook(tables: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> bytes:
    """A workbook of tables: name, columns, rows."""
    told = [{"name": name, "columns": columns, "rows": rows} for name, columns, rows in tables]
    return _child("write", json.dumps(told).encode())


def comma_separated(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A comma-separated file that Excel opens with its letters right and without running anything."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)  # or a ";" begins a new cell where Excel separates by it
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _child(verb: str, given: bytes) -> bytes:
    """What the workbook process answers; raises Unreadable where it dies or is too slow. One runs at a time."""
    command = [sys.executable, "-m", "admin.sheet_files.workbook", verb]
    with _turn:
        try:
            done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            raise Unreadable("slow") from error
        except subprocess.CalledProcessError as error:
            log.warning("desk.sheet_failed", code=error.returncode)
            raise Unreadable("bomb" if error.returncode < 0 else "broken") from error
    return done.stdout
