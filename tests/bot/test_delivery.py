"""The delivery loop: what each error leads to, receipts in any order, and that a killed process loses nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import Engine

from bot.channels.errors import (
    BadAddress,
    NotSent,
    OptedOut,
    OurFault,
    OutcomeUnknown,
    RetryLater,
    SendError,
)
from bot.delivery import outbox
from bot.delivery.bell import Bell
from bot.delivery.bucket import TokenBucket
from bot.delivery.receipts import apply_receipt
from bot.delivery.retry import GIVE_UP_AFTER, next_try
from bot.delivery.runner import Runner
from bot.line import Line
from bot.messages import Channel, DeliveryStatus, Outgoing, Receipt, Sent
from bot.privacy.keys import Keys
from bot.store.tables import outgoing, person
from tests.bot.world import PHONE, World


class FakeProvider:
    """Answers each sending with the next planned answer; the last one repeats."""

    channel = Channel.SMS

    def __init__(self, *answers: Sent | SendError) -> None:
        self._answers = list(answers)
        self.sent: list[Outgoing] = []

    async def send(self, outgoing: Outgoing) -> Sent:
        self.sent.append(outgoing)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, SendError):
            raise answer
        return answer


@pytest.fixture
def world(database: Engine, starter_line: Line) -> World:
    return World(database, starter_line)


async def deliver(world: World, provider: FakeProvider, until: Callable[[], bool]) -> None:
    runner = Runner(world.engine, world.keys, {Channel.SMS: provider}, Bell(), lambda: world.now)
    task = asyncio.create_task(runner.run())
    for _ in range(500):
        if await asyncio.to_thread(until):
            break
        await asyncio.sleep(0.01)
    runner.stop()
    await task
    assert until()


def status(world: World) -> object:
    return world.rows(outgoing)[-1]["status"]


async def test_a_reply_is_sent_once_and_erased(world: World) -> None:
    taken = world.write("how much is a work permit")
    assert taken.reply is not None
    provider = FakeProvider(Sent("AT1", parts=2, cost="KES 1.60"))
    await deliver(world, provider, lambda: status(world) == "sent")
    assert [(one.address, one.text) for one in provider.sent] == [(PHONE, taken.reply.text)]
    (row,) = world.rows(outgoing)
    assert (row["text"], row["sealed_address"]) == (None, None)
    assert (row["provider_id"], row["parts"], row["cost"]) == ("AT1", 2, "KES 1.60")


@pytest.mark.parametrize(
    ("error", "ends", "reason"),
    [
        (RetryLater("busy"), "due", "busy"),
        (RetryLater("flood", timedelta(seconds=7)), "due", "flood"),
        (OurFault("no-credit"), "due", "no-credit"),
        (OutcomeUnknown("timeout"), "unknown", "timeout"),
        (NotSent("could-not-route"), "failed", "could-not-route"),
        (BadAddress("invalid-number"), "failed", "invalid-number"),
        (OptedOut("blacklisted"), "failed", "blacklisted"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, SendError) else None,
)
async def test_the_error_decides(world: World, error: SendError, ends: str, reason: str) -> None:
    world.write("how much is a work permit")
    provider = FakeProvider(error)
    await deliver(world, provider, lambda: world.rows(outgoing)[-1]["reason"] == reason)
    (row,) = world.rows(outgoing)
    assert row["status"] == ends
    assert len(provider.sent) == 1
    waits = ends == "due"
    assert (row["sealed_address"] is not None, row["text"] is not None) == (waits, waits)
    if waits:
        assert isinstance(row["due_at"], datetime)
        assert row["due_at"] > world.now
    (who,) = world.rows(person)
    assert who["opted_out"] is isinstance(error, OptedOut)
    assert who["unreachable"] is isinstance(error, BadAddress)


async def test_a_waiting_reply_goes_out_when_its_time_has_come(world: World) -> None:
    world.write("how much is a work permit")
    provider = FakeProvider(RetryLater("busy"), Sent("AT2"))
    await deliver(world, provider, lambda: world.rows(outgoing)[-1]["reason"] == "busy")
    world.now += timedelta(seconds=6)
    await deliver(world, provider, lambda: status(world) == "sent")
    assert len(provider.sent) == 2


async def test_an_emergency_is_sent_again_once_when_nobody_knows(world: World) -> None:
    world.write("our house is burning, people are trapped inside, send fire brigade")
    provider = FakeProvider(OutcomeUnknown("timeout"))
    await deliver(world, provider, lambda: status(world) == "due")
    world.now += timedelta(seconds=6)
    await deliver(world, provider, lambda: status(world) == "unknown")
    assert len(provider.sent) == 2


async def test_emergencies_go_first(world: World) -> None:
    for number in range(12):
        world.write("menu", provider_id=f"x{number}")
    world.write("our house is burning, people are trapped inside, send fire brigade")
    claimed = await asyncio.to_thread(outbox.claim, world.engine, (Channel.SMS,), 1, world.now)
    assert [one.urgent for one in claimed] == [True]


async def test_what_a_killed_process_held_comes_back_when_its_lease_ends(world: World) -> None:
    world.write("how much is a work permit")
    assert len(outbox.claim(world.engine, (Channel.SMS,), 5, world.now)) == 1
    assert outbox.claim(world.engine, (Channel.SMS,), 5, world.now) == []
    world.now += outbox.LEASE
    assert len(outbox.claim(world.engine, (Channel.SMS,), 5, world.now)) == 1


async def test_two_processes_never_claim_the_same_reply(world: World) -> None:
    for number in range(20):
        world.write("menu", provider_id=f"x{number}")
    claims = await asyncio.gather(
        *(asyncio.to_thread(outbox.claim, world.engine, (Channel.SMS,), 7, world.now) for _ in range(4))
    )
    numbers = [one.number for claim in claims for one in claim]
    assert len(numbers) == len(set(numbers)) == 20


async def test_another_secret_cannot_send_and_says_so(world: World, starter_line: Line) -> None:
    world.write("how much is a work permit")
    other = World(world.engine, starter_line)
    other.keys, other.now = Keys("another secret for tests"), world.now
    provider = FakeProvider(Sent("AT3"))
    await deliver(other, provider, lambda: status(world) == "failed")
    assert world.rows(outgoing)[-1]["reason"] == "seal-broken"
    assert provider.sent == []


REPORTS = [
    (DeliveryStatus.SENT, False, "Submitted"),
    (DeliveryStatus.FAILED, False, "AbsentSubscriber"),
    (DeliveryStatus.DELIVERED, True, "Success"),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("before", [0, 1, 3])
async def test_receipts_may_come_in_any_order_and_before_we_know_the_id(
    sqlite_engine: Engine, starter_line: Line, order: tuple[int, ...], before: int
) -> None:
    world = World(sqlite_engine, starter_line)
    world.write("menu")
    receipts = [
        Receipt(Channel.SMS, "AT9", REPORTS[n][0], REPORTS[n][1], REPORTS[n][2], None, "safaricom", world.now)
        for n in order
    ]
    (claimed,) = outbox.claim(world.engine, (Channel.SMS,), 1, world.now)
    for receipt in receipts[:before]:
        world.flow.report(receipt)
    outbox.mark_sent(world.engine, claimed, Sent("AT9"), world.now)
    for receipt in receipts[before:]:
        world.flow.report(receipt)
    assert status(world) == "delivered"


def test_an_unknown_status_changes_nothing(world: World) -> None:
    world.write("menu")
    (claimed,) = outbox.claim(world.engine, (Channel.SMS,), 1, world.now)
    outbox.mark_sent(world.engine, claimed, Sent("AT9"), world.now)
    report = Receipt(Channel.SMS, "AT9", DeliveryStatus.UNKNOWN, False, "Martian", None, None, world.now)
    with world.engine.begin() as connection:
        apply_receipt(connection, report)
    assert status(world) == "sent"


def test_waits_grow_and_end() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    waits = [next_try(attempt, now, now, None) for attempt in (1, 2, 3, 4, 5, 6, 50)]
    assert waits == sorted(waits, key=lambda when: when or now)
    assert next_try(1, now, now + GIVE_UP_AFTER, None) is None
    assert next_try(1, now, now, timedelta(seconds=90)) == now + timedelta(seconds=90)


async def test_the_bucket_lets_only_so_many_through() -> None:
    seconds = [0.0]
    bucket = TokenBucket(10, lambda: seconds[0])
    for _ in range(10):
        await bucket.take()
    late: Awaitable[None] = asyncio.create_task(bucket.take())
    await asyncio.sleep(0.02)
    assert not late.done()  # type: ignore[attr-defined]
    seconds[0] += 0.2
    await asyncio.wait_for(late, 2)
