"""What a browser sent of an entry's form, as a draft keeps it."""

import re
from collections.abc import Mapping
from typing import Final

OURS: Final = re.compile(
    r"(title|answer|more|emergency_line|fact|source)(\..*)?|contact|checked_on|checked_by|review_by"
)
"""The fields of the form; what else a browser sends (proof, version, buttons) is no part of the entry."""
ITEMS: Final = re.compile(r"fact\.[^.]+\.item")
LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 2_500
"""Letters of one text; the longest that there is has 886. Rules and previews take minutes over a pasted book."""
LONGEST_ENTRY: Final = 100_000
"""Letters of everything together; the longest entry has under 30,000."""
MOST_PARTS: Final = 60
"""Facts, contacts, sources, or items of a fact; the most that an entry has is 20."""


def typed_fields(sent: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The fields of an entry among what a form sent: line ends as ours, no blanks around, nothing that is blank.

    An item of a list (a paper, a step) that is blank in every language goes, and so does what belongs to a removed row.
    """
    tidy = {name: _tidy(values) for name, values in sent.items() if len(name) <= LONGEST_NAME and OURS.fullmatch(name)}
    fields = {name: values for name, values in tidy.items() if values}
    written = {name.rpartition(".")[0] for name in fields}
    for name in [name for name in fields if ITEMS.fullmatch(name)]:
        fields[name] = [item for item in fields[name] if f"{name}.{item}" in written]
    return _listed({name: values for name, values in fields.items() if values})


def is_too_much(fields: Mapping[str, list[str]]) -> bool:
    """Whether somebody pasted a book, or a machine sent what no entry has: more than can be checked in a moment."""
    letters = [len(value) for values in fields.values() for value in values]
    parts = (len(values) for values in fields.values())
    return max(letters, default=0) > LONGEST_TEXT or sum(letters) > LONGEST_ENTRY or max(parts, default=0) > MOST_PARTS


def _listed(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """The fields without those of facts and sources that are no longer in their list."""
    rows = {kind: set(fields.get(kind, ())) for kind in ("fact", "source")}
    return {name: values for name, values in fields.items() if _row(name) is None or _row(name) in rows[_kind(name)]}


def _kind(name: str) -> str:
    return name.partition(".")[0]


def _row(name: str) -> str | None:
    """The row that a field belongs to: "card-fee" for "fact.card-fee.amount"; None where it belongs to none."""
    kind, *rest = name.split(".")
    return rest[0] if kind in ("fact", "source") and rest else None


def _tidy(values: list[str]) -> list[str]:
    lines = (value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in values)
    return [value for value in lines if value]
