"""Asks Telegram for updates, for trying the bot out where Telegram cannot reach us."""

from collections.abc import AsyncIterator
from typing import Final

from bot.channels.telegram.connection import Bot
from bot.channels.telegram.menu import UPDATES
from bot.channels.telegram.receiving import Receiver

LONG_POLL: Final = 30
"""Seconds that Telegram holds a question open until there is an update (our choice; a proxy may cut longer ones)."""


async def poll(bot: Bot, receiver: Receiver) -> AsyncIterator[int]:
    """Take updates for ever, one after the other; yields how many after each answer. Raises what fails.

    An update is confirmed, by asking for the next one, only after it is stored: what failed comes again.
    """
    next_update: int | None = None
    while True:
        updates = await bot.get_updates(offset=next_update, timeout=LONG_POLL, allowed_updates=UPDATES)
        for update in updates:
            press = await receiver.take(update)
            if press:
                await receiver.notice_press(press)
            next_update = update.update_id + 1
        yield len(updates)
