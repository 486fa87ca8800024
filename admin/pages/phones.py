"""The phones of the simulator: what stands on their screens, in memory only."""

from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from bot.channels.demo import KEPT_ADDRESSES, DemoOutbox, Shown
from bot.messages import Channel, Outgoing
from knowledge import sms_text

KEPT_LINES: Final = 60
"""Messages on a screen; older ones are dropped."""


@dataclass(frozen=True, slots=True)
class Handset:
    """One channel on the phone with this number (E.164)."""

    channel: Channel
    number: str

    @property
    def address(self) -> str:
        """Where replies go: the number, or the Telegram chat of the person with that number."""
        return self.number.removeprefix("+") if self.channel is Channel.TELEGRAM else self.number


@dataclass(frozen=True, slots=True)
class Written:
    """What the person sent."""

    kind: ClassVar = "written"
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the simulator's own (to be translated)."""

    kind: ClassVar = "note"
    sentence: str


@dataclass(frozen=True, slots=True)
class Received:
    """What reached the phone. `characters` counts as the channel does: septets, or UTF-16 units."""

    kind: ClassVar = "received"
    provider_id: str
    outgoing: Outgoing
    encoding: str
    parts: int
    characters: int


Line = Written | Note | Received


@dataclass(frozen=True, slots=True)
class Call:
    """A USSD session under way: the operator's id, and all that was typed in it, joined as the operator does."""

    session: str
    path: str = ""

    def typed(self, text: str) -> "Call":
        """The session with one input more."""
        return replace(self, path=f"{self.path}*{text}" if self.path else text)


@dataclass(slots=True)
class Phone:
    """The screen of a handset.

    `call` is the USSD session that is open on it, None where nothing was dialled or it has ended. `seen` and
    `delivered` are ids of messages: all that are still in the outbox, and those whose delivery was reported. `posted`
    is the last request that the provider would have made for it.
    """

    lines: deque[Line] = field(default_factory=lambda: deque(maxlen=KEPT_LINES))
    delivered: set[str] = field(default_factory=set)
    posted: str = ""
    seen: frozenset[str] = frozenset()
    call: Call | None = None

    def fetch(self, messages: Iterable[Shown]) -> None:
        """Put what has arrived on the screen."""
        arrived = {shown.provider_id: shown for shown in messages}
        self.lines.extend(received(shown) for key, shown in arrived.items() if key not in self.seen)
        self.seen = frozenset(arrived)

    def show(self, handset: Handset, screen: str) -> None:
        """Put a USSD screen under what was typed; the real phone shows the last one only."""
        outgoing = Outgoing(0, handset.channel, handset.address, screen)
        self.lines.append(received(Shown("", outgoing)))

    def label(self, value: str) -> str:
        """What stands on the button with this value; three dots where it is not on the screen any more."""
        ours = [line.outgoing for line in self.lines if isinstance(line, Received)]
        buttons = [button for outgoing in ours for row in outgoing.buttons for button in row]
        return next((button.label for button in buttons if button.value == value), "...")

    def unreported(self) -> list[str]:
        """Ids of the messages on the screen whose delivery is not reported yet."""
        ids = [line.provider_id for line in self.lines if isinstance(line, Received)]
        return [provider_id for provider_id in ids if provider_id in self.seen - self.delivered]


class Phones:
    """The screens of all handsets; the least used are dropped."""

    def __init__(self, outbox: DemoOutbox) -> None:
        self._outbox = outbox
        self._phones: OrderedDict[Handset, Phone] = OrderedDict()

    def get(self, handset: Handset) -> Phone:
        """The screen, with everything on it that has arrived by now."""
        phone = self._phones.setdefault(handset, Phone())
        self._phones.move_to_end(handset)
        if len(self._phones) > KEPT_ADDRESSES:
            self._phones.popitem(last=False)
        phone.fetch(self._outbox.messages(handset.channel, handset.address))
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
