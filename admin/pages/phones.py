"""The phones of the simulator: what stands on their screens, in memory only."""

from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.channels.demo import KEPT_ADDRESSES, DemoOutbox, Shown
from bot.messages import Channel, Outgoing
from knowledge import sms_text

KEPT_LINES: Final = 60
"""Messages on a screen; older ones are dropped."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the person sent."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the simulator's own (to be translated)."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Received:
    """What reached the phone. `characters` counts as the channel does: septets, or UTF-16 units."""

    provider_id: str
    outgoing: Outgoing
    encoding: str
    parts: int
    characters: int


Line = Written | Note | Received


@dataclass(slots=True)
class Phone:
    """One channel on one phone.

    `seen` and `delivered` are ids of messages: all that are still in the outbox, and those whose delivery was reported.
    `posted` is the last request that the provider would have made for it.
    """

    lines: deque[Line] = field(default_factory=lambda: deque(maxlen=KEPT_LINES))
    delivered: set[str] = field(default_factory=set)
    posted: str = ""
    seen: frozenset[str] = frozenset()

    def fetch(self, messages: Iterable[Shown]) -> None:
        """Put what has arrived on the screen."""
        arrived = {shown.provider_id: shown for shown in messages}
        self.lines.extend(received(shown) for key, shown in arrived.items() if key not in self.seen)
        self.seen = frozenset(arrived)

    def unreported(self) -> list[str]:
        """Ids of the messages on the screen whose delivery is not reported yet."""
        ids = [line.provider_id for line in self.lines if isinstance(line, Received)]
        return [provider_id for provider_id in ids if provider_id in self.seen - self.delivered]


class Phones:
    """All phones, by channel and address; the least used are dropped."""

    def __init__(self, outbox: DemoOutbox) -> None:
        self._outbox = outbox
        self._phones: OrderedDict[tuple[Channel, str], Phone] = OrderedDict()

    def get(self, channel: Channel, address: str) -> Phone:
        """The phone at this address, with everything on its screen that has arrived by now."""
        phone = self._phones.setdefault((channel, address), Phone())
        self._phones.move_to_end((channel, address))
        if len(self._phones) > KEPT_ADDRESSES:
            self._phones.popitem(last=False)
        phone.fetch(self._outbox.messages(channel, address))
        return phone


def received(shown: Shown) -> Received:
    """A message as it reached the phone, counted."""
    outgoing = shown.outgoing
    text = outgoing.text
    if outgoing.channel is not Channel.SMS:
        return Received(shown.provider_id, outgoing, "", 1, len(text))
    encoding = sms_text.encoding(text)
    characters = sms_text.septets(text) if encoding == "gsm-7" else len(text.encode("utf-16-le")) // 2
    return Received(shown.provider_id, outgoing, encoding.upper(), sms_text.parts(text), characters)
