"""What an entry said before: every published version with who, when and why, and the way back to any of them."""

from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from admin.desk.differences import Difference, Reader, differences
from admin.desk.entry_form import fields_of_entry, typed_fields
from admin.desk.paging import leaf
from admin.desk.review.old_text import OldText, bring_back
from admin.desk.review.one import LARGEST
from admin.desk.review.proposal import thing_from_text
from admin.desk.review.titles import title_of
from admin.desk.visit import Missing, Visit
from bot.words import _
from knowledge.files import entry_text
from knowledge.store.contacts import read_contacts
from knowledge.store.drafts import Subject
from knowledge.store.entries import StoredEntry
from knowledge.store.publish import Revision, revisions, stored_entry
from knowledge.store.tables import DraftKind, Status
from knowledge.values import Entry

UNREADABLE: Final = _("This version was written in a way that we can no longer read.")


@dataclass(frozen=True, slots=True)
class Past:
    """An entry with its versions, the newest first."""

    subject: Subject
    stored: StoredEntry
    versions: tuple[Revision, ...]

    @property
    def address(self) -> str:
        """The address of its history."""
        return f"/desk/entries/{self.subject.slug}/{self.subject.scope}/history"

    def version(self, number: int) -> Revision | None:
        """The version with this number."""
        return next((one for one in self.versions if one.number == number), None)


def show(visit: Visit) -> Response:
    """The list of versions."""
    past = _past(visit)
    return visit.page("review/history.html", versions=leaf(visit, past.versions), **_shared(visit, past))


def show_version(visit: Visit) -> Response:
    """One version: what it changed, and what is different today."""
    past = _past(visit)
    version = _version(visit, past)
    entry, before = _entry(visit, past, version), _entry(visit, past, past.version(version.number - 1))
    return visit.page(
        "review/version.html",
        version=version,
        is_first=version.number == past.versions[-1].number,
        is_newest=version.number == past.versions[0].number,
        is_readable=entry is not None,
        changed=_changes(visit, before, entry) if entry else (),
        since=_changes(visit, entry, past.stored.entry) if entry else (),
        **_shared(visit, past),
    )


def bring_back_version(visit: Visit) -> Response:
    """A draft that says what a version said."""
    past = _past(visit)
    version = _version(visit, past)
    entry = _entry(visit, past, version)
    if entry is None:
        raise visit.refuse(409, UNREADABLE)
    old = OldText(
        subject=past.subject,
        fields=typed_fields(fields_of_entry(entry)),
        document=entry_text(entry),
        base=entry_text(past.stored.entry),
        why=visit.say("Back to version {number}.", number=version.number),
    )
    return bring_back(visit, old, version=version.number)


def _past(visit: Visit) -> Past:
    topic, scope = visit.path("topic"), visit.path("scope")
    stored = stored_entry(visit.connection, visit.desk.knowledge.languages, topic, scope)
    versions = revisions(visit.connection, stored.number) if stored else ()
    if stored is None or not versions:
        raise Missing
    return Past(Subject(DraftKind.ENTRY, topic, scope), stored, versions)


def _version(visit: Visit, past: Past) -> Revision:
    number = int(visit.path("number"))
    version = past.version(number) if number <= LARGEST else None
    if version is None:
        raise Missing
    return version


def _entry(visit: Visit, past: Past, version: Revision | None) -> Entry | None:
    thing = thing_from_text(version.document if version else None, past.subject, visit.desk.knowledge.languages)
    return thing if isinstance(thing, Entry) else None


def _changes(visit: Visit, before: Entry | None, after: Entry) -> tuple[Difference, ...]:
    languages = visit.desk.knowledge.languages
    contacts = {slug: one.contact for slug, one in read_contacts(visit.connection, languages).items()}
    return differences(before, after, Reader(visit.desk.words[visit.language], languages, contacts))


def _shared(visit: Visit, past: Past) -> dict[str, Any]:
    return {
        "title": title_of(visit, past.subject),
        "scope": past.subject.scope,
        "address": past.address,
        "entry_address": past.address.removesuffix("/history"),
        "is_retired": past.stored.status == Status.RETIRED,
    }
