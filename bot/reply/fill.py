"""Puts the values of facts and contacts into a text: "Call {police-999}" becomes "Call 999"."""

import re
from typing import Final

from bot.reply.facts import FactWords
from knowledge.base import KnowledgeBase
from knowledge.languages import Text, in_language
from knowledge.values import Entry

PLACEHOLDER: Final = re.compile(r"\{([a-z0-9][a-z0-9-]*)\}")


def keys_in(text: str) -> tuple[str, ...]:
    """The keys that a text names, in order."""
    return tuple(PLACEHOLDER.findall(text))


def fill(text: Text, entry: Entry, knowledge: KnowledgeBase, words: FactWords, language: str) -> str:
    """The text in a language with every key replaced; raises KeyError for a key that is nothing."""

    def value(match: re.Match[str]) -> str:
        fact = entry.fact(match[1])
        return words.value(fact) if fact else words.contact_value(knowledge.contacts[match[1]])

    return PLACEHOLDER.sub(value, in_language(text, language))
