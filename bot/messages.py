"""The frozen values that the stages of the line share. No stage imports another; all of them import this."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

MAX_TEXT: Final = 2_000
"""Characters of an incoming text that we read; no question needs more, and longer ones cost time (our choice)."""


class Channel(StrEnum):
    """How a person reaches us."""

    SMS = "sms"
    TELEGRAM = "telegram"
    USSD = "ussd"
    WEB = "web"


class Event(StrEnum):
    """What a message to us is."""

    TEXT = "text"
    BUTTON = "button"
    START = "start"
    LOCATION = "location"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    OPTED_OUT = "opted-out"


@dataclass(frozen=True, slots=True)
class Location:
    """A point that a person shared, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to us, as its channel read it.

    `provider_id` is unique in its channel; `address` is where a reply goes (E.164 number, chat id, web session);
    `text` is what was typed, a button's value, or a start link's payload. `can_reply` is false for senders that
    no reply can reach (an alphanumeric SMS sender). `language_hint` is the app's language, a first guess only.
    """

    channel: Channel
    provider_id: str
    address: str
    text: str
    received_at: datetime
    event: Event = Event.TEXT
    network: str | None = None
    language_hint: str | None = None
    location: Location | None = None
    can_reply: bool = True


class Decision(StrEnum):
    """What a message turned out to be, and so what kind of reply it gets."""

    ANSWER = "answer"
    CHOICES = "choices"
    UNKNOWN = "unknown"
    GREETING = "greeting"
    THANKS = "thanks"
    COMMAND = "command"


class Aspect(StrEnum):
    """The one thing about a topic that a person plainly asks for."""

    COST = "cost"
    DOCUMENTS = "documents"
    WHERE = "where"
    HOURS = "hours"
    STEPS = "steps"
    CONTACT = "contact"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Vote:
    """How one method of matching ranks topics: (slug, score from 0 to 1), best first. For explanations."""

    name: str
    ranking: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the matcher made of a question.

    `topics` is ranked, best first, whatever the decision. `probability` is the calibrated chance that the first is
    right. `emergency` are the emergency topics whose line stands first in the reply. `deciding_words` are the words
    of the question that spoke most for the first topic; `votes` show each method's ranking.
    """

    decision: Decision
    topics: tuple[str, ...]
    probability: float
    emergency: tuple[str, ...] = ()
    deciding_words: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()


class CommandName(StrEnum):
    """What a person can ask the service itself to do."""

    HELP = "help"
    SOS = "sos"
    MORE = "more"
    MENU = "menu"
    LANGUAGE = "language"
    COUNTY = "county"
    STOP = "stop"
    START = "start"
    DELETE = "delete"
    YES = "yes"
    NO = "no"
    BARAZA = "baraza"


@dataclass(frozen=True, slots=True)
class Command:
    """A command, with its argument: a language code, a county's slug, a baraza's code word; empty where none."""

    name: CommandName
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One line of the menu that the person saw last: `value` says what it stands for (bot/menus.py)."""

    value: str


@dataclass(frozen=True, slots=True)
class WrongPick:
    """A number that stands for nothing in the last menu."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A greeting or thanks with no question in it."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question about the last entry ("how much?")."""

    aspect: Aspect


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the person's own words, cut at MAX_TEXT."""

    text: str
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty message, or an event that asks for no reply (a person blocked us)."""

    answerable: bool


Asked = Command | Pick | WrongPick | SmallTalk | FollowUp | Question | Nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message asks, in which language to answer, and for which county.

    `place_named` tells that the county came from the message itself and was not remembered.
    """

    asked: Asked
    language: str
    county: str | None
    place_named: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A choice on the screen: what it says and what it sends back (at most 64 bytes, Telegram's limit)."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What we say: one text, and rows of buttons where the channel shows them.

    `last` tells that nothing is left to choose, so that a USSD session ends with it.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message from us that is due. `number` is its row; `address` is unsealed for the sending only."""

    number: int
    channel: Channel
    address: str
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A provider took our message. `parts` and `cost` are the provider's own count and price, where it tells them."""

    provider_id: str | None
    parts: int | None = None
    cost: str | None = None


class DeliveryStatus(StrEnum):
    """How far a message from us got."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A delivery report. `status` is ours, `raw_status` and `reason` the provider's words, `final` ends the story."""

    channel: Channel
    provider_id: str
    status: DeliveryStatus
    final: bool
    raw_status: str
    reason: str | None
    network: str | None
    received_at: datetime
