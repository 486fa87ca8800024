"""What we tell Telegram about us: the commands to show, and where the updates go."""

from collections.abc import Mapping
from typing import Final

from telegram import BotCommand, Update

from bot.channels.telegram.account import Account
from bot.channels.telegram.address import PATH
from bot.channels.telegram.commands import ASK
from bot.channels.telegram.connection import Bot
from bot.messages import CommandName

COMMANDS: Final = (
    CommandName.SOS.value,
    CommandName.MENU.value,
    CommandName.MORE.value,
    ASK,
    CommandName.LANGUAGE.value,
    CommandName.COUNTY.value,
    CommandName.HELP.value,
    CommandName.STOP.value,
    CommandName.DELETE.value,
)
"""The commands to show, the most needed first. /start is the app's own button and needs no line."""

UPDATES: Final = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The kinds of update we want; edited messages and channel posts then never come."""

Menu = Mapping[str, Mapping[str, str]]
"""Language to command to description (at most 256 characters). The first language is also everybody else's."""


async def register_menu(bot: Bot, menu: Menu) -> None:
    """Show the commands in every language that Telegram's apps can have (those with a two-letter code)."""
    for place, (language, descriptions) in enumerate(menu.items()):
        commands = [BotCommand(name, descriptions[name]) for name in COMMANDS]
        if place == 0:
            await bot.set_my_commands(commands)
        if len(language) == 2:
            await bot.set_my_commands(commands, language_code=language)


async def register_webhook(bot: Bot, account: Account) -> None:
    """Have updates posted to us, with the secret that proves who posts; or, when polling, to nobody."""
    if account.public_url is None:
        await bot.delete_webhook()
        return
    address = account.public_url.rstrip("/") + PATH
    await bot.set_webhook(address, allowed_updates=UPDATES, secret_token=account.callback_secret)
