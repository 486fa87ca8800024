"""Questions that we could not answer surely, and answers that people confirmed: redacted texts for the desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, insert, update

from bot.messages import Channel, Decision
from bot.store.tables import question

# Made once: making a statement for each message costs more than running it.
NEW_QUESTION: Final = insert(question).returning(question.c.id)


class QuestionStatus(StrEnum):
    """Where a kept question stands: open, a candidate phrase for the topic that the person confirmed, or decided."""

    OPEN = "open"
    CANDIDATE = "candidate"
    USED = "used"
    """Staff made a phrase or an entry of it."""
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A redacted question with what we made of it."""

    text: str
    language: str
    county: str | None
    channel: Channel
    decision: Decision
    topics: tuple[str, ...]
    confirmed_topic: str | None = None


def keep(connection: Connection, person: int | None, kept: KeptQuestion, now: datetime) -> int:
    """Store a question for the desk; its number."""
    status = QuestionStatus.CANDIDATE if kept.confirmed_topic else QuestionStatus.OPEN
    values = {
        "person_id": person,
        "text": kept.text,
        "language": kept.language,
        "county": kept.county,
        "channel": kept.channel.value,
        "decision": kept.decision.value,
        "topics": list(kept.topics),
        "confirmed_topic": kept.confirmed_topic,
        "status": status.value,
        "asked_at": now,
    }
    number: int = connection.execute(NEW_QUESTION, values).scalar_one()
    return number


def confirm(connection: Connection, number: int, topic: str) -> None:
    """The person picked this topic for her question: a candidate phrase for staff to approve."""
    chosen = {"confirmed_topic": topic, "status": QuestionStatus.CANDIDATE.value}
    connection.execute(update(question).where(question.c.id == number).values(chosen))
