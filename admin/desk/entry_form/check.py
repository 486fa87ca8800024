"""Whether an entry is good enough for people: what the rules find in it, by field of its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from admin.desk.entry_form.complaint import Complaint, Errors
from admin.desk.entry_form.places import place_of
from admin.desk.findings import entry_findings
from admin.desk.findings.sentences import plain_sentence
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.store.drafts import Fields
from knowledge.values import Entry

NO_CONTACT: Final = _("One of the contacts is no longer there: remove it or choose another.")
ANYTHING: Final = _("Please look at this again: {sentence}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What keeps an entry from people (`errors`), and what somebody should look at (`hints`), by field."""

    errors: Errors = field(default_factory=dict)
    hints: Errors = field(default_factory=dict)


def with_entry(knowledge: KnowledgeBase, entry: Entry) -> KnowledgeBase:
    """The knowledge base as it would be with this entry in it."""
    return replace(knowledge, entries={**knowledge.entries, (entry.topic, entry.scope): entry})


def check_entry(
    knowledge: KnowledgeBase, words: Mapping[str, Words], entry: Entry, fields: Fields, today: date
) -> Checked:
    """What the rules find in this entry, were it published. `fields` are those it was made of; they name the places."""
    found = Checked()
    if any(slug not in knowledge.contacts for slug in entry.contacts):
        found.errors["contact"] = Complaint(NO_CONTACT)
        known = tuple(slug for slug in entry.contacts if slug in knowledge.contacts)
        entry = replace(entry, contacts=known)
    for finding in entry_findings(entry, knowledge, words, today):
        kind = found.errors if finding.severity is Severity.ERROR else found.hints
        place, said = place_of(finding, entry, fields), _said(finding)
        first = kind.get(place)
        if first is None:
            kind[place] = said
        elif said not in (first, *first.also):
            kind[place] = replace(first, also=(*first.also, said))
    return found


def _said(finding: Finding) -> Complaint:
    told = plain_sentence(finding.sentence)
    return Complaint(*told) if told else Complaint(ANYTHING, {"sentence": finding.sentence})
