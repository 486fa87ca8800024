"""Every text stands in every language, and says its facts in each of them."""

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.rules.texts import Passage, contact_passages, entry_name, keys_in, passages_of
from knowledge.values import NATIONAL


def every_language(base: KnowledgeBase) -> Iterator[Finding]:
    """A text that is there in one language is there in all."""
    for passage in _passages(base):
        for language in base.languages:
            if not passage.text.get(language, "").strip():
                yield passage.wrong("is missing or empty", language)


def same_keys(base: KnowledgeBase) -> Iterator[Finding]:
    """A text names the same facts and contacts in all languages."""
    for passage in _passages(base):
        keys = {language: set(keys_in(text)) for language, text in passage.text.items()}
        every = set[str]().union(*keys.values())
        for language, own in keys.items():
            for key in sorted(every - own):
                yield passage.wrong(f"does not name {{{key}}}, as it does in another language", language)


def emergency_lines(base: KnowledgeBase) -> Iterator[Finding]:
    """National entries of emergency topics have an emergency line; entries of other topics have none."""
    for entry in base.entries.values():
        topic = base.topics[entry.topic]
        if topic.is_emergency and entry.scope == NATIONAL and entry.emergency_line is None:
            yield Finding(Severity.ERROR, entry_name(entry), "has no emergency_line, and its topic is an emergency")
        if not topic.is_emergency and entry.emergency_line is not None:
            yield Finding(Severity.ERROR, entry_name(entry), "has an emergency_line, but its topic is no emergency")


def _passages(base: KnowledgeBase) -> Iterator[Passage]:
    for entry in base.entries.values():
        yield from passages_of(entry)
    for contact in base.contacts.values():
        yield from contact_passages(contact)
