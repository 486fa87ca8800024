"""The connection to Telegram, through python-telegram-bot."""

import os
from typing import Any, Final

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.account import Account

IN_FLIGHT: Final = 32
"""Connections at the same time: Telegram takes 30 messages a second, and mostly answers well within one."""

WAIT_FOR_CONNECTION: Final = 5.0
"""Seconds a message waits for a free connection before it is tried again later (our choice)."""

MISREAD: Final = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises, besides its own errors, for an answer that is JSON but not in Telegram's form."""

Bot = ExtBot[Any]


def open_bot(account: Account) -> Bot:
    """The library's bot for this account, paced to Telegram's limits. Nothing is sent before its first use."""
    # The library's switch to the types of its next major version; without it every 429 writes a warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return ExtBot(
        account.token,
        base_url=f"{account.base_url.rstrip('/')}/bot",
        request=_request(account, IN_FLIGHT),
        get_updates_request=_request(account, 1),
        rate_limiter=AIORateLimiter(),
    )


async def close_bot(bot: Bot) -> None:
    """Close its connections, whether or not it ever reached Telegram."""
    await bot.shutdown()
    await bot.request.shutdown()


def _request(account: Account, connections: int) -> HTTPXRequest:
    """A pool of connections that takes no proxy or key from the environment, where the token could go astray."""
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=account.connect_seconds,
        read_timeout=account.read_seconds,
        pool_timeout=WAIT_FOR_CONNECTION,
        httpx_kwargs={"trust_env": False},
    )
