"""Plain data on its way into JSON columns and back, and scopes on their way into the county column and back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from yaml import Node

from knowledge.files.errors import Findings
from knowledge.files.record import Record, Sheet
from knowledge.files.yaml_in import to_node
from knowledge.values import NATIONAL


def county_of(scope: str) -> str | None:
    """The county column of a scope: empty for the whole country."""
    return None if scope == NATIONAL else scope


def scope_of(county: str | None) -> str:
    """The scope of a county column."""
    return county or NATIONAL


def jsonable(value: object) -> object:
    """The same data with days and amounts as text, and no types of our own."""
    if isinstance(value, Mapping):
        return {name: jsonable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(part) for part in value]
    return str(value) if isinstance(value, date | Decimal) else value


class StoredRecords:
    """Records out of JSON columns, read by the same code as the content files; call `finish` when all are read."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._findings = Findings()

    def record(self, place: str, fields: Mapping[str, object]) -> Record:
        """The record of a JSON column; `place` names the row where something is wrong with it."""
        node: Node = to_node(fields)
        return Record(node, Sheet(place, self._languages, self._findings))

    def finish(self) -> None:
        """Raise a ContentError where a column held what no content file may hold."""
        self._findings.raise_if_any()
