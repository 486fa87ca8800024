"""A fact as lines of text: its value once, what is said about it in each language, and how sure we are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from admin.desk.differences.values import Line, Part, Reader, Style
from bot.reply.facts import FactWords
from bot.words import _
from knowledge.facts import Documents, Duration, Eligibility, Fact, FactKind, Fee, Hours, Steps, Where
from knowledge.facts.fact import kind_of
from knowledge.languages import Text
from knowledge.values import Entry

KINDS: Final = {
    FactKind.FEE: _("Fee"),
    FactKind.DOCUMENTS: _("Papers to bring"),
    FactKind.STEPS: _("Steps"),
    FactKind.WHERE: _("Where"),
    FactKind.HOURS: _("Opening hours"),
    FactKind.DURATION: _("How long"),
    FactKind.ELIGIBILITY: _("Who can have it"),
}
CONFIDENCES: Final = {
    "confirmed": _("Confirmed: the office said so"),
    "second-source": _("Read in two places"),
    "read": _("Read in one place"),
    "unverified": _("Not verified yet"),
}


def fact_lines(fact: Fact, entry: Entry, reader: Reader) -> Iterator[Line]:
    """All that a fact says."""
    return _Lines(fact, entry, reader).all()


@dataclass(frozen=True, slots=True)
class _Lines:
    fact: Fact
    entry: Entry
    reader: Reader

    def all(self) -> Iterator[Line]:
        yield from self._own()
        yield from self._provenance()

    def _own(self) -> Iterator[Line]:
        match self.fact:
            case Fee(covers=covers):
                yield self._value()
                yield from self._texts(covers, self.reader.words.say(_("What it is for")))
            case Documents(items=items) | Steps(items=items) | Eligibility(items=items):
                for language in self.reader.languages:
                    text = "\n".join(item.get(language, "") for item in items)
                    yield self._line(self._kind, "", language, text, Style.LIST)
            case Where(text=text):
                yield from self._texts(text, "")
            case Hours():
                yield self._value()
            case Duration(of=of):
                yield self._value()
                yield from self._texts(of, self.reader.words.say(_("What takes this long")))

    @property
    def _kind(self) -> str:
        return kind_of(self.fact).value

    def _value(self) -> Line:
        return self._line(self._kind, "", None, FactWords(self.reader.words).value(self.fact), Style.VALUE)

    def _texts(self, text: Text, label: str) -> Iterator[Line]:
        for language in self.reader.languages:
            if text.get(language):
                yield self._line(f"{self._kind} text", label, language, text[language], Style.PROSE)

    def _provenance(self) -> Iterator[Line]:
        say, provenance = self.reader.words.say, self.fact.provenance
        titles = {source.key: source.title for source in self.entry.sources}
        sources = "\n".join(titles.get(key, key) for key in provenance.sources)
        yield self._line("sources", say(_("Where this was read")), None, sources, Style.LIST)
        sure = say(CONFIDENCES.get(provenance.confidence, provenance.confidence))
        if provenance.may_have_changed:
            sure = say(_("{sure}; it may have changed"), sure=sure)
        yield self._line("confidence", say(_("How sure we are")), None, sure, Style.VALUE)

    def _line(self, aspect: str, label: str, language: str | None, text: str, style: Style) -> Line:
        heading = self.reader.words.say(KINDS[kind_of(self.fact)])
        return Line(Part.FACTS, self.fact.key, heading, aspect, label, language, text, style)
