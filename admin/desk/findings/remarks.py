"""Findings said in a language of the desk, each with the place that it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from admin.desk.findings.sentences import plain_sentence
from bot.words import Words, _
from knowledge.findings import Finding, Severity
from knowledge.values import Language

PLACES: Final = {
    "title": _("Title"),
    "answer": _("Answer"),
    "more": _("More"),
    "emergency_line": _("Emergency line"),
    "name": _("Name"),
    "value": _("Number, address or place"),
    "note": _("Note"),
    "source": _("Source"),
    "contacts": _("Contacts"),
}
_WHERE: Final = re.compile(r"(?:contact )?\S+(?: \((?P<language>\w+)\))?(?: (?P<field>.*))?", re.DOTALL)
_FACT: Final = re.compile(r"fact (?P<key>\S+)(?: (?P<item>\d+))?")
_SOURCE: Final = re.compile(r"source (?P<key>\S+)")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding for the person who wrote the thing.

    `field` is the form's field as far as it is known ("answer.en", "fact.card-fee", "source.fns"), or "". `place` and
    `sentence` are whole and in the reader's language.
    """

    is_error: bool
    field: str
    place: str
    sentence: str


def remarks(findings: Iterable[Finding], words: Words, language_names: Mapping[str, Language]) -> tuple[Remark, ...]:
    """The findings in these words, in their order."""
    return tuple(_remark(finding, words, language_names) for finding in findings)


def _remark(finding: Finding, words: Words, language_names: Mapping[str, Language]) -> Remark:
    found = _WHERE.fullmatch(finding.where)
    place, language = (found["field"] or "", found["language"] or "") if found else ("", "")
    told = plain_sentence(finding.sentence)
    sentence = words.say(told[0], **told[1]) if told else finding.sentence
    field, name = _field(place or finding.sentence, words)
    spoken = language_names[language].own_name if language in language_names else language
    shown = words.say(_("{place}, {language}"), place=name, language=spoken) if name and spoken else name or spoken
    in_form = f"{field}.{language}" if language and field in PLACES else field
    return Remark(finding.severity is Severity.ERROR, in_form, shown, sentence)


def _field(place: str, words: Words) -> tuple[str, str]:
    """The form's field that a place means, and how it is called."""
    if place in PLACES:
        return "contact" if place == "contacts" else place, words.say(PLACES[place])
    if fact := _FACT.match(place):
        name = words.say(_("Fact {key}"), key=fact["key"])
        if fact["item"]:
            name = words.say(_("Fact {key}, line {number}"), key=fact["key"], number=fact["item"])
        return f"fact.{fact['key']}", name
    if source := _SOURCE.match(place):
        return f"source.{source['key']}", words.say(_("Source {key}"), key=source["key"])
    return "", ""
