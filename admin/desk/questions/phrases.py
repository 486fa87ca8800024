"""Makes phrases of people's own words, and takes them back."""

import re
from collections.abc import Iterable
from typing import Final

from admin.desk.access import Right
from admin.desk.visit import Visit
from bot.store.kept import Kept
from knowledge.plain import plain
from knowledge.store.phrase_rows import add_phrases, phrase_numbered, phrases_of, turn_phrase
from knowledge.store.tables import Status
from knowledge.values import NATIONAL, Phrase

MARK: Final = re.compile(r"\[(?:number|name|link|e-mail)\]")
"""What stands in a kept question where something personal was (bot/privacy/redact.py)."""
LONGEST: Final = 300
"""Characters of a phrase; a longer story teaches nothing more."""


def phrase_text(words: str) -> str:
    """Kept words as a phrase: without the marks of what was taken out, on one line."""
    return " ".join(MARK.sub(" ", words).split())[:LONGEST]


def add_words(visit: Visit, questions: Iterable[tuple[str, Kept]], origin: str) -> list[int]:
    """Add the words of each question as a phrase of its topic; the numbers of those that were not there already.

    A phrase holds in every county, so that only who may publish for the whole country publishes it at once; of others
    it waits for a reviewer. The phrases of a topic are read once: 500 questions took twelve seconds otherwise.
    """
    status = Status.PUBLISHED if visit.member.may(Right.PUBLISH, NATIONAL) else Status.IN_REVIEW
    known: dict[str, set[str]] = {}
    new: list[Phrase] = []
    for topic, one in questions:
        if topic not in known:
            known[topic] = _spelt(visit, topic)
        text = phrase_text(one.text)
        spelt = plain(text)
        if spelt and spelt not in known[topic]:
            known[topic].add(spelt)
            new.append(Phrase(topic, one.language, text, origin))
    return add_phrases(visit.connection, new, status)


def _spelt(visit: Visit, topic: str) -> set[str]:
    return {plain(one.text) for one in phrases_of(visit.connection, topic) if one.status is not Status.RETIRED}


def take_back(visit: Visit, number: int) -> None:
    """Retire a phrase that was just made; what a reviewer has published is left to reviewers."""
    made = phrase_numbered(visit.connection, number)
    if made is None or made.origin == "starter" or made.status is Status.RETIRED:
        return
    if made.status is Status.PUBLISHED:
        visit.demand(Right.PUBLISH, NATIONAL)
    turn_phrase(visit.connection, number, made.status, Status.RETIRED)
