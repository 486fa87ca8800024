"""What a draft is about, as its title in the reader's language."""

from typing import Final

from admin.desk.visit import Visit
from knowledge.languages import in_language
from knowledge.store.drafts import Fields, Subject
from knowledge.store.tables import DraftKind

NOTHING: Final[Fields] = {}


def title_of(visit: Visit, subject: Subject, fields: Fields = NOTHING) -> str:
    """The published title, else the one that was typed, else what the topic is about."""
    knowledge, language = visit.desk.knowledge, visit.language
    if subject.kind is DraftKind.CONTACT:
        contact = knowledge.contacts.get(subject.slug)
        return in_language(contact.name, language) if contact else _typed(fields, "name", language) or subject.slug
    entry, topic = knowledge.entries.get((subject.slug, subject.scope)), knowledge.topics.get(subject.slug)
    if entry:
        return in_language(entry.title, language)
    return _typed(fields, "title", language) or (topic.wants if topic else subject.slug)


def address_of(subject: Subject) -> str:
    """Where the subject is written."""
    if subject.kind is DraftKind.CONTACT:
        return f"/desk/contacts/{subject.slug}"
    return f"/desk/entries/{subject.slug}/{subject.scope}"


def subject_name(subject: Subject) -> str:
    """How the audit log calls it."""
    return subject.slug if subject.kind is DraftKind.CONTACT else f"{subject.slug}/{subject.scope}"


def _typed(fields: Fields, name: str, language: str) -> str:
    """What was typed in the reader's language, else in any."""
    written = [values for field, values in fields.items() if field.startswith(f"{name}.") and values and values[0]]
    return next(iter(fields.get(f"{name}.{language}", ())), "") or (written[0][0] if written else "")
