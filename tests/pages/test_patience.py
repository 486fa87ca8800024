"""How fast a session may write, and what happens to a message that is sent twice."""

import asyncio

import pytest

from admin.pages import once, pace
from admin.pages.once import Once
from admin.pages.pace import Pace
from bot.channels.door import Taken
from bot.messages import Reply
from tests.pages.clock import Clock


async def test_a_fast_session_waits_and_a_machine_is_refused() -> None:
    clock = Clock()
    steady = Pace(clock, clock.sleep)
    taken = [await steady.wait("fast") for _ in range(pace.AT_ONCE + 5)]
    assert taken == [True] * (pace.AT_ONCE + 3) + [False] * 2
    assert clock.slept == [2.0, 4.0, 6.0]
    assert await steady.wait("another")
    clock.now += pace.EVERY
    assert await steady.wait("fast")
    clock.now += 3_600
    clock.slept.clear()
    assert all([await steady.wait("fast") for _ in range(pace.AT_ONCE)])
    assert not clock.slept


async def test_sessions_are_forgotten_when_there_are_too_many() -> None:
    clock = Clock()
    steady = Pace(clock, clock.sleep)
    for _ in range(pace.AT_ONCE):
        await steady.wait("first")
    for number in range(pace.SESSIONS):
        await steady.wait(str(number))
    await steady.wait("first")
    assert not clock.slept


class Line:
    """Answers when it is let, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.free = asyncio.Event()
        self.error: Exception | None = None

    async def __call__(self) -> Taken:
        self.asked += 1
        await self.free.wait()
        if self.error:
            raise self.error
        return Taken(Reply(f"answer {self.asked}"))


async def test_two_taps_ask_once() -> None:
    line, taps = Line(), Once()
    both = [asyncio.create_task(taps.take("session", "message", line)) for _ in range(2)]
    await asyncio.sleep(0)
    line.free.set()
    assert await asyncio.gather(*both) == [Taken(Reply("answer 1"))] * 2
    assert await taps.take("session", "message", line) == Taken(Reply("answer 1"))
    assert await taps.take("session", "another", line) == Taken(Reply("answer 2"))
    assert await taps.take("another", "message", line) == Taken(Reply("answer 3"))


async def test_only_the_last_answer_of_a_session_is_kept_and_not_for_long() -> None:
    clock, line = Clock(), Line()
    line.free.set()
    taps = Once(clock)
    await taps.take("session", "one", line)
    await taps.take("session", "two", line)
    await taps.take("session", "one", line)
    assert line.asked == 3
    clock.now += once.KEPT_SECONDS
    await taps.take("session", "one", line)
    assert line.asked == 4
    for number in range(once.SESSIONS):
        await taps.take(str(number), "one", line)
    await taps.take("session", "one", line)
    assert line.asked == once.SESSIONS + 5


async def test_what_failed_is_asked_again() -> None:
    line, taps = Line(), Once()
    line.free.set()
    line.error = ConnectionError("the database is away")
    for _ in range(2):
        with pytest.raises(ConnectionError):
            await taps.take("session", "message", line)
    assert line.asked == 2
