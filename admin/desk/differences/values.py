"""The values of a comparison: frozen, in words of the reader's language, ready to be shown or counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from admin.desk.differences.runs import Run
from bot.words import Words
from knowledge.values import Contact


class Part(StrEnum):
    """The sections of an entry in the order in which they are shown; a contact has the one of its own."""

    CONTACT = "contact"
    TEXTS = "texts"
    FACTS = "facts"
    CONTACTS = "contacts"
    SOURCES = "sources"
    DATES = "dates"


PARTS: Final = tuple(Part)


class State(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Style(StrEnum):
    """How two texts are compared: word by word, line by line, or as a whole."""

    PROSE = "prose"
    LIST = "list"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: her words, the languages we answer in, and the contacts that entries name by their slug."""

    words: Words
    languages: tuple[str, ...]
    contacts: Mapping[str, Contact]


@dataclass(frozen=True, slots=True)
class Change:
    """One text that is not what it was. `language` is None where it is the same in every language."""

    label: str
    language: str | None
    style: Style
    before: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not what it was: a text, a fact, a source... `key` names it in its part ("card-fee")."""

    part: Part
    key: str
    heading: str
    state: State
    changes: tuple[Change, ...]

    @property
    def part_order(self) -> int:
        """Where its part stands among the parts."""
        return PARTS.index(self.part)


@dataclass(frozen=True, slots=True)
class Line:
    """One text of an entry or contact: what comparisons are made of. `heading` is what it belongs to, as shown."""

    part: Part
    key: str
    heading: str
    aspect: str
    label: str
    language: str | None
    text: str
    style: Style

    @property
    def thing(self) -> tuple[Part, str]:
        """What it belongs to."""
        return self.part, self.key
