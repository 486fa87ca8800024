"""An entry as lines of text, in the order of the desk's forms."""

from collections.abc import Iterator

from admin.desk.differences.fact_lines import fact_lines
from admin.desk.differences.source_line import source_line
from admin.desk.differences.values import Line, Part, Reader, Style
from bot.reply.facts import FactWords
from bot.words import _
from knowledge.files.entry_form import STARTER
from knowledge.languages import Text
from knowledge.values import Entry

TEXTS = {
    "title": _("Title"),
    "answer": _("Answer"),
    "more": _("More"),
    "emergency_line": _("Emergency line"),
}


def entry_lines(entry: Entry, reader: Reader) -> Iterator[Line]:
    """All that an entry says."""
    for name, heading in TEXTS.items():
        yield from _text(name, reader.words.say(heading), getattr(entry, name) or {}, reader)
    for fact in entry.facts:
        yield from fact_lines(fact, entry, reader)
    yield from _contacts(entry, reader)
    for source in entry.sources:
        text = source_line(source, reader.words)
        yield Line(Part.SOURCES, source.key, reader.words.say(_("Source")), "source", "", None, text, Style.PROSE)
    yield from _dates(entry, reader)


def _text(name: str, heading: str, text: Text, reader: Reader) -> Iterator[Line]:
    for language in reader.languages:
        if text.get(language):
            yield Line(Part.TEXTS, name, heading, "text", "", language, text[language], Style.PROSE)


def _contacts(entry: Entry, reader: Reader) -> Iterator[Line]:
    """All contacts as one list: their order counts, the most useful comes first."""
    words = FactWords(reader.words)
    named = (words.short_contact(reader.contacts[slug]) if slug in reader.contacts else slug for slug in entry.contacts)
    if text := "\n".join(named):
        heading = reader.words.say(_("Contacts, in this order"))
        yield Line(Part.CONTACTS, "", heading, "contacts", "", None, text, Style.LIST)


def _dates(entry: Entry, reader: Reader) -> Iterator[Line]:
    say, day = reader.words.say, FactWords(reader.words).day
    nobody = say(_("nobody of the county yet"))
    dates = {
        "checked_on": (say(_("Checked on")), day(entry.checked_on)),
        "checked_by": (say(_("Checked by")), nobody if entry.checked_by == STARTER else entry.checked_by),
        "review_by": (say(_("Check again by")), day(entry.review_by)),
    }
    for key, (heading, text) in dates.items():
        yield Line(Part.DATES, key, heading, key, "", None, text, Style.VALUE)
