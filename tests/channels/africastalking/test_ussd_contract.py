"""The channel contract, for USSD through Africa's Talking."""

from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from bot.channels.africastalking.ussd import routes
from bot.messages import Channel
from tests.channels import contract
from tests.channels.africastalking.service import ACCOUNT, FORM, NUMBER, SECRET
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake


class Ussd:
    """A session as the contract sees it: dialled before, then typed in; its provider sends all that was typed."""

    channel = Channel.USSD

    def __init__(self) -> None:
        self.intake = RecordingIntake()
        self._app = Starlette(routes=routes(ACCOUNT, self.intake, "Please dial again."))
        self._typed: dict[int, str] = {}
        self.shown = self._post("")
        self.intake.received.clear()
        self.intake.stored.clear()

    def arrive(self, text: str, number: int) -> int:
        self._typed[number] = text
        self.shown = self._post("*".join(self._typed[one] for one in range(1, number + 1)))
        return 200

    def _post(self, path: str) -> str:
        form = {"phoneNumber": NUMBER, "serviceCode": "*384*1#", "text": path, "sessionId": "ATUid_1"}
        answer = post(self._app, f"/ussd/africastalking/{SECRET}", urlencode(form).encode(), FORM)
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def channel() -> Ussd:
    return Ussd()


class TestTakesMessages(contract.TakesMessages):
    def test_what_cannot_be_stored_is_not_taken_and_may_come_again(self, channel: contract.ChannelUnderTest) -> None:
        """Africa's Talking asks only once, and shows nothing of an answer with another status: the person is told."""
        assert isinstance(channel, Ussd)
        channel.intake.down = True
        channel.arrive("Habari", 1)
        assert channel.shown == "END Please dial again."
        assert not channel.intake.stored
        channel.intake.down = False
        channel.arrive("Habari", 1)
        assert len(channel.intake.stored) == 1
