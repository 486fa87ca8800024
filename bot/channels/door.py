"""The doors between a channel and the line: messages come in by `Intake`, and go out by `Sender`."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from starlette.routing import Route

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


class BusyIntake(Intake, Protocol):
    """An intake for a channel on which very many write at once."""

    async def take(self, incoming: Incoming) -> Taken:
        """As `receive`, for the event loop: no thread waits until it is stored."""
        ...


class Sender(Protocol):
    """Hands messages to one provider."""

    channel: Channel

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over; raises a SendError that says what to do when the provider did not take it."""
        ...


Close = Callable[[], Awaitable[None]]
"""Closes a sender's connections."""


class Bot(Protocol):
    """A channel that lives in the server: it makes itself known to its provider, and may ask it for messages."""

    @property
    def sender(self) -> Sender:
        """What hands messages to it."""
        ...

    @property
    def state(self) -> StrEnum:
        """How it stands, in a word."""
        ...

    @property
    def username(self) -> str | None:
        """The name to find it by; None as long as it is not known."""
        ...

    def routes(self) -> Sequence[Route]:
        """Where its provider posts; none where we ask."""
        ...

    async def start(self) -> None:
        """Begin to live; returns at once."""
        ...

    async def stop(self) -> None:
        """Stop listening and close the connections."""
        ...
