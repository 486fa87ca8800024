"""Adds, moves and removes facts, their items, contacts and sources, one press of a button each: pure.

A button sends what it does as `do`: "add:fee", "item:papers", "open:fact:papers", "up:fact:papers",
"down:contact:police-999", "remove:source:fns", "contact:police-999", "source", "checked", "plain".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from admin.desk.entry_form.facts import READERS
from knowledge import sms_text
from knowledge.facts.fact import FactKind
from knowledge.files.record import SLUG

Fields = dict[str, list[str]]

KEYS: Final = {
    FactKind.FEE: "cost",
    FactKind.DOCUMENTS: "papers",
    FactKind.STEPS: "steps",
    FactKind.WHERE: "place",
    FactKind.HOURS: "open",
    FactKind.DURATION: "time",
    FactKind.ELIGIBILITY: "who",
}
"""The names that new facts get, short enough to stand in a text."""
FIRST: Final[dict[str, Mapping[str, str]]] = {
    FactKind.FEE: {"currency": "KES"},
    FactKind.DURATION: {"unit": "day"},
}
REVIEW_AFTER: Final = timedelta(days=182)
"""When an entry is looked at again after it was checked (content/README.md: half a year)."""
UNDATED: Final = "undated"
TEXTS: Final = ("title.", "answer.", "more.", "emergency_line.", "fact.")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button changed: the fields, and the part of the page to go on at."""

    fields: Fields
    anchor: str = ""


def press(fields: Fields, do: str, today: date, member: str) -> Pressed:
    """The fields after a button; unchanged for what is none of ours."""
    act, _, what = do.partition(":")
    kind, _, key = what.partition(":")
    match act:
        case "add" if what in READERS:
            return _add_fact(fields, what)
        case "item" if what in fields.get("fact", ()):
            return _add_item(fields, what)
        case "open" if kind == "fact" and key in fields.get("fact", ()):
            return Pressed(fields, f"fact.{key}")
        case "source":
            return _add_source(fields, today)
        case "contact" if SLUG.fullmatch(what):
            return Pressed(_with(fields, "contact", [*fields.get("contact", ()), what]), "contact")
        case "up" | "down" | "remove" if key in fields.get(kind, ()):
            return _in_list(fields, act, kind, key)
        case "checked":
            days = {"checked_on": [today.isoformat()], "review_by": [(today + REVIEW_AFTER).isoformat()]}
            return Pressed(fields | days | {"checked_by": [member]}, "dates")
        case "plain":
            return Pressed(_spelt_plainly(fields), "texts")
    return Pressed(fields)


def _add_fact(fields: Fields, kind: str) -> Pressed:
    key = _free(KEYS[FactKind(kind)], fields.get("fact", []))
    name = f"fact.{key}"
    new = {f"{name}.kind": [kind], f"{name}.confidence": ["read"]}
    new |= {f"{name}.{part}": [value] for part, value in FIRST.get(kind, {}).items()}
    if len(fields.get("source", ())) == 1:
        new[f"{name}.sources"] = list(fields["source"])
    return Pressed(_with(fields, "fact", [*fields.get("fact", ()), key]) | new, name)


def _add_item(fields: Fields, key: str) -> Pressed:
    name = f"fact.{key}.item"
    items = fields.get(name, [])
    item = str(next_item(items))
    return Pressed(_with(fields, name, [*items, item]), f"fact.{key}")


def next_item(items: list[str]) -> int:
    """A number that no item of a list has yet."""
    return max((int(item) for item in items if item.isascii() and item.isdigit() and len(item) < 6), default=0) + 1


def _add_source(fields: Fields, today: date) -> Pressed:
    key = _free("source", fields.get("source", []))
    new = {f"source.{key}.read_on": [today.isoformat()], f"source.{key}.published": [UNDATED]}
    return Pressed(_with(fields, "source", [*fields.get("source", ()), key]) | new, f"source.{key}")


def _in_list(fields: Fields, act: str, kind: str, key: str) -> Pressed:
    """Move or remove one of a list; `kind` names the list: fact, contact, source or a fact's items."""
    names = list(dict.fromkeys(fields[kind]))
    place = names.index(key)
    names.remove(key)
    if act != "remove":
        names.insert(max(0, place - 1) if act == "up" else place + 1, key)
        return Pressed(_with(fields, kind, names), _anchor(kind, key))
    gone = f"{kind}.{key}."
    return Pressed({n: v for n, v in _with(fields, kind, names).items() if not n.startswith(gone)}, _anchor(kind, ""))


def _anchor(kind: str, key: str) -> str:
    if kind.startswith("fact."):
        return kind.removesuffix(".item")
    return f"{kind}.{key}" if key and kind != "contact" else kind


def _spelt_plainly(fields: Fields) -> Fields:
    """The texts with every character that no plain SMS can carry spelt in those that it can."""
    return {
        name: [sms_text.to_gsm7(value) for value in values] if name.startswith(TEXTS) else values
        for name, values in fields.items()
    }


def _with(fields: Fields, name: str, values: list[str]) -> Fields:
    return {**fields, name: list(dict.fromkeys(values))}


def _free(key: str, taken: list[str]) -> str:
    number = 2
    free = key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free
