"""The channel contract, for SMS through Africa's Talking."""

import asyncio
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.sender import AfricasTalkingSender
from bot.channels.africastalking.webhooks import routes
from bot.messages import Channel, Outgoing, Sent
from tests.channels import contract
from tests.fakes.africastalking import API_KEY, FakeAfricasTalking, throttled
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SECRET = "a-long-callback-secret"
NUMBER = "+254711000111"


class Sms:
    """Africa's Talking as the contract sees it."""

    channel = Channel.SMS

    def __init__(self, fake: FakeAfricasTalking, base_url: str) -> None:
        account = Account("jirani", API_KEY, (SECRET,), base_url=base_url)
        self.intake = RecordingIntake()
        self._fake = fake
        self._app = Starlette(routes=routes(account, self.intake))
        self._sender = AfricasTalkingSender(account)

    def arrive(self, text: str, number: int) -> int:
        return self._post("incoming", {"from": NUMBER, "to": "22345", "id": f"id-{number}", "text": text})

    def report(self, status: str) -> int:
        return self._post("delivery", {"id": "ATXid_1", "phoneNumber": NUMBER, "status": status})

    def throttle(self, wait: timedelta) -> None:
        self._fake.plan(throttled(str(int(wait.total_seconds()))))

    def send(self, text: str) -> Sent:
        return asyncio.run(self._sender.send(Outgoing(1, Channel.SMS, NUMBER, text)))

    def delivered(self) -> list[str]:
        return [send.form["message"] for send in self._fake.sends]

    def _post(self, callback: str, form: dict[str, str]) -> int:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        path = f"/sms/africastalking/{SECRET}/{callback}"
        return post(self._app, path, urlencode(form).encode(), headers).status_code


@pytest.fixture
def channel(fake: FakeAfricasTalking, fake_url: str) -> Sms:
    return Sms(fake, fake_url)


class TestTakesMessages(contract.TakesMessages):
    pass


class TestTakesReports(contract.TakesReports):
    pass


class TestSendsMessages(contract.SendsMessages):
    pass
