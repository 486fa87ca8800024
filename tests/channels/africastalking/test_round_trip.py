"""A person writes, we answer, the phone has it, she opts out: real HTTP both ways, with the real SDK."""

import pytest
from starlette.applications import Starlette

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.webhooks import routes
from bot.channels.errors import OptedOut
from bot.messages import DeliveryStatus, Event
from tests.channels.africastalking.sending import send
from tests.fakes import africastalking as at
from tests.fakes.intake import RecordingIntake
from tests.fakes.serve import serving

FATUMA = "+254711000111"
JOHN = "+254722000222"


def test_a_whole_conversation(fake: at.FakeAfricasTalking, account: Account) -> None:
    intake = RecordingIntake()
    with serving(Starlette(routes=routes(account, intake))) as url:
        provider = at.Callbacks(url, account.callback_secrets[0])
        assert provider.incoming(FATUMA, "Kadi ya mgeni ni ngapi?", networkCode="63903") == 200
        sent = send(account, intake.received[0].address, "KES 5000")
        assert sent.provider_id is not None
        assert provider.delivery(sent.provider_id, "Success", FATUMA) == 200
        assert provider.opt_out(FATUMA) == 200
        fake.standing[FATUMA] = at.Code(406)
        with pytest.raises(OptedOut):
            send(account, FATUMA)
        send(account, JOHN)
    assert [each.event for each in intake.received] == [Event.TEXT, Event.OPTED_OUT]
    assert intake.received[0].network == "airtel"
    assert [(each.provider_id, each.status) for each in intake.reports] == [
        (sent.provider_id, DeliveryStatus.DELIVERED)
    ]
    assert [request.numbers for request in fake.sends] == [[FATUMA], [FATUMA], [JOHN]]


def test_who_does_not_know_the_secret(account: Account) -> None:
    intake = RecordingIntake()
    with serving(Starlette(routes=routes(account, intake))) as url:
        stranger = at.Callbacks(url, "guessed")
        assert stranger.incoming(FATUMA, "Habari") == 403
        assert stranger.delivery("ATXid_1", "Success", FATUMA) == 403
        assert stranger.opt_out(FATUMA) == 403
    assert not intake.received
    assert not intake.reports
