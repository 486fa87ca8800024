"""Every {key} in a text is a fact or a contact of its entry."""

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.rules.texts import Passage, contact_passages, keys_in, passages_of, prose_of, without_keys
from knowledge.values import Entry


def keys_resolve(base: KnowledgeBase) -> Iterator[Finding]:
    """In the sentences of an entry a key is a fact's or a contact's of the entry."""
    for entry in base.entries.values():
        for passage in prose_of(entry):
            for language, text in passage.text.items():
                for key in dict.fromkeys(keys_in(text)):
                    yield from _unknown(key, entry, base, passage, language)


def braces_only_around_keys(base: KnowledgeBase) -> Iterator[Finding]:
    """Braces stand only around keys, and keys only in the sentences of an entry: nothing else is filled in."""
    for entry in base.entries.values():
        prose = {passage.field for passage in prose_of(entry)}
        for passage in passages_of(entry):
            yield from _stray(passage, keys_allowed=passage.field in prose)
    for contact in base.contacts.values():
        for passage in contact_passages(contact):
            yield from _stray(passage, keys_allowed=False)


def _unknown(key: str, entry: Entry, base: KnowledgeBase, passage: Passage, language: str) -> Iterator[Finding]:
    if entry.fact(key) or key in entry.contacts:
        return
    if key in base.contacts:
        yield passage.wrong(f"names {{{key}}}, which is not in the contacts of the entry", language)
    else:
        yield passage.wrong(f"names {{{key}}}, which is no fact of the entry and no contact", language)


def _stray(passage: Passage, *, keys_allowed: bool) -> Iterator[Finding]:
    for language, text in passage.text.items():
        rest = without_keys(text) if keys_allowed else text
        if "{" in rest or "}" in rest:
            yield passage.wrong("has a brace that belongs to no key", language)
