"""CSV in and out: a header line that must be the agreed one, and a value for each of its columns in every row."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from knowledge.files.errors import Findings

Row = dict[str, str]


def read_rows(text: str, columns: Sequence[str], file: str, findings: Findings) -> Iterator[tuple[int, Row]]:
    """The line number and the values by column of each row; rows that do not fit the header are findings."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if header != list(columns):
            findings.note(file, "line 1", f"the header should be {','.join(columns)}")
            return
        for row in reader:
            if len(row) == len(columns):
                yield reader.line_num, dict(zip(columns, row, strict=True))
            elif row:
                findings.note(file, f"line {reader.line_num}", f"has {len(row)} values for {len(columns)} columns")
    except csv.Error as error:
        findings.note(file, f"line {reader.line_num}", f"is not CSV: {error}")


def header_of(text: str) -> list[str]:
    """The column names of a table whose columns depend on the languages there are."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error:
        return []


def render_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of a table, quoted only where a value needs it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
