"""Saying that something is still right without changing a word of it: who may, and until when it then holds."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol

from sqlalchemy import select

from admin.desk.access import Right
from admin.desk.store.settings import ONE_PERSON, YES
from admin.desk.store.tables import desk_setting
from admin.desk.visit import Visit
from bot.words import _
from knowledge.values import Entry

MONTHS: Final = 6
MONTHS_WHERE_IT_CHANGES: Final = 3
"""How long an entry holds once it was checked (content/README.md: sooner for what may have changed)."""
ONLY_REVIEWERS: Final = _(
    "Reviewers say that something is still right. Ask one of them, or write a draft with what has changed."
)


class Scoped(Protocol):
    """What belongs to a county or to the whole country."""

    @property
    def scope(self) -> str:
        """A county's slug, or `national`."""


class Confirmers:
    """Whether the member may say that things are right: reviewers may, and every editor of a one-person county."""

    def __init__(self, visit: Visit) -> None:
        self._member = visit.member
        alone = select(desk_setting.c.scope).where(desk_setting.c.name == ONE_PERSON, desk_setting.c.value == YES)
        self._alone = frozenset(visit.connection.execute(alone).scalars())

    def may(self, scope: str) -> bool:
        """Whether she may for something of this scope."""
        if self._member.may(Right.PUBLISH, scope):
            return True
        return scope in self._alone and self._member.may(Right.EDIT, scope)

    def may_any(self, things: Iterable[Scoped]) -> bool:
        """Whether she may for any of these."""
        return any(self.may(thing.scope) for thing in things)


def demand_confirming(visit: Visit, scope: str) -> None:
    """Refuse the request unless the member may say that things of this scope are right."""
    visit.demand(Right.EDIT, scope)
    if not Confirmers(visit).may(scope):
        raise visit.refuse(403, ONLY_REVIEWERS)


def next_review(entry: Entry, today: date) -> date:
    """When an entry is to be looked at again that was found right today."""
    changes = any(fact.provenance.may_have_changed for fact in entry.facts)
    return months_after(today, MONTHS_WHERE_IT_CHANGES if changes else MONTHS)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
