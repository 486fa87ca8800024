"""Reads Telegram's updates into our values. Pure: nothing is stored, logged or answered here."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User

from bot.channels.telegram.account import Identity
from bot.channels.telegram.addressing import answers_us, is_our_name, without_our_name
from bot.channels.telegram.commands import SlashCommand, slash_command
from bot.messages import MAX_TEXT, Channel, Event, Incoming, Location

LONGEST_ALBUM: Final = 64
"""Characters of an album's id that we store; Telegram's have 17 (our choice)."""

_GROUPS: Final = frozenset({Chat.GROUP, Chat.SUPERGROUP})
_LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}", re.ASCII | re.IGNORECASE)
_STANDINGS: Final = {
    ChatMember.BANNED: Event.BLOCKED,
    ChatMember.LEFT: Event.BLOCKED,
    ChatMember.MEMBER: Event.UNBLOCKED,
    ChatMember.ADMINISTRATOR: Event.UNBLOCKED,
}
"""What our own standing in a chat means; a person who blocks us has banned us, in Telegram's terms."""


class Malformed(Exception):
    """An update with a value that Telegram never sends. Its text is the field's name."""


def read(update: Update, identity: Identity, now: datetime) -> Incoming | None:
    """What the update tells us; None for what is not for us: edited messages, channels, bots, a group's own talk.

    Raises Malformed, or whatever python-telegram-bot makes of values that no Telegram sends.
    """
    if update.message is not None:
        return _read_message(update, update.message, identity, now)
    if update.callback_query is not None:
        return _read_press(update, update.callback_query, now)
    if update.my_chat_member is not None:
        return _read_standing(update, update.my_chat_member, now)
    return None


def _read_message(update: Update, message: Message, identity: Identity, now: datetime) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot or message.is_automatic_forward or not _says_something(message):
        return None
    text, named = without_our_name(message, identity)
    command = slash_command(text)
    if not _is_for_us(message, command, identity, named=named):
        return None
    heard = _incoming(update, message.chat, sender, now)
    if _is_one_of_an_album(message):
        # The pictures of one album come one by one: with one id between them they get one reply and not ten.
        heard = replace(heard, provider_id=f"album-{message.media_group_id}")
    if message.location is not None:
        return replace(
            heard, event=Event.LOCATION, location=_location(message.location.latitude, message.location.longitude)
        )
    if command is not None:
        return replace(heard, event=command.event, text=_clean(command.words))
    return replace(heard, text=_clean(text))


def _read_press(update: Update, press: CallbackQuery, now: datetime) -> Incoming | None:
    """A button of ours. Its message may be too old for Telegram to show, but its chat is always told."""
    if press.message is None or press.data is None or press.from_user.is_bot:
        return None
    heard = _incoming(update, press.message.chat, press.from_user, now)
    return replace(heard, event=Event.BUTTON, text=_clean(press.data))


def _read_standing(update: Update, change: ChatMemberUpdated, now: datetime) -> Incoming | None:
    event = _STANDINGS.get(change.new_chat_member.status)
    if event is None or change.chat.type == Chat.CHANNEL:
        return None
    return replace(_incoming(update, change.chat, change.from_user, now), event=event)


def _incoming(update: Update, chat: Chat, person: User, now: datetime) -> Incoming:
    """What every update tells. The id is the update's own number and holds no chat's."""
    return Incoming(
        channel=Channel.TELEGRAM,
        provider_id=_whole("update_id", update.update_id),
        address=_whole("chat.id", chat.id),
        text="",
        received_at=now,
        language_hint=_language(person.language_code),
    )


def _is_for_us(message: Message, command: SlashCommand | None, identity: Identity, *, named: bool) -> bool:
    """A person's chat with us always is; a group's message only where it says so."""
    if message.chat.type == Chat.PRIVATE:
        return True
    if message.chat.type not in _GROUPS:
        return False
    if command is not None and command.bot is not None:
        return is_our_name(command.bot, identity)
    return named or answers_us(message, identity) or (command is not None and command.ours)


def _says_something(message: Message) -> bool:
    """False for the app's own notices: somebody joined, a message was pinned."""
    return bool(message.text or message.caption) or message.effective_attachment is not None


def _is_one_of_an_album(message: Message) -> bool:
    album = message.media_group_id
    return isinstance(album, str) and len(album) <= LONGEST_ALBUM and album.isascii() and album.isalnum()


def _whole(name: str, number: object) -> str:
    """A number of Telegram's, which fits in 64 bits; python-telegram-bot does not look."""
    if isinstance(number, bool) or not isinstance(number, int) or not -(2**63) <= number < 2**63:
        raise Malformed(name)
    return str(number)


def _clean(text: str) -> str:
    """The text without what no database takes: NUL characters, and halves of UTF-16 pairs."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "").strip()[:MAX_TEXT]


def _language(tag: str | None) -> str | None:
    return tag if tag is not None and _LANGUAGE_TAG.fullmatch(tag) else None


def _location(latitude: float, longitude: float) -> Location:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Malformed("location")
    return Location(latitude, longitude)
