"""Whether a contact is good enough for people: what the rules find in it, by field of its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from admin.desk.findings import contact_findings, remarks
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.files.contact_form import PLACE
from knowledge.values import Contact

OF_SOURCE: Final = (("title", "title"), ("published", "published"))
"""Words of the rules' sentences on sources, and the field that each is about; other sentences are on the address."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What keeps a contact from people (`errors`), and what somebody should look at (`hints`): sentences by field."""

    errors: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)


def check_contact(
    knowledge: KnowledgeBase, words: Mapping[str, Words], contact: Contact, language: str, today: date
) -> Checked:
    """What the rules find in this contact, were it published, in this language of the desk."""
    found = Checked()
    findings = contact_findings(contact, knowledge, words, today)
    for finding, remark in zip(findings, remarks(findings, words[language], knowledge.language_names), strict=True):
        kind = found.errors if remark.is_error else found.hints
        value = f"value.{knowledge.languages[0]}" if contact.kind == PLACE else "value"
        kind.setdefault(_field(remark.field, finding.sentence, value), remark.sentence)
    return found


def _field(named: str, sentence: str, value: str) -> str:
    """The form's field; the rules name no place where a number or address is wrong: that is the `value` field."""
    if named == "source":
        return f"source.{next((part for word, part in OF_SOURCE if word in sentence), 'url')}"
    if named.startswith("value.") and value == "value":
        return value
    return named or value
