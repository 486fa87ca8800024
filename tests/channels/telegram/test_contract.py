"""The channel contract, for Telegram."""

import asyncio
import json
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.channels.telegram.account import Account
from bot.channels.telegram.address import PATH, SECRET_HEADER
from bot.channels.telegram.connection import close_bot, open_bot
from bot.channels.telegram.receiving import demo_receiver
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.webhooks import routes
from bot.messages import Channel, Outgoing, Sent
from tests.channels import contract
from tests.channels.telegram.payloads import message, update
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake
from tests.fakes.telegram import FakeTelegram, flood

SECRET = "a-long-callback-secret"


class Telegram:
    """Telegram as the contract sees it."""

    channel = Channel.TELEGRAM

    def __init__(self, fake: FakeTelegram, account: Account) -> None:
        self.intake = RecordingIntake()
        self._fake = fake
        self._account = account
        self._app = Starlette(routes=routes(SECRET, demo_receiver(self.intake)))

    def arrive(self, text: str, number: int) -> int:
        body = json.dumps(update(number, message=message(text))).encode()
        return post(self._app, PATH, body, {SECRET_HEADER: SECRET}).status_code

    def throttle(self, wait: timedelta) -> None:
        self._fake.plan("sendMessage", flood(int(wait.total_seconds())))

    def send(self, text: str) -> Sent:
        return asyncio.run(self._send(Outgoing(1, Channel.TELEGRAM, "7", text)))

    def delivered(self) -> list[str]:
        return [fields["text"] for fields in self._fake.of("sendMessage")]

    async def _send(self, outgoing: Outgoing) -> Sent:
        bot = open_bot(self._account)
        try:
            return await TelegramSender(bot).send(outgoing)
        finally:
            await close_bot(bot)


@pytest.fixture
def channel(fake: FakeTelegram, account: Account) -> Telegram:
    return Telegram(fake, account)


class TestTakesMessages(contract.TakesMessages):
    pass


class TestSendsMessages(contract.SendsMessages):
    pass
