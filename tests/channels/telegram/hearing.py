"""Reads raw updates in the tests, and the parts that several of these have."""

import json
from datetime import UTC, datetime

from telegram import Update

from bot.channels.telegram.account import Identity
from bot.channels.telegram.reading import read
from bot.messages import Event, Incoming
from tests.channels.telegram.payloads import GROUP, OTHER_BOT, Json, update
from tests.fakes.telegram import BOT, USERNAME

NOW = datetime(2026, 11, 22, 6, 4, 45, tzinfo=UTC)
US = Identity(123456, USERNAME)
OUR_MESSAGE: Json = {"message_id": 5, "from": BOT, "chat": GROUP, "date": 1767225600, "text": "Karibu"}
OTHERS_MESSAGE: Json = OUR_MESSAGE | {"from": OTHER_BOT}
PHOTO: Json = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 90, "height": 90}]}
POINT: Json = {"latitude": -4.0435, "longitude": 39.6682}


def heard(payload: Json, identity: Identity = US) -> Incoming | None:
    """What we make of an update that came over the wire."""
    return read(Update.de_json(json.loads(json.dumps(payload)), None), identity, NOW)


def understood(content: Json) -> tuple[Event, str] | None:
    """Event and words of a message."""
    incoming = heard(update(message=content))
    return (incoming.event, incoming.text) if incoming else None
