"""Floors: the least that a labelled question set must reach, for all and for each language; and the most of what hurts.

A YAML file of three levels: `at_least` or `at_most`, then a figure as `evaluate --json` names it, then groups as the
table names them (all, everyday, hard, a language, a style) with a percentage each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from admin.evaluate import HEADINGS, Summary

LEAST: Final = "at_least"
MOST: Final = "at_most"


class FloorsError(Exception):
    """The file of floors cannot be read; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure of a group, in percent, that must be at least (or, where `most`, at most) `bound`."""

    figure: str
    group: str
    bound: float
    most: bool

    def broken_by(self, value: float) -> bool:
        """Whether a measured value is on the wrong side."""
        return value > self.bound if self.most else value < self.bound

    def sentence(self, value: float) -> str:
        """What is broken, for a person: "first of sw: 91.2 %, must be at least 93 %"."""
        bound = f"at {'most' if self.most else 'least'} {self.bound:g} %"
        return f"{HEADINGS[self.figure]} of {self.group}: {value:.1f} %, must be {bound}"


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The floors of a file; raises FloorsError."""
    try:
        stored = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise FloorsError(f"{path.name} is not YAML: {error}") from error
    if not isinstance(stored, dict) or not set(stored) <= {LEAST, MOST}:
        raise FloorsError(f"{path.name}: only {LEAST} and {MOST} may stand at the top")
    return tuple(floor for side, figures in stored.items() for floor in _side(path.name, side, figures))


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken floor, and what was measured instead, in percent."""

    floor: Floor
    value: float


def broken_floors(measured: Summary, floors: Iterable[Floor]) -> tuple[str, ...]:
    """A sentence for each floor that is broken."""
    return tuple(one.floor.sentence(one.value) for one in breaches(measured, floors))


def breaches(measured: Summary, floors: Iterable[Floor]) -> tuple[Breach, ...]:
    """The floors that are broken. A group with no question to count breaks none."""
    groups: dict[str, Mapping[str, Any]] = {}
    for part, split in measured.items():
        if part != "ms":
            groups.update(split)
    values = ((floor, groups.get(floor.group, {}).get(floor.figure)) for floor in floors)
    return tuple(Breach(floor, value) for floor, value in values if value is not None and floor.broken_by(value))


def _side(name: str, side: str, figures: Any) -> Iterator[Floor]:
    if not isinstance(figures, dict) or not set(figures) <= set(HEADINGS):
        raise FloorsError(f"{name}: {side} may only hold {', '.join(HEADINGS)}")
    for figure, groups in figures.items():
        if not isinstance(groups, dict):
            raise FloorsError(f"{name}: {side}, {figure} holds groups with a percentage each")
        for group, bound in groups.items():
            if not isinstance(bound, int | float):
                raise FloorsError(f"{name}: {side}, {figure}, {group} is no number")
            yield Floor(figure, str(group), float(bound), most=side == MOST)
