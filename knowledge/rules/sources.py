"""Everything we say has a source and a date, and what could not be verified is used only where it is harmless."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from knowledge.base import KnowledgeBase
from knowledge.facts import Fact, Fee
from knowledge.findings import Finding, Severity
from knowledge.rules.texts import contact_name, entry_name
from knowledge.values import Entry, Source

CAN_BE_CALLED: Final = ("phone", "tollfree", "sms", "ussd", "whatsapp")


def facts_have_sources(base: KnowledgeBase) -> Iterator[Finding]:
    """Every fact names sources of its entry, every entry has one, and no fee is unverified."""
    for entry in base.entries.values():
        if not entry.sources:
            yield _wrong(entry, "has no source")
        for fact in entry.facts:
            yield from _fact(fact, entry)


def contacts_are_verified(base: KnowledgeBase) -> Iterator[Finding]:
    """No number that people would call is unverified."""
    for contact in base.contacts.values():
        if contact.confidence == "unverified" and contact.kind in CAN_BE_CALLED:
            yield Finding(
                Severity.ERROR, contact_name(contact), "is unverified: a wrong number does harm, leave it out"
            )


def sources_are_whole(base: KnowledgeBase) -> Iterator[Finding]:
    """A source has a title, a well-formed address or a named document, and says when it was published."""
    for entry in base.entries.values():
        for source in entry.sources:
            yield from _source(source, f"{entry_name(entry)} source {source.key}")
    for contact in base.contacts.values():
        yield from _source(contact.source, f"{contact_name(contact)} source")


def dates_are_in_order(base: KnowledgeBase) -> Iterator[Finding]:
    """An entry is to be reviewed after it was checked, and its sources were read before."""
    for entry in base.entries.values():
        if entry.review_by <= entry.checked_on:
            yield _wrong(entry, f"review_by {entry.review_by} is not after checked_on {entry.checked_on}")
        for source in entry.sources:
            if source.read_on > entry.checked_on:
                yield _wrong(entry, f"source {source.key} was read on {source.read_on}, after the entry was checked")


def is_web_address(text: str) -> bool:
    """Whether a text is a whole http address: a host with a dot in it, and nothing that an address cannot hold."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and "." in host.strip(".") and text.isascii() and not set(text) & set(' <>"')
    )


def _fact(fact: Fact, entry: Entry) -> Iterator[Finding]:
    known = {source.key for source in entry.sources}
    if not fact.provenance.sources:
        yield _wrong(entry, f"fact {fact.key} names no source")
    for key in fact.provenance.sources:
        if key not in known:
            yield _wrong(entry, f"fact {fact.key} names the source {key}, which the entry does not have")
    if isinstance(fact, Fee) and fact.provenance.confidence == "unverified":
        if fact.amount:
            yield _wrong(entry, f"fact {fact.key} is a fee that is unverified: leave it out")
        else:
            sentence = f"fact {fact.key} says that it is free, and nobody has verified it: ask"
            yield Finding(Severity.WARNING, entry_name(entry), sentence)


def _source(source: Source, where: str) -> Iterator[Finding]:
    if not source.title.strip():
        yield Finding(Severity.ERROR, where, "has no title: say whose page it is")
    if not source.published.strip():
        yield Finding(Severity.ERROR, where, "does not say when it was published (or: undated)")
    if source.url and not is_web_address(source.url):
        yield Finding(Severity.ERROR, where, f"{source.url} is not a whole web address")


def _wrong(entry: Entry, sentence: str) -> Finding:
    return Finding(Severity.ERROR, entry_name(entry), sentence)
