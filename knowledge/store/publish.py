"""Publishing: what staff have agreed on becomes what people are answered, with a revision to go back to.

Each is part of the caller's transaction, and lets every process know (`mark_changed`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select, update

from knowledge.files.contact_form import contact_text
from knowledge.store.contacts import insert_contact, read_contacts, replace_contact
from knowledge.store.entries import (
    StoredEntry,
    add_revision,
    insert_entry,
    read_entries,
    replace_entry,
)
from knowledge.store.read import mark_changed
from knowledge.store.rows import county_of
from knowledge.store.tables import Status, contact, entry, revision
from knowledge.values import Contact, Entry


@dataclass(frozen=True, slots=True)
class Revision:
    """A state that was published: the entry's written form, who published it, and why."""

    number: int
    document: str
    author: str
    comment: str
    created_at: datetime


def stored_entry(connection: Connection, languages: tuple[str, ...], topic: str, scope: str) -> StoredEntry | None:
    """The entry of this topic and scope, whatever its status; None where there is none."""
    number = connection.execute(select(entry.c.id).where(_of(topic, scope))).scalar()
    if number is None:
        return None
    return read_entries(connection, languages, only=(number,))[0]


def publish_entry(connection: Connection, new: Entry, author: str, why: str) -> int:
    """Publish an entry, new or changed; the number of its revision."""
    number = connection.execute(select(entry.c.id).where(_of(new.topic, new.scope))).scalar()
    if number is None:
        number = insert_entry(connection, new, Status.PUBLISHED, None)
    else:
        replace_entry(connection, number, new)
        _set_status(connection, number, Status.PUBLISHED)
    mark_changed(connection)
    return add_revision(connection, number, new, author, why)


def retire_entry(connection: Connection, topic: str, scope: str) -> bool:
    """Answer nobody with this entry any more; whether it was published. Its text and its revisions stay."""
    return _turn(connection, topic, scope, Status.PUBLISHED, Status.RETIRED)


def restore_entry(connection: Connection, topic: str, scope: str) -> bool:
    """Take back a retirement; whether there was one."""
    return _turn(connection, topic, scope, Status.RETIRED, Status.PUBLISHED)


def renew_entry(connection: Connection, stored: StoredEntry, checked_by: str, today: date, review_by: date) -> Entry:
    """Note that everything an entry says was found to be still right; the entry with its new dates."""
    renewed = replace(stored.entry, checked_on=today, checked_by=checked_by, review_by=review_by)
    dates = {"checked_on": today, "checked_by": checked_by, "review_by": review_by}
    connection.execute(update(entry).where(entry.c.id == stored.number).values(dates))
    add_revision(connection, stored.number, renewed, checked_by, "")
    mark_changed(connection)
    return renewed


def revisions(connection: Connection, number: int) -> tuple[Revision, ...]:
    """What an entry (by its row's number) said at each publishing, the newest first."""
    wanted = select(revision).where(revision.c.entry_id == number).order_by(revision.c.number.desc())
    return tuple(
        Revision(row.number, row.document, row.author, row.comment, row.created_at)
        for row in connection.execute(wanted)
    )


def publish_contact(connection: Connection, new: Contact, languages: tuple[str, ...]) -> None:
    """Publish a contact, new or changed: every entry that names it says the new value from now on."""
    if read_contacts(connection, languages, only=(new.slug,)):
        replace_contact(connection, new, languages)
    else:
        position = (connection.execute(select(func.max(contact.c.position))).scalar() or 0) + 1
        insert_contact(connection, new, position, None, languages)
    mark_changed(connection)


def written_contact(new: Contact, languages: tuple[str, ...]) -> str:
    """A contact in the written form that drafts and diffs use."""
    return contact_text(new, languages)


def _of(topic: str, scope: str) -> ColumnElement[bool]:
    return (entry.c.topic == topic) & entry.c.county.is_not_distinct_from(county_of(scope))


def _turn(connection: Connection, topic: str, scope: str, before: Status, after: Status) -> bool:
    wanted = update(entry).where(_of(topic, scope), entry.c.status == before.value).values(status=after.value)
    if connection.execute(wanted).rowcount == 0:
        return False
    mark_changed(connection)
    return True


def _set_status(connection: Connection, number: int, status: Status) -> None:
    connection.execute(update(entry).where(entry.c.id == number).values(status=status.value))
