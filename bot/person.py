"""A person who writes to us, and the little we remember of the conversation. Frozen: a change is a new value."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class State:
    """Where the conversation stands.

    `topic` and `county` tell the last entry shown, `page` the next page of it under MORE; `aspect` and `emergency`
    are what its first page began with, `told` that the answer itself was said before, and `full` that all of the entry
    is read, screen by screen. `menu` holds what the numbers 1, 2, 3 ... of the last list stand for, `listing` names
    that list for MORE, `alternatives` are topics to offer when the answer was wrong. `asked` is the last question,
    personal data removed, kept only until the next one so that a confirmed answer can teach us; `question` is its row,
    if it was kept for the desk. `replies` counts those since `replies_since`, against answering machines.
    """

    topic: str | None = None
    county: str | None = None
    page: int = 0
    aspect: str | None = None
    emergency: tuple[str, ...] = ()
    told: bool = False
    full: bool = False
    menu: tuple[str, ...] = ()
    listing: str | None = None
    alternatives: tuple[str, ...] = ()
    asked: str | None = None
    question: int | None = None
    told_stopped: bool = False
    replies_since: str | None = None
    replies: int = 0

    def to_json(self) -> dict[str, Any]:
        """Only what differs from a fresh state."""
        values = {name: getattr(self, name) for name in _FRESH}
        return {name: value for name, value in values.items() if value != _FRESH[name]}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "State":
        """The state as stored; unknown keys of another release are ignored."""
        known = {item.name for item in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        lists = {name: tuple(values.get(name, ())) for name in ("menu", "emergency", "alternatives")}
        return cls(**{**values, **lists})


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who writes to us. `number` is the row (None before it is stored); no address, no name.

    `language_chosen` tells that the person asked for the language, so that we do not guess another.
    """

    number: int | None = None
    language: str | None = None
    language_chosen: bool = False
    county: str | None = None
    opted_out: bool = False
    unreachable: bool = False
    last_seen: datetime | None = None
    state: State = field(default_factory=State)


_FRESH: Final = {item.name: getattr(State(), item.name) for item in fields(State)}
