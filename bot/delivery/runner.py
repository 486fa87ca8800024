"""Sends due replies, one process's share of them, until it is told to stop."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.door import Sender
from bot.channels.errors import BadAddress, OptedOut, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.delivery import outbox
from bot.delivery.bell import Bell
from bot.delivery.bucket import TokenBucket
from bot.delivery.outbox import Claimed
from bot.delivery.retry import WAITS, next_try
from bot.messages import Channel, DeliveryStatus, Outgoing
from bot.privacy.keys import Keys, SealBroken
from bot.store import people

IN_FLIGHT: Final = 8
"""Messages being sent at once: 30 a second at 150 ms need 5, and a kill can double only these."""
RATE: Final = 30.0
"""Messages a second and channel (Telegram's own limit; Africa's Talking tells none)."""
IDLE: Final = 1.0
"""Seconds between looks at the table when nobody wakes us (another process may have stored a reply)."""
AFTER_TROUBLE: Final = 5.0
"""Seconds to wait when the database does not answer."""
FAULT_WAIT: Final = timedelta(minutes=5)
"""Wait when settings or credit are wrong: staff must act, trying harder does not help."""
log = structlog.get_logger()


class Runner:
    """The delivery loop of one process."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        senders: Mapping[Channel, Sender],
        bell: Bell,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._keys = keys
        self._senders = senders
        self._clock = clock
        self._buckets = {channel: TokenBucket(RATE) for channel in senders}
        self._bell = bell
        self._in_flight: set[asyncio.Task[None]] = set()
        self._stopping = False

    def stop(self) -> None:
        """Let the loop end after what is in flight."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Send until stopped, then finish what is in flight; trouble with the database is waited out."""
        self._bell.attach()
        while not self._stopping:
            try:
                await self._start_due()
            except SQLAlchemyError as error:
                log.error("delivery.database_trouble", error=type(error).__name__)
                await asyncio.sleep(AFTER_TROUBLE)
                continue
            await self._bell.wait(IDLE)
        await asyncio.gather(*self._in_flight)

    async def _start_due(self) -> None:
        """Start sending what is due, until all places are taken or nothing is due."""
        channels = tuple(self._senders)
        while free := IN_FLIGHT - len(self._in_flight):
            batch = await asyncio.to_thread(outbox.claim, self._engine, channels, free, self._clock())
            for claimed in batch:
                task = asyncio.create_task(self._deliver_safely(claimed))
                self._in_flight.add(task)
                task.add_done_callback(self._landed)
            if len(batch) < free:
                return

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._in_flight.discard(task)
        self._bell.ring()

    async def _deliver_safely(self, claimed: Claimed) -> None:
        """Deliver; where the result cannot be written down, the lease brings the message back."""
        try:
            await self._deliver(claimed)
        except SQLAlchemyError as error:
            log.error("delivery.result_not_stored", message=claimed.number, error=type(error).__name__)

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            address = self._keys.unseal(claimed.sealed_address)
        except SealBroken:
            await self._give_up(claimed, DeliveryStatus.FAILED, "seal-broken")
            return
        await self._buckets[claimed.channel].take()
        outgoing = Outgoing(claimed.number, claimed.channel, address, claimed.text, claimed.buttons)
        try:
            sent = await self._senders[claimed.channel].send(outgoing)
        except SendError as error:
            await self._failed(claimed, error)
            return
        await asyncio.to_thread(outbox.mark_sent, self._engine, claimed, sent, self._clock())
        log.info("delivery.sent", channel=claimed.channel.value, message=claimed.number, attempts=claimed.attempts)

    async def _failed(self, claimed: Claimed, error: SendError) -> None:
        """The error's own answer decides what happens next."""
        log.warning(
            "delivery.refused",
            channel=claimed.channel.value,
            message=claimed.number,
            reason=error.reason,
            kind=type(error).__name__,
        )
        match error:
            case RetryLater():
                await self._again(claimed, error.after, error.reason)
            case OurFault():
                await self._again(claimed, FAULT_WAIT, error.reason)
            case OutcomeUnknown() if claimed.urgent and claimed.attempts == 1:
                await self._again(claimed, WAITS[0], error.reason)
            case OutcomeUnknown():
                await self._give_up(claimed, DeliveryStatus.UNKNOWN, error.reason)
            case OptedOut() | BadAddress():
                await asyncio.to_thread(self._note_person, claimed, isinstance(error, OptedOut))
                await self._give_up(claimed, DeliveryStatus.FAILED, error.reason)
            case _:
                await self._give_up(claimed, DeliveryStatus.FAILED, error.reason)

    async def _again(self, claimed: Claimed, told: timedelta | None, reason: str) -> None:
        when = next_try(claimed.attempts, claimed.created_at, self._clock(), told)
        if when is None:
            await self._give_up(claimed, DeliveryStatus.FAILED, reason)
            return
        await asyncio.to_thread(outbox.mark_due, self._engine, claimed, when, reason)

    async def _give_up(self, claimed: Claimed, status: DeliveryStatus, reason: str) -> None:
        await asyncio.to_thread(outbox.mark_given_up, self._engine, claimed, status, reason, self._clock())

    def _note_person(self, claimed: Claimed, opted_out: bool) -> None:
        if claimed.person is None:
            return
        note = people.set_opted_out if opted_out else people.set_unreachable
        with self._engine.begin() as connection:
            note(connection, claimed.person)
