"""A contact as it is being worked on: what is published, the open draft, and the fields that the form shows."""

from dataclasses import dataclass
from typing import Final

from admin.desk.contact_form import fields_of_contact, typed_fields
from admin.desk.contacts.merge import Merged, merge
from admin.desk.visit import Missing, Visit
from knowledge.files import ContentError
from knowledge.files.contact_form import contact_from_text
from knowledge.languages import in_language
from knowledge.store.contacts import read_contacts
from knowledge.store.drafts import Draft, Fields, Subject, open_draft
from knowledge.store.publish import written_contact
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL, Contact

HOME: Final = "/desk/contacts"


@dataclass(frozen=True, slots=True)
class Work:
    """A contact: `stored` is what people are given now (None: nothing yet), `draft` what is being written."""

    slug: str
    scope: str
    stored: Contact | None
    draft: Draft | None
    languages: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"{HOME}/{self.slug}"

    @property
    def subject(self) -> Subject:
        """What its draft is about."""
        return Subject(DraftKind.CONTACT, self.slug, self.scope)

    @property
    def base(self) -> str | None:
        """What is published now, in its written form."""
        return written_contact(self.stored, self.languages) if self.stored else None

    @property
    def version(self) -> int:
        """The draft's version; 0 where there is none."""
        return self.draft.version if self.draft else 0

    def published_fields(self) -> dict[str, list[str]]:
        """The fields of what is published; none where nothing is."""
        return typed_fields(fields_of_contact(self.stored)) if self.stored else {}

    def fields(self) -> Fields:
        """What was typed into the draft, else what is published."""
        return self.draft.fields if self.draft else self.published_fields()

    def current(self) -> Merged:
        """What the form shows: the draft, with what was published since it was begun where it had changed nothing."""
        if self.draft is None or self.draft.base == self.base:
            return Merged(dict(self.fields()), ())
        return merge(self.draft.fields, self.published_fields(), self._base_fields(self.draft.base))

    def name(self, language: str) -> str:
        """What it is called in this language, as far as anybody has written that."""
        if self.stored:
            return in_language(self.stored.name, language)
        return typed_name(self.fields(), language)

    def _base_fields(self, base: str | None) -> Fields:
        """The fields of what the draft was begun from; none where that was nothing, or is written as in other days."""
        try:
            return typed_fields(fields_of_contact(contact_from_text(base, self.languages))) if base else {}
        except ContentError:
            return {}


def read_work(visit: Visit) -> Work:
    """The contact in the address; raises Missing where there is none."""
    return work_on(visit, visit.path("slug"))


def work_on(visit: Visit, slug: str) -> Work:
    """A contact, published or only drafted; raises Missing where it is neither."""
    languages = visit.desk.knowledge.languages
    found = read_contacts(visit.connection, languages, only=(slug,)).get(slug)
    draft = open_draft(visit.connection, Subject(DraftKind.CONTACT, slug, NATIONAL))
    if found:
        return Work(slug, found.contact.scope, found.contact, draft, languages)
    if draft is None:
        raise Missing
    return Work(slug, draft.subject.scope, None, draft, languages)


def typed_name(fields: Fields, language: str) -> str:
    """The name that was typed, in this language or else in another; empty where there is none."""
    named = {name: texts for name, texts in fields.items() if name.startswith("name.") and texts}
    return in_language({name.removeprefix("name."): texts[0] for name, texts in named.items()}, language)
