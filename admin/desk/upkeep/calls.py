"""Contacts that somebody should call or visit, those given to people in danger first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from admin.desk.emergency import CONFIRMED
from admin.desk.upkeep.rows import mine
from knowledge.base import KnowledgeBase
from knowledge.store.rows import scope_of
from knowledge.store.tables import contact, entry_contact
from knowledge.values import Contact


@dataclass(frozen=True, slots=True)
class CallLine:
    """A contact to be called: `uses` counts the entries that say it, `lines` the emergency lines."""

    contact: Contact
    scope: str
    uses: int
    is_emergency: bool


def calls(
    connection: Connection, knowledge: KnowledgeBase, emergency: Mapping[str, int], scopes: Collection[str]
) -> list[CallLine]:
    """The contacts that nobody has called, and those of emergency lines that nobody has confirmed: worst first."""
    uses = select(entry_contact.c.contact, func.count().label("uses")).group_by(entry_contact.c.contact).subquery()
    open_ones = contact.c.verify | (contact.c.confidence == "unverified")
    open_ones |= contact.c.slug.in_(list(emergency)) & (contact.c.confidence != CONFIRMED)
    rows = connection.execute(
        select(contact.c.slug, contact.c.county, func.coalesce(uses.c.uses, 0).label("uses"))
        .outerjoin(uses, uses.c.contact == contact.c.slug)
        .where(open_ones, mine(contact.c.county, scopes))
    )
    known = knowledge.contacts
    lines = [
        CallLine(known[row.slug], scope_of(row.county), row.uses, row.slug in emergency)
        for row in rows
        if row.slug in known
    ]
    return sorted(lines, key=lambda line: (not line.is_emergency, -line.uses, line.contact.slug))


def confirmed_of(connection: Connection, slugs: Collection[str]) -> int:
    """How many of these contacts somebody has called and found right."""
    done = (contact.c.confidence == CONFIRMED) & ~contact.c.verify & contact.c.slug.in_(list(slugs))
    return connection.execute(select(func.count()).select_from(contact).where(done)).scalar() or 0
