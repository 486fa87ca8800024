"""Two members write at once: what the other changed, beside one's own, field by field. Nothing of either is lost."""

import json
from dataclasses import dataclass
from typing import Any, Final

from knowledge.store.drafts import Fields

LONGEST_SEEN: Final = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """A field that the other member changed. `both` tells that this member changed it, too."""

    name: str
    theirs: tuple[str, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What the form shows: one's own words wherever one wrote, the other's everywhere else."""

    fields: dict[str, list[str]]
    rows: tuple[Row, ...]


def merge(mine: Fields, theirs: Fields, was: Fields) -> Merged:
    """Mine and theirs in one form; `was` is what both began from."""
    fields: dict[str, list[str]] = {}
    rows: list[Row] = []
    for name in dict.fromkeys((*theirs, *mine)):
        ours, other, before = (list(one.get(name, ())) for one in (mine, theirs, was))
        if ours != other and other != before:
            rows.append(Row(name, tuple(other), both=ours != before))
        fields[name] = other if ours == before else ours
    return Merged({name: values for name, values in fields.items() if values}, tuple(rows))


def carried(fields: Fields) -> str:
    """The fields as the form carries them along, so that later it is known what she saw."""
    return json.dumps({name: list(values) for name, values in fields.items()}, separators=(",", ":"))


def read_carried(text: str) -> Fields:
    """What a form carried along; nothing where that is broken, so that every field counts as changed by both."""
    try:
        told: Any = json.loads(text) if len(text) <= LONGEST_SEEN else None
    except (ValueError, RecursionError):
        told = None
    return {str(name): [str(value) for value in values] for name, values in _listed(told)}


def _listed(told: Any) -> list[tuple[Any, list[Any]]]:
    return [pair for pair in told.items() if isinstance(pair[1], list)] if isinstance(told, dict) else []
