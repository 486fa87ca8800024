"""Makes phrases of people's own words, and takes them back."""

import re
from typing import Final

from admin.desk.access import Right
from admin.desk.visit import Visit
from knowledge.plain import plain
from knowledge.store.phrase_rows import add_phrase, phrase_numbered, phrases_of, turn_phrase
from knowledge.store.tables import Status
from knowledge.values import NATIONAL

MARK: Final = re.compile(r"\[(?:number|name|link|e-mail)\]")
"""What stands in a kept question where something personal was (bot/privacy/redact.py)."""
LONGEST: Final = 300
"""Characters of a phrase; a longer story teaches nothing more."""


def phrase_text(words: str) -> str:
    """Kept words as a phrase: without the marks of what was taken out, on one line."""
    return " ".join(MARK.sub(" ", words).split())[:LONGEST]


def add_words(visit: Visit, topic: str, language: str, words: str, origin: str) -> int | None:
    """Add people's words as a phrase of a topic; its number. None where they say nothing or stand there already.

    A phrase holds in every county, so that only who may publish for the whole country publishes it at once; of others
    it waits for a reviewer.
    """
    text = phrase_text(words)
    spelt = plain(text)
    known = {plain(one.text) for one in phrases_of(visit.connection, topic) if one.status is not Status.RETIRED}
    if not spelt or spelt in known:
        return None
    status = Status.PUBLISHED if visit.member.may(Right.PUBLISH, NATIONAL) else Status.IN_REVIEW
    return add_phrase(visit.connection, topic, language, text, status, origin)


def take_back(visit: Visit, number: int) -> None:
    """Retire a phrase that was just made; what a reviewer has published is left to reviewers."""
    made = phrase_numbered(visit.connection, number)
    if made is None or made.origin == "starter" or made.status is Status.RETIRED:
        return
    if made.status is Status.PUBLISHED:
        visit.demand(Right.PUBLISH, NATIONAL)
    turn_phrase(visit.connection, number, made.status, Status.RETIRED)
