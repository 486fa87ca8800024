"""A mapping of a YAML file while it is read: each field is asked for by type; what is wrong is noted, not raised.

Works on YAML's nodes rather than on Python values, so that every finding has its line, a twice-given field is seen, and
text stays as it was written (`no`, 999, 17:00 and 2024-05-01 are text where text is asked for).
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from knowledge.files.errors import Findings
from knowledge.languages import Text

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NULL: Final = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file being read: its path inside the content directory, the languages there are, and what was found wrong."""

    file: str
    languages: tuple[str, ...]
    findings: Findings

    def note(self, node: Node, field: str, sentence: str) -> None:
        """Keep a finding about a node; a node that came from no file has no line."""
        line = f"line {node.start_mark.line + 1}" if node.start_mark else ""
        self.findings.note(
            self.file, " ".join(part for part in (line, f"({field})" if field else "") if part), sentence
        )


class Record:
    """One mapping. Ask for each field once, then call `finish`: fields nobody asked for are findings."""

    def __init__(self, node: Node, sheet: Sheet, path: str = "") -> None:
        self._node = node
        self._sheet = sheet
        self._path = path
        self._fields: dict[str, Node] = {}
        self._asked: set[str] = set()
        if not isinstance(node, MappingNode):
            sheet.note(node, path, "should be a mapping of fields (name: value)")
            return
        for name, value in node.value:
            self._keep(name, value)

    @classmethod
    def each_of(cls, node: Node, sheet: Sheet) -> "tuple[Record, ...]":
        """The mappings of a file that is a list of them."""
        if not isinstance(node, SequenceNode):
            sheet.note(node, "", "should be a list")
            return ()
        return tuple(cls(part, sheet) for part in node.value)

    def note(self, field: str, sentence: str) -> None:
        """Keep a finding about a field of this record."""
        self._sheet.note(self._fields.get(field, self._node), self._named(field), sentence)

    def finish(self) -> None:
        """Note the fields that nobody asked for."""
        for name, node in self._fields.items():
            if name in self._asked:
                continue
            comma = " (a text with a comma in it needs quotes)" if node.tag == NULL else ""
            self._sheet.note(node, self._named(name), f"is no field of the format here{comma}")

    def has(self, field: str) -> bool:
        """Whether the field was given and is still to be asked for."""
        return field in self._fields and field not in self._asked

    def holds_list(self, field: str) -> bool:
        """Whether the field was given as a list."""
        return isinstance(self._fields.get(field), SequenceNode)

    def word(self, field: str, default: str | None = None) -> str:
        """A text in no particular language: a name, an address, a kind. Required where it has no default."""
        node = self._take(field, required=default is None)
        if node is None:
            return default or ""
        return self._string(node, field)

    def slug(self, field: str) -> str:
        """A required name in small letters, digits and hyphens."""
        word = self.word(field)
        if word and not SLUG.fullmatch(word):
            self.note(field, f"{word!r} should be small letters, digits and hyphens")
        return word

    def choice(self, field: str, choices: tuple[str, ...]) -> str:
        """A required word out of a few."""
        word = self.word(field)
        if word and word not in choices:
            self.note(field, f"{word!r} should be one of {', '.join(choices)}")
        return word

    def day(self, field: str) -> date:
        """A required day, written 2026-11-22."""
        word = self.word(field)
        try:
            return date.fromisoformat(word)
        except ValueError:
            if word:
                self.note(field, f"{word!r} is not a day such as 2026-11-22")
            return date.min

    def flag(self, field: str) -> bool:
        """Whether `true` is written; false when it is left out."""
        word = self.word(field, default="false")
        if word not in ("true", "false"):
            self.note(field, f"{word!r} should be true or false")
        return word == "true"

    def number(self, field: str) -> int | None:
        """A whole number of 0 or more, where it is given."""
        word = self.word(field, default="")
        if word and not (word.isascii() and word.isdigit()):
            self.note(field, f"{word!r} is not a whole number")
            return None
        return int(word) if word else None

    def amount(self, field: str) -> Decimal | None:
        """A sum of money of 0 or more, where it is given."""
        word = self.word(field, default="")
        try:
            amount = Decimal(word) if word else None
        except InvalidOperation:
            amount = Decimal(-1)
        if amount is not None and not (amount.is_finite() and amount >= 0):
            self.note(field, f"{word!r} is not an amount such as 500 or 12.50")
            return Decimal(0)
        return amount

    def text(self, field: str) -> Text:
        """A required text in one or more languages."""
        return self.optional_text(field, required=True) or {}

    def optional_text(self, field: str, *, required: bool = False) -> Text | None:
        """A text in one or more languages, None when it is left out."""
        node = self._take(field, required=required)
        return None if node is None else self._text(node, field)

    def text_or_word(self, field: str) -> Text:
        """A required text; one plain word means the same in every language."""
        if not isinstance(self._fields.get(field), ScalarNode):
            return self.text(field)
        return dict.fromkeys(self._sheet.languages, self.word(field))

    def words(self, field: str) -> tuple[str, ...]:
        """A list of words, empty when it is left out."""
        return tuple(self._string(node, field) for node in self._list(field))

    def texts(self, field: str) -> tuple[Text, ...]:
        """A required list of texts."""
        nodes = self._list(field, required=True)
        return tuple(self._text(node, f"{field} {number}") for number, node in enumerate(nodes, 1))

    def record(self, field: str) -> "Record | None":
        """A mapping inside this one, None when it is left out."""
        node = self._take(field, required=False)
        return None if node is None else Record(node, self._sheet, self._named(field))

    def records(self, field: str) -> "tuple[Record, ...]":
        """A list of mappings, empty when it is left out."""
        nodes = self._list(field)
        return tuple(Record(node, self._sheet, self._named(f"{field} {n}")) for n, node in enumerate(nodes, 1))

    def _keep(self, name: Node, value: Node) -> None:
        if not isinstance(name, ScalarNode):
            self._sheet.note(name, self._path, "has a field whose name is no plain word")
        elif name.value in self._fields:
            self._sheet.note(name, self._named(name.value), "is given twice")
        else:
            self._fields[name.value] = value

    def _take(self, field: str, *, required: bool) -> Node | None:
        self._asked.add(field)
        node = self._fields.get(field)
        if node is not None and node.tag == NULL:
            self._sheet.note(node, self._named(field), "is empty")
            return None
        if node is None and required:
            self._sheet.note(self._node, self._named(field), "is missing")
        return node

    def _list(self, field: str, *, required: bool = False) -> list[Node]:
        node = self._take(field, required=required)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self._sheet.note(node, self._named(field), "should be a list")
            return []
        return list(node.value)

    def _text(self, node: Node, field: str) -> Text:
        if not isinstance(node, MappingNode):
            self._sheet.note(node, self._named(field), f"should be {{{': ..., '.join(self._sheet.languages)}: ...}}")
            return {}
        record = Record(node, self._sheet, self._named(field))
        text = {language: record.word(language) for language in self._sheet.languages if record.has(language)}
        record.finish()
        return text

    def _string(self, node: Node, field: str) -> str:
        if isinstance(node, ScalarNode) and node.tag != NULL:
            return str(node.value)
        self._sheet.note(node, self._named(field), "should be a single text")
        return ""

    def _named(self, field: str) -> str:
        return f"{self._path}.{field}" if self._path else field
