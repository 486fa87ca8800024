"""Texts that go by SMS hold only characters of the cheap alphabet, and titles are short."""

from collections.abc import Iterator
from typing import Final

from knowledge import sms_text
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.rules.texts import Passage, contact_passages, passages_of

TITLE_CHARACTERS: Final = 40
"""A title stands in menus and choices, three of them in one SMS (content/README.md)."""


def only_gsm7(base: KnowledgeBase) -> Iterator[Finding]:
    """Every text of an entry or a contact is in the GSM-7 alphabet."""
    for passage in _passages(base):
        for language, text in passage.text.items():
            strange = sms_text.offending(text)
            if strange:
                named = ", ".join(f"{char!r} (U+{ord(char):04X})" for char in strange)
                yield passage.wrong(f"holds {named}, which no plain SMS can carry", language)


def short_titles(base: KnowledgeBase) -> Iterator[Finding]:
    """A title has at most 40 characters in every language, and is one line."""
    for entry in base.entries.values():
        title = next(passages_of(entry))
        for language, text in title.text.items():
            if len(text) > TITLE_CHARACTERS:
                yield title.wrong(f"has {len(text)} characters, {TITLE_CHARACTERS} is the most", language)
            if "\n" in text:
                yield title.wrong("is more than one line", language)


def _passages(base: KnowledgeBase) -> Iterator[Passage]:
    for entry in base.entries.values():
        yield from passages_of(entry)
    for contact in base.contacts.values():
        yield from contact_passages(contact)
