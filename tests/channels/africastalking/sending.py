"""Sends one message with the real SDK, from a test that is not asynchronous."""

import asyncio

import pytest

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.sender import AfricasTalkingSender
from bot.channels.errors import SendError
from bot.messages import Channel, Outgoing, Sent

NUMBER = "+254711000111"
TEXT = "Kadi ya mgeni: KES 5000 & picha 2"


def send(account: Account, address: str = NUMBER, text: str = TEXT) -> Sent:
    return asyncio.run(AfricasTalkingSender(account).send(Outgoing(7, Channel.SMS, address, text)))


def refused(account: Account, address: str = NUMBER, text: str = TEXT) -> SendError:
    with pytest.raises(SendError) as caught:
        send(account, address, text)
    assert address not in str(caught.value)
    return caught.value
