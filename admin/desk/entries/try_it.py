"""Try it: what a question would be answered with this draft, and why, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from admin.desk.entries.preview import Bubble, bubble, with_draft
from bot.flow import NAIROBI, answer
from bot.line import Line
from bot.matcher import Explanation
from bot.messages import MAX_TEXT, Channel, Incoming, Question
from bot.person import Person
from bot.reply import Composer
from bot.reply.answer import ASPECT_NAMES
from bot.words import Words
from knowledge.languages import in_language
from knowledge.values import NATIONAL, Entry

NOBODY: Final = "desk"
"""The address of nobody: nothing is stored."""
LIKE: Final = 3
"""Similar phrases that are shown."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a question. `topic` is the one that was found, `led_here` whether it is the entry's own."""

    question: str
    decision: str
    bubble: Bubble | None
    led_here: bool
    found: str
    county: str
    place_named: bool
    fact: str
    words: tuple[str, ...]
    like: tuple[tuple[str, str], ...]
    in_danger: bool


def trial_line(line: Line, entry: Entry, words: Mapping[str, Words], now: datetime) -> Line:
    """The line that answers people now, but with this entry in it: what the matcher learned stays as it is."""
    today = now.astimezone(NAIROBI).date()
    knowledge = with_draft(line.knowledge, entry, today)
    return replace(line, knowledge=knowledge, matcher=line.matcher.over(knowledge), composer=Composer(knowledge, words))


def try_question(line: Line, entry: Entry, text: str, language: str, now: datetime) -> Tried:
    """What a new person who lives where the entry holds would be answered."""
    county = None if entry.scope == NATIONAL else entry.scope
    person = Person(language=language, language_chosen=True, county=county)
    incoming = Incoming(Channel.SMS, NOBODY, NOBODY, text[:MAX_TEXT], now)
    outcome = answer(line, incoming, person, now, {})
    asked = outcome.reading.asked
    reasons = line.matcher.explain(asked.text, outcome.reading.county) if isinstance(asked, Question) else None
    reply = outcome.composed.reply
    found = outcome.composed.topic or ""
    aspect = asked.aspect if isinstance(asked, Question) else None
    return Tried(
        question=text,
        decision=outcome.composed.decision.value,
        bubble=bubble(reply, Channel.SMS, None) if reply else None,
        led_here=found == entry.topic,
        found=_title(line, found, language),
        county=outcome.reading.county or "",
        place_named=outcome.reading.place_named,
        fact=ASPECT_NAMES[aspect] if aspect is not None else "",
        words=reasons.finding.deciding_words if reasons else (),
        like=_like(line, reasons, language),
        in_danger=bool(outcome.finding and outcome.finding.emergency),
    )


def _like(line: Line, reasons: Explanation | None, language: str) -> tuple[tuple[str, str], ...]:
    near = reasons.neighbours[:LIKE] if reasons else ()
    return tuple((one.text, _title(line, one.topic, language)) for one in near)


def _title(line: Line, topic: str, language: str) -> str:
    entry = line.knowledge.entry(topic, None)
    known = line.knowledge.topics.get(topic)
    return in_language(entry.title, language) if entry else known.wants if known else ""
