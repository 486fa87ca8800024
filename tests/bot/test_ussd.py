"""USSD from the provider's form to the database and back, over the whole line."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.ussd import routes
from bot.line import Line
from bot.messages import Channel
from bot.store.tables import incoming, outgoing, person, question
from tests.bot.world import PHONE, World
from tests.fakes.asgi import post

SECRET = "a-callback-secret"
ACCOUNT = Account("jirani", "key", (SECRET,))


class Handset:
    """A phone that dials and types; the provider joins what is typed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.session = 0
        self.path = ""
        self.restart()

    def restart(self) -> None:
        """The service begins again, over the same database."""
        self.app = Starlette(routes=routes(ACCOUNT, self.world.flow, "Dial again.", lambda: self.world.now))

    def dial(self, deeper: str = "") -> str:
        self.session, self.path = self.session + 1, deeper
        return self.again()

    def type(self, text: str) -> str:
        self.path = f"{self.path}*{text}" if self.path else text
        return self.again()

    def again(self) -> str:
        """The last request once more."""
        self.world.now += timedelta(seconds=10)
        session = f"ATUid_{self.session}"
        form = {"phoneNumber": PHONE, "serviceCode": "*384*1#", "text": self.path, "sessionId": session}
        answer = post(self.app, f"/ussd/africastalking/{SECRET}", urlencode(form).encode(), {})
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def world(database: Engine, starter_line: Line) -> World:
    return World(database, starter_line)


@pytest.fixture
def handset(world: World) -> Handset:
    return Handset(world)


def test_a_session_is_answered_and_nothing_is_left_to_send(handset: Handset, world: World) -> None:
    assert handset.dial().startswith("CON Jirani")
    assert handset.type("how much is a work permit").startswith("CON Cost: ")
    assert handset.type("00").startswith("END ")
    kept = [(row["event"], row["topic"]) for row in world.rows(incoming)]
    assert kept == [("start", None), ("text", "work-permit"), ("text", None)]
    assert {(row["status"], row["text"], row["sealed_address"]) for row in world.rows(outgoing)} == {
        ("delivered", None, None)
    }
    assert [(row["channel"], row["opted_out"]) for row in world.rows(person)] == [("ussd", False)]
    assert PHONE.lstrip("+") not in repr([world.rows(table) for table in (person, incoming, outgoing, question)])


def test_a_repeat_changes_nothing(handset: Handset, world: World) -> None:
    handset.dial()
    first = handset.type("4")
    before = [world.rows(table) for table in (person, incoming, outgoing)]
    assert handset.again() == first
    assert [world.rows(table) for table in (person, incoming, outgoing)] == before


def test_a_restart_in_the_middle_is_not_noticed(handset: Handset, world: World) -> None:
    handset.dial()
    menu = handset.type("0")
    handset.restart()
    assert "Alien card" in handset.type("4")
    assert len(world.rows(incoming)) == 3
    assert handset.type("0") == menu


def test_more_than_the_code_can_be_dialled(handset: Handset, world: World) -> None:
    assert handset.dial("1*4").startswith("CON Reply with a number:\n1 Alien card")
    assert len(world.rows(incoming)) == 3


@pytest.mark.parametrize(("minutes", "offered"), [(1, True), (9, True), (11, False), (60 * 24, False)])
def test_a_dropped_session_can_be_gone_on_with_for_a_while(handset: Handset, minutes: int, offered: bool) -> None:
    handset.dial()
    shown = handset.type("how much is a work permit")
    handset.world.now += timedelta(minutes=minutes)
    assert ("1 Go on" in handset.dial()) is offered
    if offered:
        assert handset.type("1") == shown


def test_a_session_that_ended_is_not_offered_again(handset: Handset) -> None:
    handset.dial()
    handset.type("how much is a work permit")
    handset.type("00")
    assert "Go on" not in handset.dial()


def test_a_follow_up_is_understood_after_dialling_again(handset: Handset) -> None:
    handset.dial()
    handset.type("alien card")
    handset.dial()
    assert "KES 5,000" in handset.type("how much?")


def test_stop_ends_the_session_and_keeps_nobody_away(handset: Handset) -> None:
    handset.dial()
    assert handset.type("STOP").startswith("END ")
    assert handset.dial().startswith("CON ")
    assert handset.type("alien card").startswith("CON ")


def test_nobody_is_taken_for_a_machine(handset: Handset) -> None:
    handset.dial()
    screens = [handset.type("0") for _ in range(60)]
    assert len(set(screens)) == 1
    assert screens[0].startswith("CON ")


def test_dialling_tells_nothing_of_the_language(handset: Handset) -> None:
    handset.dial()
    assert handset.type("kadi ya mgeni").endswith("00 Toka")


def test_a_choice_that_was_turned_to_is_a_lesson(handset: Handset, world: World) -> None:
    handset.dial()
    handset.type("my papers and my card and my permit")
    for row in world.rows(question):
        assert (row["channel"], row["status"]) == (Channel.USSD.value, "open")


@pytest.mark.parametrize(
    "text",
    ["", " ", "*", "#", "*" * 30, "?" * 500, "x" * 5_000, "\U0001f600" * 50, "مرحبا كيف الحال", "\u202e\u200b", "000",
     "99", "-1", "{police-999}", "%s%n", "go-on", "go-on:", "topic:alien-card", "' OR 1=1 --", "1\n2"],
)  # fmt: skip
def test_no_text_breaks_a_session(handset: Handset, text: str) -> None:
    handset.dial()
    assert handset.type(text).startswith(("CON ", "END "))
    assert "Dial again." not in handset.again()
