"""Renews the dates of an entry, and gives it the former ones back as long as nothing else was changed."""

import re
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import func, select

from admin.desk.confirming import next_review
from admin.desk.visit import Missing, Visit
from knowledge.files import ContentError, entry_from_text
from knowledge.store.drafts import Subject
from knowledge.store.entries import StoredEntry
from knowledge.store.hold import hold
from knowledge.store.publish import publish_entry, renew_entry, stored_entry
from knowledge.store.tables import DraftKind, Status, revision
from knowledge.values import Entry

MARK: Final = re.compile(r"(?P<topic>[a-z0-9-]{1,64})/(?P<scope>[a-z0-9-]{1,40}):(?P<number>[0-9]{1,9})", re.ASCII)
"""How the form of an undo names a renewal: the entry, and the number of the revision that it made."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """An entry with its new dates, and the number of the revision that keeps them."""

    entry: Entry
    number: int

    @property
    def mark(self) -> str:
        """How the form of an undo names it."""
        return f"{self.entry.topic}/{self.entry.scope}:{self.number}"


def renew(visit: Visit, topic: str, scope: str) -> Renewed:
    """Note that a published entry is right as it is; raises Missing where it is not published."""
    stored = _held(visit, topic, scope)
    if stored is None or stored.status != Status.PUBLISHED:
        raise Missing
    review_by = next_review(stored.entry, visit.today)
    renewed = renew_entry(visit.connection, stored, visit.member.name, visit.today, review_by)
    return Renewed(renewed, _last_revision(visit, stored))


def take_back(visit: Visit, topic: str, scope: str, number: int) -> bool:
    """Give an entry the dates back that it had before revision `number`; whether that was still the last one."""
    stored = _held(visit, topic, scope)
    if stored is None or stored.status != Status.PUBLISHED or _last_revision(visit, stored) != number:
        return False
    before, renewed = _revised(visit, stored, number - 1), _revised(visit, stored, number)
    if before is None or renewed != stored.entry or _dated_like(stored.entry, before) != before:
        return False
    publish_entry(visit.connection, before, visit.member.name, "")
    return True


def _held(visit: Visit, topic: str, scope: str) -> StoredEntry | None:
    """The entry, kept as it is until the request is done."""
    hold(visit.connection, Subject(DraftKind.ENTRY, topic, scope))
    return stored_entry(visit.connection, visit.desk.knowledge.languages, topic, scope)


def _dated_like(entry: Entry, other: Entry) -> Entry:
    return replace(entry, checked_on=other.checked_on, checked_by=other.checked_by, review_by=other.review_by)


def _last_revision(visit: Visit, stored: StoredEntry) -> int:
    last = select(func.max(revision.c.number)).where(revision.c.entry_id == stored.number)
    return visit.connection.execute(last).scalar() or 0


def _revised(visit: Visit, stored: StoredEntry, number: int) -> Entry | None:
    """What an entry said at a revision; None where there is none, or one of other days' form."""
    which = (revision.c.entry_id == stored.number) & (revision.c.number == number)
    text = visit.connection.execute(select(revision.c.document).where(which)).scalar()
    try:
        languages, entry = visit.desk.knowledge.languages, stored.entry
        return entry_from_text(text, entry.topic, entry.scope, languages) if text else None
    except ContentError:
        return None
