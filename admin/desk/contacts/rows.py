"""Contacts as lines of a list: found by name, number or place, with how often each is used."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from admin.desk.emergency import CONFIRMED, EMERGENCY_LINES, is_to_check
from admin.pages.base import Built
from knowledge.base import KnowledgeBase
from knowledge.languages import in_language
from knowledge.plain import plain
from knowledge.store.tables import contact as contact_table
from knowledge.values import Contact

FEWEST_DIGITS: Final = 3
"""A search for fewer digits than this is a search for words."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in a list, how many entries use it, and whether somebody should call it."""

    contact: Contact
    uses: int
    to_check: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty means everything. `to_check` asks for those that nobody has called yet."""

    text: str = ""
    scope: str = ""
    kind: str = ""
    to_check: bool = False


def used_in(knowledge: KnowledgeBase) -> Mapping[str, int]:
    """In how many entries each contact stands, by slug."""
    return Counter(slug for entry in knowledge.entries.values() for slug in entry.contacts)


USES: Final = Built(used_in)
"""The same, counted once for each state of the knowledge base."""


def contact_lines(connection: Connection, knowledge: KnowledgeBase) -> Iterator[ContactLine]:
    """Every contact. What was confirmed a moment ago is read fresh, so that a pressed button shows at once."""
    columns = (contact_table.c.slug, contact_table.c.confidence, contact_table.c.verify)
    uses, emergency = USES.of(knowledge), EMERGENCY_LINES.of(knowledge)
    for row in connection.execute(select(*columns)):
        known = knowledge.contacts.get(row.slug)
        if known is not None:
            to_check = is_to_check(row.slug, row.confidence, emergency, verify=row.verify)
            yield ContactLine(known, uses.get(row.slug, 0), to_check, row.confidence == CONFIRMED and not row.verify)


def is_wanted(line: ContactLine, wanted: Wanted) -> bool:
    """Whether a line belongs to the narrowed list."""
    contact = line.contact
    return (
        (not wanted.scope or contact.scope == wanted.scope)
        and (not wanted.kind or contact.kind == wanted.kind)
        and (not wanted.to_check or line.to_check)
        and (not wanted.text or holds(contact, wanted.text))
    )


def holds(contact: Contact, text: str) -> bool:
    """Whether the contact's names, values or notes hold every word, or its number those digits, however written."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    number = digits.removeprefix("254").lstrip("0") or digits
    if len(digits) >= FEWEST_DIGITS and not any(letter.isalpha() for letter in text):
        return any(number in "".join(filter(str.isdecimal, value)) for value in contact.value.values())
    said = plain(" ".join((*contact.name.values(), *contact.value.values(), *(contact.note or {}).values())))
    return all(word in said for word in plain(text).split())


def by_name(line: ContactLine, language: str) -> tuple[str, str]:
    """What lines are ordered by."""
    return plain(in_language(line.contact.name, language)), line.contact.slug
