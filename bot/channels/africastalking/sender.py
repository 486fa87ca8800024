"""Hands messages to Africa's Talking."""

from typing import Final

import anyio
from anyio.to_thread import run_sync

from bot import phone
from bot.channels.africastalking.account import Account
from bot.channels.africastalking.answers import Answer, read_answer
from bot.channels.africastalking.sdk import SmsService
from bot.channels.errors import BadAddress
from bot.messages import Channel, Outgoing, Sent

IN_FLIGHT: Final = 8
"""Sends at the same time: 30 a second need 5 at 150 ms each, and each one in flight may be doubled by a crash."""


class AfricasTalkingSender:
    """Sends SMS, one message a call, in a few worker threads of its own: the SDK blocks."""

    channel: Channel = Channel.SMS

    def __init__(self, account: Account) -> None:
        self._account = account
        self._service = SmsService(account)
        self._threads = anyio.CapacityLimiter(IN_FLIGHT)

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over; raises a SendError that says what to do when it was not surely taken."""
        if phone.from_network(outgoing.address) != outgoing.address:
            raise BadAddress("not-a-number")
        return await run_sync(self._hand_over, outgoing, limiter=self._threads)

    def _hand_over(self, outgoing: Outgoing) -> Sent:
        account = self._account
        answer: Answer = self._service.send(
            outgoing.text,
            [outgoing.address],
            sender_id=account.sender,
            timeout=(account.connect_seconds, account.read_seconds),
        )
        return read_answer(answer, outgoing.address)
