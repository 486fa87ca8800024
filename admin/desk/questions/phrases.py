"""Makes phrases of people's own words, and takes them back."""

import re
from collections.abc import Iterable
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.effect import with_phrases
from admin.desk.told_first import status_of_new, told_of_phrases
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


def told_of_words(visit: Visit, questions: Iterable[tuple[str, Kept]], origin: str, back: str) -> Response | None:
    """The page that says what others would lose by these words, where their phrases would be used at once."""
    new = _new_phrases(visit, questions, origin)
    return told_of_phrases(visit, with_phrases(visit.desk.knowledge, new), {one.topic for one in new}, back)


def add_words(visit: Visit, questions: Iterable[tuple[str, Kept]], origin: str) -> list[int]:
    """Add the words of each question as a phrase of its topic; the numbers of those that were not there already.

    A phrase holds in every county, so that only who may publish for the whole country publishes it at once; of others
    it waits for a reviewer.
    """
    return add_phrases(visit.connection, _new_phrases(visit, questions, origin), status_of_new(visit))


def _new_phrases(visit: Visit, questions: Iterable[tuple[str, Kept]], origin: str) -> list[Phrase]:
    """The phrases of a topic are read once: 500 questions took twelve seconds otherwise."""
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
    return new


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
