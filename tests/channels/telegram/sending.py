"""Sends messages in the tests, with the real python-telegram-bot."""

import asyncio

from bot.channels.errors import SendError
from bot.channels.telegram.account import Account
from bot.channels.telegram.connection import close_bot, open_bot
from bot.channels.telegram.sender import TelegramSender
from bot.messages import Button, Channel, Outgoing, Sent

TEXT = "Kadi ya mgeni: *KES 5,000* & _picha_ 2\n<b>https://example.org</b>"


class Clock:
    """Tells the seconds that the test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def outgoing(text: str = TEXT, address: str = "7", buttons: tuple[tuple[Button, ...], ...] = ()) -> Outgoing:
    return Outgoing(3, Channel.TELEGRAM, address, text, buttons)


def send(account: Account, *messages: Outgoing, clock: Clock | None = None) -> list[Sent | SendError]:
    """What became of each message, all sent by one sender."""

    async def sent() -> list[Sent | SendError]:
        bot = open_bot(account)
        sender = TelegramSender(bot, clock or Clock())
        outcomes: list[Sent | SendError] = []
        for each in messages:
            try:
                outcomes.append(await sender.send(each))
            except SendError as error:
                outcomes.append(error)
        await close_bot(bot)
        return outcomes

    return asyncio.run(sent())


def refusals(outcomes: list[Sent | SendError]) -> list[tuple[type[SendError], str]]:
    return [(type(outcome), outcome.reason) for outcome in outcomes if isinstance(outcome, SendError)]
