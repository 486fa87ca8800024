"""The box of a new installation: what comes first. It goes away when all of it is done."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from admin.desk.access import Right
from admin.desk.emergency import EMERGENCY_LINES
from admin.desk.store.settings import one_person
from admin.desk.store.tables import staff
from admin.desk.upkeep.calls import confirmed_of
from admin.desk.upkeep.rows import mine
from admin.desk.visit import Visit
from bot.words import _
from knowledge.files.entry_form import STARTER
from knowledge.store.tables import entry
from knowledge.values import NATIONAL

ENTRIES: Final = 3
"""Entries that somebody has looked at after the first day."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do first: the sentence (to be said), where it is done, and how far it is."""

    sentence: str
    address: str
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left."""
        return self.done >= self.total


def first_steps(visit: Visit) -> tuple[Step, ...]:
    """The first steps of this member's place, as long as one of them is left; for those who may publish."""
    if not visit.member.may(Right.PUBLISH):
        return ()
    steps = (*_colleague(visit), *_numbers(visit), _entries(visit))
    return () if all(step.is_done for step in steps) else steps


def _colleague(visit: Visit) -> tuple[Step, ...]:
    """A second person, who looks at what the first one wrote: where that is wanted."""
    if not visit.member.may(Right.ADMINISTER) or one_person(visit.connection, NATIONAL):
        return ()
    people = visit.connection.execute(select(func.count()).select_from(staff).where(~staff.c.is_disabled)).scalar()
    sentence = _("Invite a colleague: a second person looks at every change before people get it.")
    return (Step(sentence, "/desk/staff", min((people or 1) - 1, 1), 1),)


def _numbers(visit: Visit) -> tuple[Step, ...]:
    knowledge = visit.desk.knowledge
    emergency = EMERGENCY_LINES.of(knowledge)
    slugs = [slug for slug in emergency if visit.member.looks_after(knowledge.contacts[slug].scope)]
    sentence = _("Call the numbers that people in danger are given, and note that they are right.")
    done = confirmed_of(visit.connection, slugs)
    return (Step(sentence, "/desk/?kind=calls", done, len(slugs)),) if slugs else ()


def _entries(visit: Visit) -> Step:
    checked = select(func.count()).where(entry.c.checked_by != STARTER, mine(entry.c.county, visit.member.counties))
    done = visit.connection.execute(checked).scalar() or 0
    sentence = _("Look at three entries that people ask for most, and say that they are right or change them.")
    return Step(sentence, "/desk/entries", min(done, ENTRIES), ENTRIES)
