"""Contacts as plain data."""

from typing import Final

from knowledge.facts import OpeningHours
from knowledge.files.fact_form import CONFIDENCES
from knowledge.files.hours_form import hours_form, read_hours
from knowledge.files.record import Record
from knowledge.files.record_text import record_of_text
from knowledge.files.source_form import NO_SOURCE, read_source, source_form
from knowledge.files.yaml_out import Said, render
from knowledge.values import Contact, Source

PLACE: Final = "place"
CONTACT_KINDS: Final = ("phone", "tollfree", "sms", "ussd", "whatsapp", "email", "web", PLACE)


def contact_text(contact: Contact, languages: tuple[str, ...]) -> str:
    """The contact in its written form, its scope included: what it says, apart from any file."""
    return render({"scope": contact.scope, **contact_form(contact, languages)})


def contact_from_text(text: str, languages: tuple[str, ...]) -> Contact:
    """The contact that a text of `contact_text` holds; a ContentError where it holds none."""
    record, findings = record_of_text(text, "contact", languages)
    contact = read_contact(record, record.word("scope"))
    findings.raise_if_any()
    return contact


def contact_form(contact: Contact, languages: tuple[str, ...]) -> dict[str, object]:
    """The fields of a contact; its scope is told by the file it stands in."""
    form: dict[str, object] = {"slug": contact.slug, "name": Said(contact.name), "kind": contact.kind}
    form["value"] = _value_form(contact, languages)
    if contact.hours is not None:
        form["hours"] = hours_form(contact.hours)
    if contact.note is not None:
        form["note"] = Said(contact.note)
    form |= {"source": source_form(contact.source, contact.slug), "confidence": contact.confidence}
    return form | {"verify": True} if contact.verify else form


def read_contact(record: Record, scope: str) -> Contact:
    """A contact out of its fields."""
    slug, name = record.slug("slug"), record.text("name")
    kind, value = record.choice("kind", CONTACT_KINDS), record.text_or_word("value")
    confidence, verify = record.choice("confidence", CONFIDENCES), record.flag("verify")
    note, hours = record.optional_text("note"), _hours(record.record("hours"))
    contact = Contact(slug, scope, name, kind, value, _source(record, slug), confidence, hours, note, verify)
    record.finish()
    return contact


def _hours(record: Record | None) -> OpeningHours | None:
    if record is None:
        return None
    hours = read_hours(record)
    record.finish()
    return hours


def _source(record: Record, slug: str) -> Source:
    source = record.record("source")
    if source is None:
        record.note("source", "is missing")
        return NO_SOURCE
    return read_source(source, slug)


def _value_form(contact: Contact, languages: tuple[str, ...]) -> object:
    same = len(set(contact.value.values())) == 1 and set(contact.value) == set(languages)
    if contact.kind != PLACE and same:
        return contact.value[languages[0]]
    return Said(contact.value)
