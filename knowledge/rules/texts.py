"""The texts that rules read: every one of an entry and of a contact, with the place to name when it is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.facts import Documents, Duration, Eligibility, Fact, Fee, Steps, Where
from knowledge.findings import Finding, Severity
from knowledge.languages import Text
from knowledge.values import Contact, Entry

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
"""A key in a text, well-formed or not: "Call {police-999}"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in several languages and where it stands: "alien-card/mombasa" and "answer"."""

    owner: str
    field: str
    text: Text

    def where(self, language: str = "") -> str:
        """The place, as a finding names it."""
        return f"{self.owner} ({language}) {self.field}" if language else f"{self.owner} {self.field}"

    def wrong(self, sentence: str, language: str = "") -> Finding:
        """An error in this passage."""
        return Finding(Severity.ERROR, self.where(language), sentence)


def entry_name(entry: Entry) -> str:
    """How findings name an entry."""
    return f"{entry.topic}/{entry.scope}"


def contact_name(contact: Contact) -> str:
    """How findings name a contact."""
    return f"contact {contact.slug}"


def prose_of(entry: Entry) -> Iterator[Passage]:
    """The sentences of an entry."""
    name = entry_name(entry)
    yield Passage(name, "title", entry.title)
    yield Passage(name, "answer", entry.answer)
    if entry.more:
        yield Passage(name, "more", entry.more)
    if entry.emergency_line is not None:
        yield Passage(name, "emergency_line", entry.emergency_line)


def passages_of(entry: Entry) -> Iterator[Passage]:
    """All texts of an entry, those in its facts included."""
    yield from prose_of(entry)
    for fact in entry.facts:
        for place, text in _fact_texts(fact):
            yield Passage(entry_name(entry), f"fact {fact.key}{place}", text)


def contact_passages(contact: Contact) -> Iterator[Passage]:
    """All texts of a contact."""
    name = contact_name(contact)
    yield Passage(name, "name", contact.name)
    yield Passage(name, "value", contact.value)
    if contact.note is not None:
        yield Passage(name, "note", contact.note)


def keys_in(text: str) -> tuple[str, ...]:
    """The keys in a text, in order."""
    return tuple(PLACEHOLDER.findall(text))


def without_keys(text: str) -> str:
    """The text with its keys taken out: what stands there as prose."""
    return PLACEHOLDER.sub(" ", text)


def _fact_texts(fact: Fact) -> Iterator[tuple[str, Text]]:
    match fact:
        case Fee():
            yield "", fact.covers
        case Documents() | Steps() | Eligibility():
            yield from ((f" {number}", item) for number, item in enumerate(fact.items, 1))
        case Where():
            yield "", fact.text
        case Duration():
            yield "", fact.of
