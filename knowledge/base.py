"""The whole knowledge base as one frozen value, however it was stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.values import NATIONAL, Contact, County, Entry, Language, Negative, Phrase, Term, Topic, Word


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything published, ready to be looked up. `languages` are the codes we answer in, the fallback first.

    `danger` are messages of people in danger, each under its emergency topic; `negatives` are not for us.
    `language_names` tells how each of the languages is called.
    """

    languages: tuple[str, ...]
    topics: Mapping[str, Topic]
    counties: Mapping[str, County]
    contacts: Mapping[str, Contact]
    entries: Mapping[tuple[str, str], Entry]
    phrases: tuple[Phrase, ...]
    danger: tuple[Phrase, ...]
    negatives: tuple[Negative, ...]
    lexicon: tuple[Word, ...]
    glossary: tuple[Term, ...] = ()
    language_names: Mapping[str, Language] = field(default_factory=dict)

    def entry(self, topic: str, county: str | None) -> Entry | None:
        """The county's own entry, else the national one."""
        return self.entries.get((topic, county or NATIONAL)) or self.entries.get((topic, NATIONAL))

    def emergency_line(self, topic: str, county: str | None) -> Entry | None:
        """The entry whose emergency line holds here: the county's if it has one, else the national one."""
        for scope in (county, NATIONAL):
            entry = self.entries.get((topic, scope)) if scope else None
            if entry and entry.emergency_line:
                return entry
        return None

    @cached_property
    def answered_topics(self) -> tuple[str, ...]:
        """Slugs of the topics that have at least one entry, in the order of topics.csv."""
        covered = {topic for topic, _ in self.entries}
        return tuple(slug for slug in self.topics if slug in covered)

    @cached_property
    def emergency_topics(self) -> tuple[str, ...]:
        """Slugs of the emergency topics, in the order of topics.csv."""
        return tuple(topic.slug for topic in self.topics.values() if topic.is_emergency)
