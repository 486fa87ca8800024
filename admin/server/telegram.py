"""The Telegram channel of an installation. Loaded on demand: python-telegram-bot is large."""

from collections.abc import Mapping
from functools import partial

from starlette.routing import Router
from starlette.types import ASGIApp

from admin.server.telegram_menu import telegram_menu
from admin.settings import Telegram
from bot.channels.door import Close, Intake, Sender
from bot.channels.telegram.account import TELEGRAM, Account
from bot.channels.telegram.connection import close_bot, open_bot
from bot.channels.telegram.receiving import demo_receiver
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.service import TelegramService
from bot.channels.telegram.webhooks import routes
from bot.words import Words


def service(bot: Telegram, public_url: str | None, intake: Intake, words: Mapping[str, Words]) -> TelegramService:
    """The bot of these settings, with its life in a server."""
    return TelegramService(_account(bot, public_url), intake, telegram_menu(words))


def sender(bot: Telegram, public_url: str | None) -> tuple[Sender, Close]:
    """The sender alone, for a process that only delivers; and how to close it."""
    opened = open_bot(_account(bot, public_url))
    return TelegramSender(opened), partial(close_bot, opened)


def demo_app(secret: str, intake: Intake) -> ASGIApp:
    """What takes the simulator's updates."""
    return Router(routes(secret, demo_receiver(intake)))


def _account(bot: Telegram, public_url: str | None) -> Account:
    return Account(
        token=bot.token,
        public_url=None if bot.polling else public_url,
        callback_secret=bot.callback_secret,
        base_url=bot.url or TELEGRAM,
    )
