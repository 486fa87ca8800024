"""Contacts as rows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from knowledge.files.contact_form import contact_form, read_contact
from knowledge.store.rows import StoredRecords, county_of, jsonable, scope_of
from knowledge.store.tables import contact, county, entry_contact
from knowledge.values import Contact

FIELDS = ("name", "kind", "value", "hours", "note", "source", "confidence", "verify")


@dataclass(frozen=True, slots=True)
class StoredContact:
    """A contact, and what the starter content said of it last."""

    contact: Contact
    starter: str | None
    position: int


def insert_contact(
    connection: Connection, new: Contact, position: int, starter: str | None, languages: tuple[str, ...]
) -> None:
    """Store a new contact. `position` orders the contacts of a scope."""
    values = _values(new, languages) | {"slug": new.slug, "starter": starter, "position": position}
    connection.execute(insert(contact).values(values))


def replace_contact(connection: Connection, new: Contact, languages: tuple[str, ...]) -> None:
    """Put another contact in the place of the one with its slug; its starter and position stay."""
    connection.execute(update(contact).where(contact.c.slug == new.slug).values(_values(new, languages)))


def delete_unused_contact(connection: Connection, slug: str) -> bool:
    """Remove a contact that no entry names; whether it is gone."""
    used = select(entry_contact.c.entry_id).where(entry_contact.c.contact == slug).exists()
    return connection.execute(delete(contact).where(contact.c.slug == slug, ~used)).rowcount == 1


def read_contacts(
    connection: Connection, languages: tuple[str, ...], only: tuple[str, ...] = ()
) -> dict[str, StoredContact]:
    """All contacts by slug, the national ones first, then by county. `only` names those wanted where a few are."""
    wanted = select(contact).where(contact.c.slug.in_(only)) if only else select(contact)
    rows = connection.execute(
        wanted.outerjoin(county, county.c.slug == contact.c.county).order_by(
            contact.c.county.is_not(None), county.c.position, contact.c.position, contact.c.slug
        )
    )
    records = StoredRecords(languages)
    contacts = {}
    for row in rows:
        given = {name: getattr(row, name) for name in FIELDS}
        fields = {"slug": row.slug} | {name: value for name, value in given.items() if value is not None}
        contacts[row.slug] = StoredContact(
            read_contact(records.record(f"contact {row.slug}", fields), scope_of(row.county)), row.starter, row.position
        )
    records.finish()
    return contacts


def _values(new: Contact, languages: tuple[str, ...]) -> dict[str, Any]:
    form = contact_form(new, languages)
    values: dict[str, Any] = {name: jsonable(form.get(name)) for name in FIELDS}
    return values | {"verify": new.verify, "county": county_of(new.scope)}
