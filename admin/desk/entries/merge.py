"""Two members write at once: what the other changed, beside one's own, field by field. Nothing of either is lost.

What both began from is known only by digests that the form carried (`seen`), or whole, where a published text changed
under a draft.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.store.drafts import Fields

LISTS: Final = ("fact", "contact", "source")
LIST_PARTS: Final = (".item", ".sources", ".days")
LONGEST_SEEN: Final = 100_000
BYTES: Final = 3
LETTERS: Final = 4
"""Of a digest: each byte more would make every page heavier by a percent."""
Was = Callable[[str, Sequence[str]], bool]
"""Whether a field held this, which is something, when both began."""


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


def seen_of(fields: Fields) -> str:
    """Short names for what each field of a form holds, for the form to carry along."""
    return "".join(digest((name, *values)) for name, values in fields.items())


def was_seen(carried: str) -> Was:
    """What a form carried along; where that is broken every field counts as changed by both."""
    seen = {carried[place : place + LETTERS] for place in range(0, min(len(carried), LONGEST_SEEN), LETTERS)}
    return lambda name, values: digest((name, *values)) in seen


def digest(values: Iterable[str]) -> str:
    """Four letters that tell one text from another; of two hundred fields one in 80,000 is mistaken."""
    told = hashlib.sha256("\0".join(values).encode()).digest()
    return base64.urlsafe_b64encode(told[:BYTES]).decode()


def was_fields(fields: Fields) -> Was:
    """What both began from, where it is known whole."""
    return lambda name, values: list(values) == list(fields.get(name, ()))


def merge(mine: Fields, theirs: Fields, was: Was) -> Merged:
    """Mine and theirs in one form. A list that both changed holds the parts of both."""
    fields: dict[str, list[str]] = {}
    rows: list[Row] = []
    for name in dict.fromkeys((*theirs, *mine)):
        ours, other = list(mine.get(name, ())), list(theirs.get(name, ()))
        they_changed, we_changed = _changed(name, other, ours, was), _changed(name, ours, other, was)
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


def _changed(name: str, one: Sequence[str], beside: Sequence[str], was: Was) -> bool:
    """Whether one side changed a field. It emptied the field where the other side has it as it was."""
    return not was(name, one) if one else bool(beside) and was(name, beside)


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
