"""A draft beside what is published: what it would change, and whether that is still what its writers started from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from admin.desk.contact_form import contact_of_fields
from admin.desk.differences import Difference, Reader, contact_differences, differences
from admin.desk.entry_form import entry_of_fields
from knowledge.files import ContentError, entry_from_text, entry_text
from knowledge.files.contact_form import contact_from_text, contact_text
from knowledge.store.contacts import read_contacts
from knowledge.store.drafts import OPEN, Draft, Subject
from knowledge.store.publish import stored_entry
from knowledge.store.tables import DraftKind, DraftStatus, Status
from knowledge.values import Contact, Entry

Thing = Entry | Contact


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft as a reviewer needs it.

    `base` is what was published when it was begun, `published` what is published now (None: nothing), `after` what
    the draft says (None while it is not complete). `contacts` are all there are now. Nobody is answered with what
    `is_retired`.
    """

    draft: Draft
    base: Thing | None
    published: Thing | None
    after: Thing | None
    published_text: str | None
    contacts: Mapping[str, Contact]
    is_retired: bool

    @property
    def is_open(self) -> bool:
        """Whether it is neither published nor dismissed."""
        return self.draft.status in OPEN

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for review."""
        return self.draft.status is DraftStatus.IN_REVIEW

    @property
    def is_outdated(self) -> bool:
        """Whether something else was published since it was begun: its writers have not seen that."""
        return self.is_open and self.draft.base != self.published_text

    @property
    def teaches(self) -> bool:
        """Whether it changes by which words people are led to entries: titles teach that."""
        before, after = self.before, self.after
        titles = before.title if isinstance(before, Entry) else None
        return self.is_open and isinstance(after, Entry) and after.title != titles

    @property
    def published_digest(self) -> str:
        """A short name of what is published now, for forms: what somebody says she has looked at."""
        text = self.published_text
        return hashlib.sha256(text.encode()).hexdigest()[:16] if text is not None else "nothing"

    @property
    def before(self) -> Thing | None:
        """What it is compared with: what is published now; for a closed draft, what was published then."""
        return self.published if self.is_open else self.base


def read_proposal(connection: Connection, draft: Draft, languages: tuple[str, ...]) -> Proposal:
    """The draft beside what is published."""
    contacts = {slug: one.contact for slug, one in read_contacts(connection, languages).items()}
    published, text, is_retired = _published(connection, draft.subject, contacts, languages)
    return Proposal(
        draft=draft,
        base=thing_from_text(draft.base, draft.subject, languages),
        published=published,
        after=_after(draft, languages),
        published_text=text,
        contacts=contacts,
        is_retired=is_retired,
    )


def thing_from_text(text: str | None, subject: Subject, languages: tuple[str, ...]) -> Thing | None:
    """The entry or contact that a written form holds; None where there is none, or one of other days' format."""
    if text is None:
        return None
    try:
        if subject.kind is DraftKind.CONTACT:
            return contact_from_text(text, languages)
        return entry_from_text(text, subject.slug, subject.scope, languages)
    except ContentError:
        return None


def changes(before: Thing | None, after: Thing | None, reader: Reader) -> tuple[Difference, ...]:
    """What is different between two states of an entry or of a contact."""
    if isinstance(before, Contact) or isinstance(after, Contact):
        return contact_differences(_contact(before), _contact(after), reader)
    return differences(before, after, reader)


def _published(
    connection: Connection, subject: Subject, contacts: Mapping[str, Contact], languages: tuple[str, ...]
) -> tuple[Thing | None, str | None, bool]:
    """What is published of a subject, its written form, and whether it was retired."""
    if subject.kind is DraftKind.CONTACT:
        contact = contacts.get(subject.slug)
        return contact, contact_text(contact, languages) if contact else None, False
    stored = stored_entry(connection, languages, subject.slug, subject.scope)
    if stored is None:
        return None, None, False
    return stored.entry, entry_text(stored.entry), stored.status == Status.RETIRED


def _after(draft: Draft, languages: tuple[str, ...]) -> Thing | None:
    subject = draft.subject
    if draft.document is not None:
        return thing_from_text(draft.document, subject, languages)
    if subject.kind is DraftKind.CONTACT:
        contact = contact_of_fields(draft.fields, subject.slug, subject.scope, languages)
        return contact if isinstance(contact, Contact) else None
    entry = entry_of_fields(draft.fields, subject.slug, subject.scope, languages)
    return entry if isinstance(entry, Entry) else None


def _contact(thing: Thing | None) -> Contact | None:
    return thing if isinstance(thing, Contact) else None
