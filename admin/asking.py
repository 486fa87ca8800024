"""One question through the whole line, for the terminal and for evaluation: nothing is stored, nothing is sent."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from admin.explain import explanation
from admin.installation import published_or_starter
from admin.settings import Settings
from admin.texts import read_texts
from bot.flow import Outcome, answer
from bot.line import Line, build_line
from bot.messages import Channel, Incoming, Question
from bot.person import Person
from knowledge import sms_text

ASKER: Final = "asker"
"""The address of nobody: the question is not stored."""


@dataclass(frozen=True, slots=True)
class ShownReply:
    """A reply with what it would cost: `parts` of an SMS; 1 on other channels."""

    text: str
    encoding: str
    parts: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the line made of a question. `milliseconds` is the time it took."""

    outcome: Outcome
    replies: tuple[ShownReply, ...]
    milliseconds: float

    def to_json(self) -> dict[str, Any]:
        """The form that programs read (INTERFACES: `ask --json`)."""
        finding, reading_ = self.outcome.finding, self.outcome.reading
        asked = reading_.asked
        return {
            "decision": self.outcome.composed.decision.value,
            "topics": list(finding.topics[:3]) if finding else [],
            "emergency": list(finding.emergency) or None if finding else None,
            "county": reading_.county,
            "language": reading_.language,
            "aspect": asked.aspect.value if isinstance(asked, Question) and asked.aspect else None,
            "replies": [{"text": r.text, "encoding": r.encoding, "parts": r.parts} for r in self.replies],
            "ms": round(self.milliseconds, 3),
        }


class Asker:
    """Asks questions of one line."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def ask(self, text: str, channel: Channel, county: str | None, language: str | None, now: datetime) -> Answer:
        """What a new person would be answered; county and language as if she had told them before."""
        person = Person(language=language, language_chosen=language is not None, county=county)
        incoming = Incoming(channel, "ask", ASKER, text, now)
        started = time.perf_counter()
        outcome = answer(self.line, incoming, person, now, {})
        took = (time.perf_counter() - started) * 1_000
        reply = outcome.composed.reply
        return Answer(outcome, (_shown(reply.text, channel),) if reply else (), took)

    def explain(self, answered: Answer) -> str:
        """Why this answer, for a clerk."""
        return explanation(self.line, answered.outcome)


def open_asker(settings: Settings) -> Asker:
    """An asker over the installation's published knowledge, or over the starter content where there is none yet."""
    knowledge = published_or_starter(settings)
    return Asker(build_line(knowledge, read_texts(knowledge.languages), settings.county, settings.data))


def _shown(text: str, channel: Channel) -> ShownReply:
    parts = sms_text.parts(text) if channel is Channel.SMS else 1
    return ShownReply(text, sms_text.encoding(text), parts)
