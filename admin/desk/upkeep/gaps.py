"""What the languages of an entry lack beside each other, as the content rules see it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from admin.pages.base import Built
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.languages import Text
from knowledge.rules.languages import every_language, same_keys
from knowledge.rules.texts import keys_in, passages_of
from knowledge.values import Entry

Key = tuple[str, str]
"""Topic and scope."""
WHERE: Final = re.compile(r"(?P<topic>[a-z0-9-]+)/(?P<scope>[a-z0-9-]+) \((?P<language>[\w-]+)\) .*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gaps:
    """By entry, the languages in which something is missing, and those in which a fact or contact is not named."""

    missing: dict[Key, tuple[str, ...]]
    different: dict[Key, tuple[str, ...]]


def find_gaps(knowledge: KnowledgeBase) -> Gaps:
    """What is missing or different; a text that is not there at all is told as missing only.

    The rules are asked only about entries at which a quick look finds something: they take twice as long.
    """
    doubtful = {key: entry for key, entry in knowledge.entries.items() if _is_doubtful(entry, knowledge.languages)}
    knowledge = replace(knowledge, entries=doubtful, contacts={})
    missing = _by_entry(every_language, knowledge)
    different = {key: codes for key, codes in _by_entry(same_keys, knowledge).items() if key not in missing}
    return Gaps(missing, different)


GAPS: Final = Built(find_gaps)
"""The same, found out once for each state of the knowledge base: it reads every text."""


def _is_doubtful(entry: Entry, languages: tuple[str, ...]) -> bool:
    """Whether a text is not there in every language, or the languages may not name the same keys."""
    return any(_lacks(passage.text, languages) for passage in passages_of(entry))


def _lacks(text: Text, languages: tuple[str, ...]) -> bool:
    words = [text.get(language, "") for language in languages]
    if not all(words) or any(word.isspace() for word in words):
        return True
    if not any("{" in word for word in words):
        return False
    named = {frozenset(keys_in(word)) for word in words}
    return len(named) > 1


def _by_entry(
    rule: Callable[[KnowledgeBase], Iterator[Finding]], knowledge: KnowledgeBase
) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, dict[str, None]] = {}
    for key, language in _places(rule(knowledge)):
        found.setdefault(key, {})[language] = None
    return {key: tuple(languages) for key, languages in found.items() if key in knowledge.entries}


def _places(findings: Iterable[Finding]) -> Iterator[tuple[Key, str]]:
    for finding in findings:
        if place := WHERE.fullmatch(finding.where):
            yield (place["topic"], place["scope"]), place["language"]
