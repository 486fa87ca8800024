"""Contacts that people in danger are given first: a mistake in one of them does the greatest harm."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from admin.pages.base import EMERGENCY_CONTACTS, Built
from knowledge.base import KnowledgeBase
from knowledge.rules.texts import keys_in

__all__ = ["CONFIRMED", "EMERGENCY_CONTACTS", "EMERGENCY_LINES", "emergency_lines", "is_to_check"]


def emergency_lines(knowledge: KnowledgeBase) -> Mapping[str, int]:
    """The contacts that stand in emergency lines: in how many each, by slug. Those on every page stand in it, too."""
    named = Counter(dict.fromkeys((slug for slug in EMERGENCY_CONTACTS if slug in knowledge.contacts), 0))
    for entry in knowledge.entries.values():
        texts = (entry.emergency_line or {}).values()
        named.update({key for text in texts for key in keys_in(text) if key in knowledge.contacts})
    return named


CONFIRMED: Final = "confirmed"
"""How sure we are of what somebody has called and heard to be right."""


def is_to_check(slug: str, confidence: str, emergency: Mapping[str, int], *, verify: bool) -> bool:
    """Whether somebody should call: nobody has yet, or people in danger are given it and nobody has confirmed it."""
    return verify or confidence == "unverified" or (slug in emergency and confidence != CONFIRMED)


EMERGENCY_LINES: Final = Built(emergency_lines)
"""The same, found out once for each state of the knowledge base."""
