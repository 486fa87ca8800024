"""What a conversation can teach: a question kept for the desk, or a topic that the person herself confirmed.

Nothing trains itself: these rows are candidates that staff approve.
"""

from dataclasses import dataclass

from bot import menus
from bot.messages import Channel, Command, CommandName, Decision, Finding, Pick, Question, Reading
from bot.person import Person
from bot.privacy.redact import redact
from bot.store.questions import KeptQuestion

KEPT: frozenset[Decision] = frozenset({Decision.CHOICES, Decision.UNKNOWN})
"""Decisions that were not sure: only their questions are kept as words."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A kept question whose topic the person picked."""

    question: int
    topic: str


def lesson(
    channel: Channel, person: Person, reading: Reading, finding: Finding | None
) -> KeptQuestion | Confirmed | None:
    """What to keep of this message. Pure."""
    asked, state = reading.asked, person.state
    if isinstance(asked, Question) and finding is not None and finding.decision in KEPT:
        return KeptQuestion(
            redact(asked.text), reading.language, reading.county, channel, finding.decision, finding.topics[:3]
        )
    if isinstance(asked, Pick) and state.question is not None:
        kind, topic = menus.parse(asked.value)
        return Confirmed(state.question, topic) if kind == menus.TOPIC else None
    if isinstance(asked, Command) and asked.name is CommandName.YES and state.asked and state.topic:
        return KeptQuestion(
            state.asked, reading.language, reading.county, channel, Decision.ANSWER, (state.topic,), state.topic
        )
    return None
