"""The exact request that the real SDK makes for us, and what never leaves."""

import asyncio
import time
from dataclasses import replace

import pytest

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.sender import IN_FLIGHT, AfricasTalkingSender
from bot.channels.errors import BadAddress, OurFault
from bot.messages import Channel, Outgoing
from tests.channels.africastalking.sending import NUMBER, TEXT, refused, send
from tests.fakes import africastalking as at


def test_the_request_is_the_one_of_the_documentation(fake: at.FakeAfricasTalking, account: Account) -> None:
    sent = send(replace(account, sender="22345"))
    [request] = fake.sends
    assert request.form == {
        "username": "jirani",
        "to": NUMBER,
        "message": TEXT,
        "bulkSMSMode": "1",
        "from": "22345",
    }
    assert request.headers["apikey"] == at.API_KEY
    assert request.headers["accept"] == "application/json"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sent.provider_id is not None
    assert sent.provider_id.startswith("ATXid_")
    assert (sent.parts, sent.cost) == (1, "KES 0.8000")


def test_without_a_sender_none_is_named(fake: at.FakeAfricasTalking, account: Account) -> None:
    send(account)
    assert "from" not in fake.sends[0].form


@pytest.mark.parametrize(
    ("text", "parts"), [("a" * 160, 1), ("a" * 161, 2), ("🦒", 1), ("ũ" * 71, 2)], ids=["160", "161", "emoji", "71 ũ"]
)
def test_the_providers_count_of_parts_is_kept(
    fake: at.FakeAfricasTalking, account: Account, text: str, parts: int
) -> None:
    assert send(account, text=text).parts == parts
    assert fake.sends[0].form["message"] == text


@pytest.mark.parametrize("suffix", ["", "/", "/version1", "/version1/"])
def test_the_address_may_end_as_it_likes(fake: at.FakeAfricasTalking, account: Account, suffix: str) -> None:
    send(replace(account, base_url=f"{account.base_url}{suffix}"))
    assert len(fake.sends) == 1


@pytest.mark.parametrize(
    "address", ["MTN", "22345", "0711000111", "254711000111", "+254711000111\n", "+٢٥٤٧١١٠٠٠١١١", "+2547", ""]
)
def test_what_is_no_number_never_leaves(fake: at.FakeAfricasTalking, account: Account, address: str) -> None:
    with pytest.raises(BadAddress):
        send(account, address)
    assert not fake.sends


def test_a_wrong_key_is_our_fault(fake: at.FakeAfricasTalking, account: Account) -> None:
    raised = refused(replace(account, api_key="atsk_wrong"))
    assert (type(raised), raised.reason) == (OurFault, "http-401")


def test_sends_run_beside_each_other_but_not_too_many(fake: at.FakeAfricasTalking, account: Account) -> None:
    pause, rounds = 0.2, 2
    sends = IN_FLIGHT * rounds
    fake.plan(*[at.Hang(pause)] * sends)
    sender = AfricasTalkingSender(account)

    async def send_all() -> None:
        await asyncio.gather(*(sender.send(Outgoing(n, Channel.SMS, NUMBER, TEXT)) for n in range(sends)))

    started = time.monotonic()
    asyncio.run(send_all())
    assert len(fake.sends) == sends
    assert pause * rounds <= time.monotonic() - started < pause * sends


def test_accounts_live_side_by_side(fake: at.FakeAfricasTalking, account: Account) -> None:
    mine = AfricasTalkingSender(account)
    AfricasTalkingSender(Account("sandbox", "another-key", ("a-secret",)))
    asyncio.run(mine.send(Outgoing(1, Channel.SMS, NUMBER, TEXT)))
    assert fake.sends[0].form["username"] == "jirani"
    assert fake.sends[0].headers["apikey"] == at.API_KEY
