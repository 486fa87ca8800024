"""Two members write at once: what the other changed, beside one's own, field by field. Nothing of either is lost.

What both began from is known only by digests that the form carried (`seen`), or whole, where a published text changed
under a draft.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.store.drafts import Fields

LISTS: Final = ("fact", "contact", "source")
LIST_PARTS: Final = (".item", ".sources", ".days")
LONGEST_SEEN: Final = 100_000
Was = Callable[[str], str]
"""The digest of what a field held when both began."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field that the other member changed. `both` tells that this member changed it, too."""

    name: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What the form shows after merging: one's own words wherever one wrote, the other's everywhere else."""

    fields: dict[str, list[str]]
    rows: tuple[Row, ...]


def digest(values: Iterable[str]) -> str:
    """A short name for what a field holds; empty where it holds nothing."""
    given = list(values)
    return format(zlib.crc32("\0".join(given).encode()), "x") if given else ""


def seen_of(fields: Fields) -> str:
    """The digests of a form's fields, for the form to carry along."""
    return json.dumps({name: digest(values) for name, values in fields.items()}, separators=(",", ":"))


def was_seen(carried: str) -> Was:
    """What a form carried along; where that is broken every field counts as changed by both."""
    try:
        told = json.loads(carried) if len(carried) <= LONGEST_SEEN else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return lambda _name: "?"
    return lambda name: str(told.get(name, ""))


def was_fields(fields: Fields) -> Was:
    """What both began from, where it is known whole."""
    return lambda name: digest(fields.get(name, ()))


def merge(mine: Fields, theirs: Fields, was: Was) -> Merged:
    """Mine and theirs in one form. A list that both changed holds the parts of both."""
    fields: dict[str, list[str]] = {}
    rows: list[Row] = []
    for name in dict.fromkeys((*theirs, *mine)):
        ours, other = list(mine.get(name, ())), list(theirs.get(name, ()))
        they_changed, we_changed = digest(other) != was(name), digest(ours) != was(name)
        if ours != other and they_changed:
            rows.append(Row(name, tuple(other), tuple(ours), both=we_changed))
        fields[name] = _one(name, ours, other, they_changed=they_changed, we_changed=we_changed)
    kept = {name: values for name, values in fields.items() if values}
    return Merged(kept, tuple(row for row in rows if not _of_a_gone_row(row.name, mine, theirs)))


def take_over(fields: Fields, theirs: Fields, names: Iterable[str]) -> dict[str, list[str]]:
    """The fields with the other's words in the fields named."""
    taken = {name: list(values) for name, values in fields.items()}
    for name in names:
        taken[name] = list(theirs.get(name, ()))
    return {name: values for name, values in taken.items() if values}


def same(one: Mapping[str, Iterable[str]], other: Mapping[str, Iterable[str]]) -> bool:
    """Whether two forms say the same, whatever the order of their fields."""
    return {name: list(v) for name, v in one.items() if v} == {name: list(v) for name, v in other.items() if v}


def _one(name: str, ours: list[str], other: list[str], *, they_changed: bool, we_changed: bool) -> list[str]:
    if they_changed and not we_changed:
        return other
    if they_changed and _is_list(name):
        return list(dict.fromkeys((*ours, *other)))
    return ours


def _is_list(name: str) -> bool:
    return name in LISTS or name.endswith(LIST_PARTS)


def _of_a_gone_row(name: str, mine: Fields, theirs: Fields) -> bool:
    """Whether the field is part of a fact or source that only one of both has: the list's own row tells that."""
    kind, *rest = name.split(".")
    return bool(rest) and kind in ("fact", "source") and not all(rest[0] in one.get(kind, ()) for one in (mine, theirs))
