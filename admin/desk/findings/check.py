"""Holds one entry or contact to the rules, as if it were published."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.reply.facts import FactWords
from bot.reply.rules import reply_findings
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.rules import check
from knowledge.rules.texts import contact_name, entry_name
from knowledge.values import Contact, Entry


def entry_findings(
    entry: Entry, knowledge: KnowledgeBase, words: Mapping[str, Words], today: date
) -> tuple[Finding, ...]:
    """What is wrong with an entry, errors first, beside the published ones of its topic and the contacts there are."""
    topic = {key: one for key, one in knowledge.entries.items() if key[0] == entry.topic}
    base = _small(knowledge, topic | {(entry.topic, entry.scope): entry})
    found = [*_about(entry_name(entry), check(base)), *_contacts_gone(entry, knowledge)]
    if not has_errors(found):
        # What does not resolve could not be rendered, so the length of replies is looked at last.
        found += _about(entry_name(entry), reply_findings(base, words, today))
    return _ordered(found)


def contact_findings(
    contact: Contact, knowledge: KnowledgeBase, words: Mapping[str, Words], today: date
) -> tuple[Finding, ...]:
    """What is wrong with a contact, and with the replies of the entries that name it once it says something else."""
    before = _small(knowledge, {})
    # It comes last: of two with the same number the later one is told.
    others = {slug: one for slug, one in knowledge.contacts.items() if slug != contact.slug}
    after = replace(before, contacts={**others, contact.slug: contact})
    found = list(_about(contact_name(contact), check(after)))
    old = knowledge.contacts.get(contact.slug)
    if old is not None and not has_errors(found) and _is_longer(contact, old, words.values()):
        # Only the sentences that hold it can outgrow their reply: lists of contacts end where the reply is full.
        said = {key: one for key, one in knowledge.entries.items() if _says(one, contact.slug)}
        too_long = list(reply_findings(replace(after, entries=said), words, today))
        known = set(reply_findings(replace(before, entries=said), words, today)) if too_long else set[Finding]()
        found += [finding for finding in too_long if finding not in known]
    return _ordered(found)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything among them keeps content from being published."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _contacts_gone(entry: Entry, knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Content files cannot name a contact that is not there; a draft can, when it went meanwhile."""
    for slug in entry.contacts:
        if slug not in knowledge.contacts:
            sentence = f"names the contact {slug}, which does not exist"
            yield Finding(Severity.ERROR, f"{entry_name(entry)} contacts", sentence)


def _is_longer(new: Contact, old: Contact, words: Iterable[Words]) -> bool:
    values = (FactWords(one).contact_value for one in words)
    return any(len(value(new)) > len(value(old)) for value in values)


def _says(entry: Entry, slug: str) -> bool:
    texts = (*entry.answer.values(), *(entry.emergency_line or {}).values())
    return any(f"{{{slug}}}" in text for text in texts)


def _small(knowledge: KnowledgeBase, entries: Mapping[tuple[str, str], Entry]) -> KnowledgeBase:
    """The knowledge base with these entries alone: the rules then cost milliseconds."""
    return replace(knowledge, entries=entries, phrases=(), danger=(), negatives=())


def _about(name: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if f"{finding.where} ".startswith(f"{name} "))


def _ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: finding.severity is not Severity.ERROR))
