"""A contact as lines of text."""

from collections.abc import Iterator
from typing import Final

from admin.desk.differences.fact_lines import CONFIDENCES
from admin.desk.differences.source_line import source_line
from admin.desk.differences.values import Line, Part, Reader, Style
from bot.reply.facts import FactWords
from bot.words import _
from knowledge.files.contact_form import PLACE
from knowledge.languages import Text
from knowledge.values import Contact

KINDS: Final = {
    "phone": _("Phone"),
    "tollfree": _("Free phone line"),
    "sms": _("Number for SMS"),
    "ussd": _("Code to dial"),
    "whatsapp": _("WhatsApp number"),
    "email": _("E-mail address"),
    "web": _("Web address"),
    "place": _("Place"),
}


def contact_lines(contact: Contact, reader: Reader) -> Iterator[Line]:
    """All that a contact says."""
    say, words = reader.words.say, FactWords(reader.words)
    yield from _texts("name", say(_("Name")), contact.name, reader)
    yield _value("kind", say(_("Kind")), say(KINDS.get(contact.kind, contact.kind)))
    if contact.kind == PLACE:
        yield from _texts("value", say(KINDS[PLACE]), contact.value, reader)
    else:
        yield _value("value", say(KINDS.get(contact.kind, contact.kind)), words.contact_value(contact))
    if contact.hours is not None:
        yield _value("hours", say(_("Opening hours")), words.hours(contact.hours))
    yield from _texts("note", say(_("Note")), contact.note or {}, reader)
    yield Line(
        Part.CONTACT, "source", say(_("Source")), "", "", None, source_line(contact.source, reader.words), Style.PROSE
    )
    yield _value("confidence", say(_("How sure we are")), say(CONFIDENCES.get(contact.confidence, contact.confidence)))
    if contact.verify:
        yield _value("verify", say(_("To be called before people get it")), say(_("yes")))


def _texts(key: str, heading: str, text: Text, reader: Reader) -> Iterator[Line]:
    for language in reader.languages:
        if text.get(language):
            yield Line(Part.CONTACT, key, heading, "text", "", language, text[language], Style.PROSE)


def _value(key: str, heading: str, text: str) -> Line:
    return Line(Part.CONTACT, key, heading, "value", "", None, text, Style.VALUE)
