"""Forgets what was kept long enough."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, select, update

from bot.person import State
from bot.store.tables import incoming, outgoing, person, question, receipt

QUESTIONS: Final = timedelta(days=180)
"""Redacted questions: two rounds of the desk's review."""
PEOPLE: Final = timedelta(days=365)
"""People who have not written since: a permit's year."""
STATES: Final = timedelta(days=2)
"""Where a conversation stands, and the redacted words of its last question."""
MESSAGES: Final = timedelta(days=400)
"""Counts for a year's report and some time to write it. All four are our choice, for a county to confirm."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows were forgotten."""

    questions: int
    people: int
    conversations: int
    messages: int


def purge(connection: Connection, now: datetime) -> Purged:
    """Forget what is too old. A person who stopped us is remembered, so that we do not write to her."""
    old = delete(person).where(person.c.last_seen < now - PEOPLE, person.c.opted_out.is_(False))
    stale = update(person).where(person.c.last_seen < now - STATES).values(state=State().to_json())
    questions = connection.execute(delete(question).where(question.c.asked_at < now - QUESTIONS)).rowcount
    people = connection.execute(old).rowcount
    conversations = connection.execute(stale).rowcount
    connection.execute(delete(receipt).where(receipt.c.received_at < now - MESSAGES))
    past = incoming.c.received_at < now - MESSAGES
    connection.execute(delete(outgoing).where(outgoing.c.incoming_id.in_(select(incoming.c.id).where(past))))
    messages = connection.execute(delete(incoming).where(past)).rowcount
    return Purged(questions, people, conversations, messages)
