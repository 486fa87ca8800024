"""An entry as it is being worked on: what is published, the open draft, and the fields that the form shows."""

from dataclasses import dataclass
from typing import Final

from admin.desk.entry_form import Made, fields_of_entry, made_of_fields, typed_fields
from admin.desk.visit import Missing, Visit
from knowledge.files import ContentError, entry_from_text, entry_text
from knowledge.store.drafts import Draft, Fields, Subject, open_draft
from knowledge.store.entries import StoredEntry
from knowledge.store.publish import stored_entry
from knowledge.store.tables import DraftKind, Status
from knowledge.values import NATIONAL, Entry, Topic

HOME: Final = "/desk/entries"


@dataclass(frozen=True, slots=True)
class Work:
    """A topic in a scope: `stored` is its entry (published or retired), `draft` what is being written."""

    topic: Topic
    scope: str
    stored: StoredEntry | None
    draft: Draft | None
    languages: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of its form."""
        return address_of(self.topic.slug, self.scope)

    @property
    def name(self) -> str:
        """How the audit log calls it."""
        return f"{self.topic.slug}/{self.scope}"

    @property
    def subject(self) -> Subject:
        """What its draft is about."""
        return Subject(DraftKind.ENTRY, self.topic.slug, self.scope)

    @property
    def base(self) -> str | None:
        """What is published now, in its written form."""
        return entry_text(self.stored.entry) if self.stored else None

    @property
    def is_published(self) -> bool:
        """Whether people are answered with it."""
        return self.stored is not None and self.stored.status == Status.PUBLISHED

    @property
    def is_retired(self) -> bool:
        """Whether people were answered with it once, and are no more."""
        return self.stored is not None and self.stored.status == Status.RETIRED

    @property
    def base_changed(self) -> bool:
        """Whether something else was published since the draft was begun."""
        return self.draft is not None and self.draft.base != self.base

    def published_fields(self) -> dict[str, list[str]]:
        """The fields of what is published; none where nothing is."""
        return typed_fields(fields_of_entry(self.stored.entry)) if self.stored else {}

    def fields(self) -> Fields:
        """What the form shows: the draft, else what is published."""
        return self.draft.fields if self.draft else self.published_fields()

    def base_fields(self) -> dict[str, list[str]]:
        """The fields of what the draft was begun from; none where that was nothing, or is not known."""
        entry = self._entry_of(self.draft.base) if self.draft and self.draft.base else None
        return typed_fields(fields_of_entry(entry)) if entry else {}

    def made(self, fields: Fields) -> Made:
        """The entry that fields make."""
        return made_of_fields(fields, self.topic.slug, self.scope, self.languages)

    def _entry_of(self, text: str) -> Entry | None:
        try:
            return entry_from_text(text, self.topic.slug, self.scope, self.languages)
        except ContentError:
            return None


def address_of(topic: str, scope: str) -> str:
    """The address of an entry's form."""
    return f"{HOME}/{topic}/{scope}"


def read_work(visit: Visit) -> Work:
    """The entry in the address; raises Missing for a topic or county that does not exist."""
    return work_on(visit, visit.path("topic"), visit.path("scope"))


def work_on(visit: Visit, topic: str, scope: str) -> Work:
    """A topic in a scope; raises Missing where there is no such topic or county."""
    knowledge = visit.desk.knowledge
    known = knowledge.topics.get(topic)
    if known is None or (scope != NATIONAL and scope not in knowledge.counties):
        raise Missing
    stored = stored_entry(visit.connection, knowledge.languages, topic, scope)
    draft = open_draft(visit.connection, Subject(DraftKind.ENTRY, topic, scope))
    return Work(known, scope, stored, draft, knowledge.languages)
