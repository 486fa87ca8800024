"""What Telegram's refusals mean to us. Nothing behind this door knows the library's errors or Telegram's words."""

from datetime import timedelta
from typing import Final

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.errors import BadAddress, NotSent, OurFault, OutcomeUnknown, RetryLater, SendError

# In this order: a BadRequest and a TimedOut are NetworkErrors too. A NetworkError is a 5xx or a lost connection: the
# message may have gone out, but a second copy costs nobody anything here, and a lost answer may.
_REFUSALS: Final[tuple[tuple[type[TelegramError], type[SendError], str], ...]] = (
    (Forbidden, BadAddress, "blocked"),
    (ChatMigrated, NotSent, "chat-moved"),
    (BadRequest, NotSent, "refused"),
    (InvalidToken, OurFault, "bad-token"),
    (Conflict, OurFault, "conflict"),
    (TimedOut, OutcomeUnknown, "timeout"),
    (NetworkError, RetryLater, "network"),
)

_NO_SUCH_CHAT: Final = ("chat not found", "user not found", "peer_id_invalid", "group chat was deactivated")
"""Telegram's words (tdlib/telegram-bot-api) for an address that leads nowhere, in a 400."""


def refusal(error: TelegramError) -> SendError:
    """Our error for one of the library's; it carries nothing of the library's text, which can hold the token."""
    if isinstance(error, RetryAfter):
        return RetryLater("flood-control", wait(error))
    if isinstance(error, TimedOut) and isinstance(error.__cause__, (httpx.PoolTimeout, httpx.ConnectTimeout)):
        return RetryLater("not-connected")
    if isinstance(error, (Forbidden, BadRequest)) and not is_telegrams(error):
        return RetryLater("not-from-telegram")
    if isinstance(error, BadRequest) and error.message.casefold().startswith(_NO_SUCH_CHAT):
        return BadAddress("no-such-chat")
    for kind, ours, reason in _REFUSALS:
        if isinstance(error, kind):
            return ours(reason)
    return OutcomeUnknown("unreadable-answer")


def is_telegrams(error: TelegramError) -> bool:
    """Whether the answer was Telegram's own: a proxy's 403 page must not mark everybody as unreachable.

    For an answer that is no JSON, the library names its failure to read it as the cause.
    """
    return not isinstance(error.__cause__, TelegramError)


def wait(error: RetryAfter) -> timedelta:
    """How long Telegram wants us to wait; the library tells seconds or a timedelta."""
    told = error.retry_after
    return told if isinstance(told, timedelta) else timedelta(seconds=told)
