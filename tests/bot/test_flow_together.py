"""Messages that wait at the same time and are stored in one transaction."""

import asyncio
from threading import Event

import pytest
from sqlalchemy import Engine, event

from bot.channels.door import Taken
from bot.flow import Flow
from bot.line import Line
from bot.messages import Channel, Incoming
from bot.store.tables import incoming, outgoing, person, question
from tests.bot.world import NOON, World

AMINA, JOHN = "+254711000111", "+254722000222"
Message = tuple[str, str, str]
"""Provider's id, sender, text."""


@pytest.fixture
def world(database: Engine, starter_line: Line) -> World:
    return World(database, starter_line)


async def together(world: World, line: Line, *messages: Message) -> list[Taken]:
    """What became of messages that came in while another one was being stored, which took long."""
    begun, go_on, commits = Event(), Event(), []

    def slow_line() -> Line:
        begun.set()
        assert go_on.wait(10)
        return line

    event.listen(world.engine, "commit", lambda _: commits.append("commit"))
    flow = Flow(world.engine, slow_line, world.keys, lambda: None, lambda: NOON)
    first = asyncio.create_task(flow.take(Incoming(Channel.SMS, "first", "+254733000333", "habari", NOON)))
    await asyncio.to_thread(begun.wait, 10)
    others = [
        asyncio.create_task(flow.take(Incoming(Channel.SMS, number, sender, text, NOON)))
        for number, sender, text in messages
    ]
    await asyncio.sleep(0)  # all of them have begun to wait
    go_on.set()
    taken = await asyncio.gather(*others)
    await first
    assert len(commits) == 2, "the first one, and all the others"
    return taken


async def test_a_repeat_in_the_same_group_is_told(world: World, starter_line: Line) -> None:
    taken = await together(
        world, starter_line, ("m1", AMINA, "menu"), ("m1", AMINA, "menu"), ("m2", JOHN, "menu"), ("m2", JOHN, "menu")
    )
    assert [one.repeated for one in taken] == [False, True, False, True]
    assert (len(world.rows(incoming)), len(world.rows(outgoing)), len(world.rows(person))) == (3, 3, 3)


async def test_the_second_message_of_a_person_sees_what_the_first_one_left(world: World, starter_line: Line) -> None:
    taken = await together(
        world,
        starter_line,
        ("m1", AMINA, "how much is a work permit"),
        ("m2", JOHN, "habari"),
        ("m3", AMINA, "YES"),
    )
    assert all(one.reply for one in taken)
    (kept,) = world.rows(question)
    assert (kept["status"], kept["confirmed_topic"]) == ("candidate", "work-permit")


async def test_one_who_is_forgotten_and_writes_again_is_a_new_person(world: World, starter_line: Line) -> None:
    taken = await together(
        world,
        starter_line,
        ("m1", AMINA, "menu"),
        ("m2", AMINA, "DELETE"),
        ("m3", AMINA, "habari"),
        ("m4", JOHN, "menu"),
    )
    assert not any(one.repeated for one in taken)
    assert len(world.rows(person)) == 3
    owners = {row["provider_id"]: row["person_id"] for row in world.rows(incoming)}
    assert owners["m1"] is owners["m2"] is None
    assert owners["m3"] is not None
