"""Messages in and out as rows. An outgoing row is the truth of its message: due, sending, sent, delivered or failed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select

from bot.messages import Channel, Decision, DeliveryStatus, Incoming, Reply
from bot.store.insert import insert_if_new
from bot.store.tables import incoming, outgoing

# Made once: making a statement for each message costs more than running it.
NEW_OUTGOING: Final = insert(outgoing)
KNOWN: Final = select(incoming.c.id).where(
    incoming.c.channel == bindparam("its_channel"), incoming.c.provider_id == bindparam("its_id")
)


@dataclass(frozen=True, slots=True)
class Story:
    """What became of an incoming message, for the numbers that people look at; no words of hers."""

    decision: Decision
    topic: str | None
    emergency: tuple[str, ...]
    language: str
    county: str | None


def is_known(connection: Connection, message: Incoming) -> bool:
    """Whether its provider has sent this message before."""
    values = {"its_channel": message.channel.value, "its_id": message.provider_id}
    return connection.execute(KNOWN, values).first() is not None


def store_incoming(connection: Connection, message: Incoming, person: int | None, story: Story) -> int | None:
    """The message's row; None where another process has just stored it."""
    values = {
        "channel": message.channel.value,
        "provider_id": message.provider_id,
        "person_id": person,
        "event": message.event.value,
        "received_at": message.received_at,
        "decision": story.decision.value,
        "topic": story.topic,
        "emergency": list(story.emergency),
        "language": story.language,
        "county": story.county,
        "network": message.network,
    }
    return insert_if_new(connection, incoming, values)


@dataclass(frozen=True, slots=True)
class Due:
    """A reply that is to be sent. `sealed_address` is None where the channel has shown it already (web)."""

    incoming: int
    person: int | None
    channel: Channel
    sealed_address: bytes | None
    reply: Reply
    urgent: bool
    parts: int


def store_outgoing(connection: Connection, due: Due, now: datetime) -> None:
    """Store a reply: due now, or delivered where nothing is left to send."""
    waiting = due.sealed_address is not None
    values = {
        "incoming_id": due.incoming,
        "person_id": due.person,
        "channel": due.channel.value,
        "sealed_address": due.sealed_address,
        "text": due.reply.text if waiting else None,
        "buttons": _buttons(due.reply) if waiting else [],
        "urgent": due.urgent,
        "status": (DeliveryStatus.DUE if waiting else DeliveryStatus.DELIVERED).value,
        "attempts": 0,
        "due_at": now,
        "created_at": now,
        "finished_at": None if waiting else now,
        "parts": due.parts,
    }
    connection.execute(NEW_OUTGOING, values)


def _buttons(reply: Reply) -> list[list[list[str]]]:
    return [[[button.label, button.value] for button in row] for row in reply.buttons]
