from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.line import Line
from bot.store.purge import MESSAGES, PEOPLE, QUESTIONS, STATES, purge
from bot.store.tables import incoming, outgoing, person, question
from tests.bot.world import World


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (timedelta(days=1), (1, 1, 1, True)),
        (STATES + timedelta(days=1), (1, 1, 1, False)),
        (QUESTIONS + timedelta(days=1), (1, 0, 1, False)),
        (PEOPLE + timedelta(days=1), (0, 0, 1, False)),
        (MESSAGES + timedelta(days=1), (0, 0, 0, False)),
    ],
)
def test_each_thing_is_forgotten_in_its_time(
    database: Engine, starter_line: Line, later: timedelta, left: tuple[int, int, int, bool]
) -> None:
    world = World(database, starter_line)
    world.write("bei ya mahindi ni ngapi wiki hii")
    with database.begin() as connection:
        purge(connection, world.now + later)
    people = world.rows(person)
    talking = any(row["state"] for row in people)
    assert (len(people), len(world.rows(question)), len(world.rows(incoming)), talking) == left
    assert len(world.rows(outgoing)) == left[2]


def test_who_stopped_us_is_remembered(database: Engine, starter_line: Line) -> None:
    world = World(database, starter_line)
    world.write("STOP")
    with database.begin() as connection:
        purge(connection, world.now + PEOPLE * 3)
    assert [row["opted_out"] for row in world.rows(person)] == [True]
