"""Senders for trying out: nothing leaves this machine, the simulator shows what would have been sent."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from uuid import uuid4

from bot.messages import Channel, Outgoing, Sent
from knowledge import sms_text

KEPT_ADDRESSES: Final = 200
KEPT_MESSAGES: Final = 50
"""Bounds of what the demo keeps in memory."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that would have been sent. `provider_id` is what the provider would have called it."""

    provider_id: str
    outgoing: Outgoing


class DemoOutbox:
    """The last messages to each address, in memory only. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Channel, str], deque[Shown]] = OrderedDict()

    def put(self, outgoing: Outgoing) -> Shown:
        """Keep a message; the oldest addresses and messages are dropped."""
        key = (outgoing.channel, outgoing.address)
        with self._lock:
            shown = Shown(f"demo-{uuid4()}", outgoing)
            self._kept.setdefault(key, deque(maxlen=KEPT_MESSAGES)).append(shown)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT_ADDRESSES:
                self._kept.popitem(last=False)
            return shown

    def messages(self, channel: Channel, address: str) -> tuple[Shown, ...]:
        """What was sent to an address, oldest first."""
        with self._lock:
            return tuple(self._kept.get((channel, address), ()))


class DemoSender:
    """Takes every message, like a provider on a good day."""

    def __init__(self, channel: Channel, outbox: DemoOutbox) -> None:
        self.channel = channel
        self._outbox = outbox

    async def send(self, outgoing: Outgoing) -> Sent:
        """Put it into the outbox."""
        shown = self._outbox.put(outgoing)
        parts = sms_text.parts(outgoing.text) if self.channel is Channel.SMS else None
        return Sent(shown.provider_id, parts=parts)


@dataclass(frozen=True, slots=True)
class Demo:
    """What the simulator needs: the secrets of the real routes, and where the replies appear."""

    sms_secret: str
    telegram_secret: str
    outbox: DemoOutbox = field(default_factory=DemoOutbox)
