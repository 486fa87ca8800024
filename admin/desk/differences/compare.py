"""Compares two states: both become lines of text, and lines of the same place are compared."""

from collections.abc import Callable, Iterable
from typing import Final

from admin.desk.differences.contact_lines import contact_lines
from admin.desk.differences.entry_lines import entry_lines
from admin.desk.differences.runs import Run, list_runs, prose_runs, value_runs
from admin.desk.differences.values import PARTS, Change, Difference, Line, Part, Reader, State, Style
from knowledge.values import Contact, Entry

RUNS: Final[dict[Style, Callable[[str, str], tuple[Run, ...]]]] = {
    Style.PROSE: prose_runs,
    Style.LIST: list_runs,
    Style.VALUE: value_runs,
}
Place = tuple[str, str | None]
"""What of a thing, and in which language."""


def differences(before: Entry | None, after: Entry | None, reader: Reader) -> tuple[Difference, ...]:
    """What is not the same in two states of an entry, in the order of the desk's forms."""
    return _compared(
        list(entry_lines(before, reader)) if before else [], list(entry_lines(after, reader)) if after else []
    )


def contact_differences(before: Contact | None, after: Contact | None, reader: Reader) -> tuple[Difference, ...]:
    """What is not the same in two states of a contact."""
    return _compared(
        list(contact_lines(before, reader)) if before else [], list(contact_lines(after, reader)) if after else []
    )


def _compared(before: list[Line], after: list[Line]) -> tuple[Difference, ...]:
    """Thing by thing: those that were there in their old order, then the new ones; part by part."""
    old, new = _by_thing(before), _by_thing(after)
    things = sorted(dict.fromkeys((*old, *new)), key=lambda thing: PARTS.index(thing[0]))
    found = (_difference(old.get(thing, []), new.get(thing, [])) for thing in things)
    return tuple(difference for difference in found if difference.changes)


def _by_thing(lines: Iterable[Line]) -> dict[tuple[Part, str], list[Line]]:
    grouped: dict[tuple[Part, str], list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.thing, []).append(line)
    return grouped


def _difference(before: list[Line], after: list[Line]) -> Difference:
    state = State.CHANGED if before and after else State.ADDED if after else State.REMOVED
    old, new = _by_place(before), _by_place(after)
    changes = (_change(old.get(place), new.get(place)) for place in dict.fromkeys((*new, *old)))
    named = (after or before)[0]
    return Difference(named.part, named.key, named.heading, state, tuple(change for change in changes if change))


def _by_place(lines: Iterable[Line]) -> dict[Place, Line]:
    return {(line.aspect, line.language): line for line in lines}


def _change(before: Line | None, after: Line | None) -> Change | None:
    named = after or before
    old, new = before.text if before else "", after.text if after else ""
    if named is None or old == new:
        return None
    return Change(named.label, named.language, named.style, old, new, RUNS[named.style](old, new))
