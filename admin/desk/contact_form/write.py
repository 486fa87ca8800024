"""A contact as the fields of its form."""

from typing import Final

from admin.desk.entry_form.write import Pairs, hours_fields
from knowledge.facts import OpeningHours
from knowledge.files.contact_form import PLACE
from knowledge.languages import Text, in_language
from knowledge.values import Contact, Source

YES: Final = "yes"
ALWAYS: Final = "always"
TIMES: Final = "times"


def fields_of_contact(contact: Contact) -> dict[str, list[str]]:
    """The fields of a contact's form, filled in; their names are listed in admin/desk/contact_form."""
    return dict(_fields(contact))


def _fields(contact: Contact) -> Pairs:
    yield from _text("name", contact.name)
    yield "kind", [contact.kind]
    if contact.kind == PLACE:
        yield from _text("value", contact.value)
    else:
        yield "value", [in_language(contact.value, "")]
    if contact.hours is not None:
        yield from _hours(contact.hours)
    yield from _text("note", contact.note or {})
    yield from _source(contact.source)
    yield "confidence", [contact.confidence]
    if contact.verify:
        yield "verify", [YES]


def _text(name: str, text: Text) -> Pairs:
    for language, words in text.items():
        yield f"{name}.{language}", [words]


def _hours(hours: OpeningHours) -> Pairs:
    if hours.always:
        yield "hours", [ALWAYS]
        return
    yield "hours", [TIMES]
    yield from hours_fields("hours", hours)


def _source(source: Source) -> Pairs:
    yield "source.title", [source.title]
    yield "source.url", [source.url]
    yield "source.document", [source.document]
    yield "source.published", [source.published]
    yield "source.read_on", [source.read_on.isoformat()]
