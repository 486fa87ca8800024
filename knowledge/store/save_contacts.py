"""Starter contacts into the database: what nobody edited follows the release, what staff edited stays."""

from collections.abc import Mapping

from sqlalchemy import Connection, update

from knowledge.files.contact_form import contact_from_text, contact_text
from knowledge.store.contacts import (
    StoredContact,
    delete_unused_contact,
    insert_contact,
    read_contacts,
    replace_contact,
)
from knowledge.store.report import Tally
from knowledge.store.tables import contact
from knowledge.values import Contact


def save_contacts(
    connection: Connection, contacts: Mapping[str, Contact], languages: tuple[str, ...], tally: Tally
) -> None:
    """Add new contacts, update unedited ones, note what differs from what staff edited."""
    stored = read_contacts(connection, languages)
    for position, new in enumerate(contacts.values()):
        old = stored.get(new.slug)
        if old is None:
            insert_contact(connection, new, position, contact_text(new, languages), languages)
            tally.added.append(_name(new))
        else:
            _update(connection, new, old, languages, tally)
        if old is not None and old.position != position:
            connection.execute(update(contact).where(contact.c.slug == new.slug).values(position=position))


def withdraw_contacts(
    connection: Connection, contacts: Mapping[str, Contact], languages: tuple[str, ...], tally: Tally
) -> None:
    """Remove what the release no longer has, unless it was edited or an entry names it: that is staff's own now."""
    for slug, old in read_contacts(connection, languages).items():
        if slug in contacts or old.starter is None:
            continue
        if not _is_edited(old, languages) and delete_unused_contact(connection, slug):
            tally.withdrawn.append(_name(old.contact))
        else:
            _remember(connection, slug, None)


def _update(connection: Connection, new: Contact, old: StoredContact, languages: tuple[str, ...], tally: Tally) -> None:
    text = contact_text(new, languages)
    if old.starter == text:
        return
    if old.contact != new and _is_edited(old, languages):
        tally.differs(_name(new), contact_text(old.contact, languages), text)
    elif old.contact != new:
        replace_contact(connection, new, languages)
        tally.updated.append(_name(new))
    _remember(connection, new.slug, text)


def _is_edited(one: StoredContact, languages: tuple[str, ...]) -> bool:
    return one.starter is None or contact_from_text(one.starter, languages) != one.contact


def _remember(connection: Connection, slug: str, starter: str | None) -> None:
    connection.execute(update(contact).where(contact.c.slug == slug).values(starter=starter))


def _name(one: Contact) -> str:
    return f"contact {one.slug}"
