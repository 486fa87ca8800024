"""An entry as a phone shows it: composed by the very code that answers people, from what is being written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from admin.desk.entries.pieces import Piece, pieces
from admin.desk.entry_form import with_entry
from bot.messages import Button, Channel, Command, CommandName, Decision, Finding, Question, Reading, Reply
from bot.person import Person
from bot.reply import Composed, Composer
from bot.reply.fill import PLACEHOLDER
from bot.reply.profile import SMS_PARTS
from bot.words import Words, _
from knowledge import sms_text
from knowledge.base import KnowledgeBase
from knowledge.values import NATIONAL, Entry

MOST_PAGES: Final = 12
"""Replies to MORE that a preview shows; the longest starter entry has 9."""
PRICE: Final = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on a phone. `used` and `left` count characters as SMS does; the cost is in Kenya shillings."""

    pieces: tuple[Piece, ...]
    encoding: str
    parts: int
    used: int
    left: int
    cost: Decimal | None
    buttons: tuple[tuple[Button, ...], ...] = ()

    @property
    def is_dear(self) -> bool:
        """Whether it costs more than an answer may."""
        return self.parts > SMS_PARTS


@dataclass(frozen=True, slots=True)
class Spoken:
    """A channel's messages in one language."""

    language: str
    bubbles: tuple[Bubble, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A channel, in every language."""

    channel: Channel
    spoken: tuple[Spoken, ...]


CHANNELS: Final = {
    Channel.SMS: _("SMS"),
    Channel.TELEGRAM: _("Telegram and web"),
    Channel.USSD: _("USSD"),
}
"""What can be looked at; the web shows what Telegram shows (bot/reply/profile.py)."""


class Preview:
    """Composes an entry for every channel and language."""

    def __init__(
        self, knowledge: KnowledgeBase, words: Mapping[str, Words], entry: Entry, today: date, price: Decimal | None
    ) -> None:
        self._entry = sayable(entry, knowledge, today)
        self._knowledge = with_entry(knowledge, self._entry)
        self._composer = Composer(self._knowledge, words)
        self._today = today
        self._price = price

    def shown(self, channel: Channel) -> Shown:
        """The entry on a channel, in every language."""
        return Shown(channel, tuple(self._spoken(channel, language) for language in self._knowledge.languages))

    def _spoken(self, channel: Channel, language: str) -> Spoken:
        replies = self._replies(channel, language)
        return Spoken(language, tuple(bubble(reply, channel, self._price) for reply in replies))

    def _replies(self, channel: Channel, language: str) -> list[Reply]:
        """The first reply, then what MORE adds."""
        composed = self._first(channel, language)
        replies = [composed.reply] if composed.reply else []
        for _page in range(MOST_PAGES):
            turned = self._more(channel, language, composed)
            if turned.reply is None or turned.state.page == composed.state.page:
                break
            replies.append(turned.reply)
            composed = turned
            if channel is Channel.TELEGRAM:
                break  # everything at once
        return replies

    def _first(self, channel: Channel, language: str) -> Composed:
        topic = self._entry.topic
        emergency = (topic,) if self._knowledge.topics[topic].is_emergency else ()
        finding = Finding(Decision.ANSWER, (topic,), 1.0, emergency)
        return self._composer.compose(self._reading(language, Question("")), finding, Person(), channel, self._today)

    def _more(self, channel: Channel, language: str, before: Composed) -> Composed:
        reading = self._reading(language, Command(CommandName.MORE))
        return self._composer.compose(reading, None, Person(state=before.state), channel, self._today)

    def _reading(self, language: str, asked: Question | Command) -> Reading:
        county = None if self._entry.scope == NATIONAL else self._entry.scope
        return Reading(asked, language, county)


def bubble(reply: Reply, channel: Channel, price: Decimal | None) -> Bubble:
    """One reply with what it costs as an SMS; on other channels it costs nothing."""
    parts = sms_text.split(reply.text)
    encoding = sms_text.encoding(reply.text)
    cost = price * len(parts) if price is not None and channel is Channel.SMS else None
    used, last = units(reply.text, encoding), units(parts[-1], encoding)
    left = _size(encoding, len(parts)) - last
    return Bubble(pieces(reply.text), encoding, len(parts), used, left, cost, reply.buttons)


def units(text: str, encoding: str) -> int:
    """Characters as an SMS counts them: some of the plain alphabet count twice, and pictures in the other."""
    return sms_text.septets(text) if encoding == "gsm-7" else len(text.encode("utf-16-le")) // 2


def _size(encoding: str, parts: int) -> int:
    single, part = (
        (sms_text.SINGLE_GSM7, sms_text.PART_GSM7)
        if encoding == "gsm-7"
        else (sms_text.SINGLE_UCS2, sms_text.PART_UCS2)
    )
    return single if parts == 1 else part


def with_draft(knowledge: KnowledgeBase, entry: Entry, today: date) -> KnowledgeBase:
    """The knowledge base with what a draft says, as far as it can be said."""
    return with_entry(knowledge, sayable(entry, knowledge, today))


def sayable(entry: Entry, knowledge: KnowledgeBase, today: date) -> Entry:
    """The entry as far as it can be said: names that stand for nothing yet stay in their brackets."""
    contacts = tuple(slug for slug in entry.contacts if slug in knowledge.contacts)
    known = {fact.key for fact in entry.facts} | set(knowledge.contacts)

    def safe(text: Mapping[str, str]) -> dict[str, str]:
        return {
            code: PLACEHOLDER.sub(lambda m: m[0] if m[1] in known else f"{{ {m[1]} }}", words)
            for code, words in text.items()
        }

    checked_on = today if entry.checked_on == date.min else entry.checked_on
    return replace(
        entry,
        answer=safe(entry.answer),
        more=safe(entry.more),
        emergency_line=safe(entry.emergency_line) if entry.emergency_line else None,
        contacts=contacts,
        checked_on=checked_on,
        review_by=today + timedelta(days=1) if entry.review_by == date.min else entry.review_by,
    )


def channel_of(asked: str) -> Channel:
    """The channel that was asked for; SMS where none was."""
    return next((channel for channel in CHANNELS if channel.value == asked), Channel.SMS)


def price_of(told: str | None) -> Decimal | None:
    """The price of an SMS part in shillings, as the settings tell it ("0.80"); None where they tell none."""
    return Decimal(told) if told and PRICE.fullmatch(told) else None
