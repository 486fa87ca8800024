"""Rows of the tables as the fields of forms: the other way of rows_out.py. What a row leaves out stays as it was."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from admin.desk.sheets.rows_out import TEXTS
from admin.sheet_files.grid import Row
from knowledge.store.drafts import Fields

LISTS: Final = ("contacts", "days", "sources")
"""Columns that hold several names with commas between."""
FLAGS: Final = ("always", "may_have_changed", "verify")
YES: Final = frozenset({"yes", "y", "x", "1", "true", "ndiyo", "ndio"})
"""What counts as a tick; everything else is none."""
_SEPARATOR: Final = re.compile(r"[,;\n]+")
_CLOCK: Final = re.compile(r"(\d{1,2}:\d{2}):\d{2}")

OF_ENTRY: Final = ("checked_on", "checked_by", "review_by")
OF_CONTACT: Final = ("kind", "value", "hours", "confidence")


def entry_fields(row: Row, columns: Sequence[str], before: Fields) -> dict[str, list[str]]:
    """The fields of an entry with what its row says put in."""
    fields = {name: list(values) for name, values in before.items()}
    for column in columns:
        cell = row.get(column)
        if column.split(".")[0] in TEXTS and "." in column:
            _put(fields, column, [cell] if cell else [])
        elif column in OF_ENTRY:
            fields[column] = [cell]
        elif column == "contacts":
            fields["contact"] = names_in(cell)
    return fields


def with_facts(fields: Fields, rows: Sequence[Row]) -> dict[str, list[str]]:
    """The fields of an entry with its facts replaced by these rows."""
    kept = {name: list(values) for name, values in fields.items() if name != "fact" and not name.startswith("fact.")}
    kept["fact"] = [row.get("fact") for row in rows]
    for row in rows:
        begin = f"fact.{row.get('fact')}"
        for column, cell in row.cells.items():
            if column in ("topic", "place", "fact") or column.startswith("items."):
                continue
            kept[f"{begin}.{column}"] = _values(column, cell)
        kept |= _item_fields(row, f"{begin}.item")
    return kept


def with_sources(fields: Fields, rows: Sequence[Row]) -> dict[str, list[str]]:
    """The fields of an entry with its sources replaced by these rows."""
    kept = {
        name: list(values) for name, values in fields.items() if name != "source" and not name.startswith("source.")
    }
    kept["source"] = [row.get("source") for row in rows]
    for row in rows:
        for column in ("title", "url", "document", "published", "read_on"):
            kept[f"source.{row.get('source')}.{column}"] = [row.get(column)]
    return kept


def contact_fields(row: Row, columns: Sequence[str], before: Fields) -> dict[str, list[str]]:
    """The fields of a contact with what its row says put in."""
    fields = {name: list(values) for name, values in before.items()}
    for column in columns:
        cell = row.get(column)
        if column.startswith(("name.", "note.", "value.")):
            _put(fields, column, [cell] if cell else [])
        elif column in OF_CONTACT or column.startswith("source."):
            _put(fields, column, [cell] if cell or column.startswith("source.") else [])
        elif column in ("days", "opens", "closes"):
            _put(fields, f"hours.{column}", _values(column, cell) if cell else [])
        elif column == "verify":
            _put(fields, column, _values(column, cell))
    return fields


def names_in(cell: str) -> list[str]:
    """The names in a cell, with commas or line ends between them."""
    return [name.strip() for name in _SEPARATOR.split(cell) if name.strip()]


def column_of(field: str) -> tuple[str, str]:
    """The table's part of a complaint about a field: the thing's own name ("" for the entry itself), and the column."""
    pieces = field.split(".")
    if pieces[0] == "fact" and len(pieces) > 1:
        column = ".".join(pieces[2:]) or "fact"
        return pieces[1], f"items.{pieces[-1]}" if column.startswith("item") else "fact" if column == "key" else column
    if pieces[0] == "source" and len(pieces) > 2:
        return pieces[1], "source" if pieces[2] == "key" else pieces[2]
    return "", "contacts" if field == "contact" else field


def _item_fields(row: Row, name: str) -> Mapping[str, list[str]]:
    lines = {
        column.removeprefix("items."): cell.split("\n")
        for column, cell in row.cells.items()
        if column.startswith("items.")
    }
    longest = max((len(items) for items in lines.values()), default=0)
    if not longest:
        return {}
    fields = {name: [str(number) for number in range(1, longest + 1)]}
    for code, items in lines.items():
        fields |= {f"{name}.{number}.{code}": [item.strip()] for number, item in enumerate(items, 1) if item.strip()}
    return fields


def _values(column: str, cell: str) -> list[str]:
    if column in LISTS:
        return names_in(cell)
    if column in FLAGS:
        return ["yes"] if cell.strip().lower() in YES else []
    clock = _CLOCK.fullmatch(cell)
    return [clock[1] if clock else cell]


def _put(fields: dict[str, list[str]], name: str, values: list[str]) -> None:
    """A field that is empty is left out, as a form leaves out a text that is not written."""
    if values:
        fields[name] = values
    else:
        fields.pop(name, None)
