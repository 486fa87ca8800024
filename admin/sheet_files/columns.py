"""The tables of a spreadsheet and their columns, in order. A column with a language's code after a dot is in it.

Names are short English words that stay the same in every language of the desk, so that a file written by one clerk is
read for another.
"""

from collections.abc import Sequence
from typing import Final

ENTRIES, FACTS, SOURCES, CONTACTS, PHRASES = "entries", "facts", "sources", "contacts", "phrases"
TABLES: Final = (ENTRIES, FACTS, SOURCES, CONTACTS, PHRASES)

STATE: Final = "state"
"""A mark of what an entry or contact said when it was exported; it shows whether somebody has changed it since."""

_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    ENTRIES: (
        "topic",
        "place",
        "title.*",
        "answer.*",
        "more.*",
        "emergency_line.*",
        "contacts",
        "checked_on",
        "checked_by",
        "review_by",
        STATE,
    ),
    FACTS: (
        "topic",
        "place",
        "fact",
        "kind",
        "amount",
        "amount_to",
        "currency",
        "covers.*",
        "items.*",
        "text.*",
        "days",
        "opens",
        "closes",
        "always",
        "least",
        "most",
        "unit",
        "of.*",
        "sources",
        "confidence",
        "may_have_changed",
    ),
    SOURCES: ("topic", "place", "source", "title", "url", "document", "published", "read_on"),
    CONTACTS: (
        "contact",
        "place",
        "name.*",
        "kind",
        "value",
        "value.*",
        "hours",
        "days",
        "opens",
        "closes",
        "note.*",
        "source.title",
        "source.url",
        "source.document",
        "source.published",
        "source.read_on",
        "confidence",
        "verify",
        STATE,
    ),
    PHRASES: ("topic", "language", "text", "kind", "origin"),
}
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    PHRASES: ("topic", "language", "text"),
    FACTS: ("topic", "place", "fact", "kind"),
    SOURCES: ("topic", "place", "source"),
    CONTACTS: ("contact",),
    ENTRIES: ("topic", "place"),
}
"""The columns that a table cannot do without, and by which a lone table is known; in the order in which it is tried."""


def columns_of(table: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table, those in a language once for each."""
    return tuple(
        column.replace("*", code) if code else column
        for column in _COLUMNS[table]
        for code in (languages if column.endswith("*") else ("",))
    )


def table_with(header: Sequence[str]) -> str | None:
    """The table that has these columns; None where no table of ours does."""
    return next((table for table, needed in NEEDED.items() if set(needed) <= set(header)), None)
