"""The rules that content is held to: each a function from the knowledge base to findings. This table names them all."""

from collections.abc import Callable, Iterator
from typing import Final

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.rules.characters import only_gsm7, short_titles
from knowledge.rules.glossary import agreed_words
from knowledge.rules.keys import braces_only_around_keys, keys_resolve
from knowledge.rules.languages import emergency_lines, every_language, same_keys
from knowledge.rules.numbers import contacts_can_be_reached
from knowledge.rules.phrases import none_from, phrases_are_unique, phrases_have_words
from knowledge.rules.prose import no_numbers_in_prose
from knowledge.rules.sources import (
    contacts_are_verified,
    dates_are_in_order,
    facts_have_sources,
    sources_are_whole,
)

__all__ = ["RULES", "Finding", "Severity", "check"]

Rule = Callable[[KnowledgeBase], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    every_language,
    same_keys,
    emergency_lines,
    keys_resolve,
    braces_only_around_keys,
    no_numbers_in_prose,
    only_gsm7,
    short_titles,
    facts_have_sources,
    sources_are_whole,
    dates_are_in_order,
    contacts_can_be_reached,
    contacts_are_verified,
    agreed_words,
    phrases_are_unique,
    phrases_have_words,
)


def check(base: KnowledgeBase, measured: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """All that is wrong with a knowledge base, rule by rule.

    `measured` are the questions that the matcher is measured with, which no phrase may equal.
    """
    found = [finding for rule in RULES for finding in rule(base)]
    return (*found, *none_from(base, measured))
