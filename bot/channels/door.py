"""The doors between a channel and the line: messages come in by `Intake`, and go out by `Sender`."""

from dataclasses import dataclass
from typing import Protocol

from bot.messages import Channel, Incoming, Outgoing, Receipt, Reply, Sent


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a message that came in: its stored reply (none where nothing is to be said), or a repeat."""

    reply: Reply | None
    repeated: bool = False


class Intake(Protocol):
    """Takes what a channel has read. Both methods block until it is stored: call them in a worker thread."""

    def receive(self, incoming: Incoming) -> Taken:
        """Store the message, the person's new state and the reply in one transaction; a repeat changes nothing."""
        ...

    def report(self, receipt: Receipt) -> None:
        """Store a delivery report and apply it to the message it is about, now or when that is known."""
        ...


class Sender(Protocol):
    """Hands messages to one provider."""

    channel: Channel

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over; raises a SendError that says what to do when the provider did not take it."""
        ...
