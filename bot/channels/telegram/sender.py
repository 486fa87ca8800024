"""Hands messages to Telegram."""

import time
from collections.abc import Callable
from datetime import timedelta

from telegram import InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.channels.errors import BadAddress, NotSent, OutcomeUnknown, RetryLater, SendError
from bot.channels.telegram.buttons import keyboard
from bot.channels.telegram.connection import MISREAD, Bot
from bot.channels.telegram.pieces import split
from bot.channels.telegram.refusals import refusal, wait
from bot.messages import Channel, Outgoing, Sent


class TelegramSender:
    """Sends plain text (no Markdown, no previews of links), with buttons under it."""

    channel: Channel = Channel.TELEGRAM

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._closed_until = 0.0
        self._pieces_sent: dict[int, int] = {}

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over, in several pieces where it is too long for one; the buttons stand under the last.

        Raises a SendError that says what to do. A message to be tried again goes on where it stopped. The id is the
        last piece's, unique in its chat only.
        """
        self._respect_flood_control()
        chat = _chat(outgoing.address)
        pieces = _pieces(outgoing.text)
        message_id = ""
        for place in range(self._pieces_sent.pop(outgoing.number, 0), len(pieces)):
            buttons = keyboard(outgoing.buttons) if place == len(pieces) - 1 else None
            try:
                message_id = await self._hand_over(chat, pieces[place], buttons)
            except RetryLater:
                self._pieces_sent[outgoing.number] = place
                raise
        return Sent(message_id, parts=len(pieces))

    def _respect_flood_control(self) -> None:
        left = self._closed_until - self._clock()
        if left > 0:
            raise RetryLater("flood-control", timedelta(seconds=left))

    async def _hand_over(self, chat: int, text: str, buttons: InlineKeyboardMarkup | None) -> str:
        # From None: the library's errors and their causes can hold the token or the message.
        try:
            return await self._post(chat, text, buttons)
        except ChatMigrated as error:
            moved_to = error.new_chat_id
        except TelegramError as error:
            raise self._refused(error, chat) from None
        try:
            return await self._post(moved_to, text, buttons)
        except TelegramError as error:
            raise self._refused(error, moved_to) from None

    async def _post(self, chat: int, text: str, buttons: InlineKeyboardMarkup | None) -> str:
        previews = LinkPreviewOptions(is_disabled=True)
        try:
            message = await self._bot.send_message(chat, text, link_preview_options=previews, reply_markup=buttons)
        except MISREAD:
            raise OutcomeUnknown("unreadable-answer") from None
        return str(message.message_id)

    def _refused(self, error: TelegramError, chat: int) -> SendError:
        """Our error. Told to wait by a person's chat, we leave all chats alone: that is the limit of the whole bot.

        A group (its number is negative) has a limit of its own, and must not hold up the others.
        """
        if isinstance(error, RetryAfter) and chat > 0:
            self._closed_until = self._clock() + wait(error).total_seconds()
        return refusal(error)


def _chat(address: str) -> int:
    try:
        return int(address)
    except ValueError:
        raise BadAddress("not-a-chat") from None


def _pieces(text: str) -> tuple[str, ...]:
    try:
        pieces = split(text)
    except UnicodeEncodeError:
        # From None: this error carries the text, which must not reach a log.
        raise NotSent("not-unicode") from None
    if not pieces:
        raise NotSent("empty")
    return pieces
