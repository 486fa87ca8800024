"""The door that every channel's sender has."""

from typing import Protocol

from bot.messages import Channel, Outgoing, Sent


class Sender(Protocol):
    """Hands messages to one provider."""

    channel: Channel

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over; raises a SendError that says what to do when the provider did not take it."""
        ...
