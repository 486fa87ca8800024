"""Keeps a published thing as it was read until the caller's transaction ends, so that nothing is published unseen.

On PostgreSQL its row is locked; on SQLite a writing transaction has the whole database to itself anyway.
"""

from sqlalchemy import Connection, select

from knowledge.store.drafts import Subject
from knowledge.store.rows import county_of
from knowledge.store.tables import DraftKind, contact, entry


def hold(connection: Connection, subject: Subject) -> None:
    """Let nobody else change what is published of this subject before this transaction ends."""
    if subject.kind is DraftKind.CONTACT:
        row = select(contact.c.slug).where(contact.c.slug == subject.slug)
    else:
        same_scope = entry.c.county.is_not_distinct_from(county_of(subject.scope))
        row = select(entry.c.id).where(entry.c.topic == subject.slug, same_scope)
    connection.execute(row.with_for_update()).all()
