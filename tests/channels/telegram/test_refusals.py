"""Each answer of the fake server, or none, turned by the real python-telegram-bot and us into what to do."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.errors import BadAddress, NotSent, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.channels.telegram.account import Account
from bot.messages import Button, Sent
from tests.channels.telegram.sending import Clock, outgoing, refusals, send
from tests.fakes import telegram as tg
from tests.fakes.telegram import FakeTelegram

PAGE_403 = tg.Http(403, "<html>blocked by the proxy</html>", "text/html")
PAGE_400 = tg.Http(400, "<html>bad request</html>", "text/html")


@pytest.mark.parametrize(
    ("answer", "error", "reason"),
    [
        (tg.BLOCKED, BadAddress, "blocked"),
        (tg.refused(403, "Forbidden: user is deactivated"), BadAddress, "blocked"),
        (tg.refused(403, "Forbidden: bot was kicked from the group chat"), BadAddress, "blocked"),
        (PAGE_403, RetryLater, "not-from-telegram"),
        (tg.refused(400, "Bad Request: chat not found"), BadAddress, "no-such-chat"),
        (tg.refused(400, "Bad Request: PEER_ID_INVALID"), BadAddress, "no-such-chat"),
        (tg.refused(400, "Bad Request: message is too long"), NotSent, "refused"),
        (tg.refused(400, "Bad Request: not enough rights to send text messages to the chat"), NotSent, "refused"),
        (PAGE_400, RetryLater, "not-from-telegram"),
        (tg.UNAUTHORISED, OurFault, "bad-token"),
        (tg.NO_SUCH_METHOD, OurFault, "bad-token"),
        (tg.POLLED_TWICE, OurFault, "conflict"),
        (tg.BAD_GATEWAY, RetryLater, "network"),
        (tg.refused(500, "Internal Server Error"), RetryLater, "network"),
        (tg.Http(429, "slow down", "text/plain"), RetryLater, "network"),
        (tg.Http(200, "not json"), OutcomeUnknown, "unreadable-answer"),
        (tg.Http(200, "[]"), OutcomeUnknown, "unreadable-answer"),
        (tg.Http(200, '{"ok": true}'), OutcomeUnknown, "unreadable-answer"),
        (tg.Http(200, '{"ok": true, "result": {}}'), OutcomeUnknown, "unreadable-answer"),
    ],
)
def test_each_answer_says_what_to_do(
    fake: FakeTelegram, account: Account, answer: tg.Answer, error: type[SendError], reason: str
) -> None:
    fake.plan("sendMessage", answer)
    assert refusals(send(account, outgoing())) == [(error, reason)]
    assert len(fake.calls) == 1


def test_a_blocked_chat_and_bad_messages_are_refused_by_the_fake_too(fake: FakeTelegram, account: Account) -> None:
    fake.blocked.add(7)
    assert refusals(send(account, outgoing())) == [(BadAddress, "blocked")]
    too_long_value = ((Button("x", "topic:" + "ng'" * 20),),)
    assert refusals(send(account, outgoing(address="8", buttons=too_long_value))) == [(NotSent, "refused")]


@pytest.mark.parametrize("switch", ["1", "0"], ids=["a timedelta", "seconds"])
@pytest.mark.filterwarnings("ignore:.*`retry_after` will be of type")
def test_flood_control_closes_all_chats_for_as_long_as_told(
    fake: FakeTelegram, account: Account, monkeypatch: pytest.MonkeyPatch, switch: str
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", switch)
    fake.plan("sendMessage", tg.flood(7))
    clock = Clock()
    outcomes = send(account, outgoing(), outgoing(address="8"), clock=clock)
    assert [outcome.after for outcome in outcomes if isinstance(outcome, RetryLater)] == [timedelta(seconds=7)] * 2
    assert len(fake.calls) == 1


def test_after_flood_control_messages_go_again(fake: FakeTelegram, account: Account) -> None:
    class Passing(Clock):
        """Four seconds pass between two looks."""

        def __call__(self) -> float:
            self.now += 4
            return self.now

    fake.plan("sendMessage", tg.flood(7))
    outcomes = send(account, outgoing(), outgoing(), outgoing(), clock=Passing())
    assert [type(outcome) for outcome in outcomes] == [RetryLater, RetryLater, Sent]


def test_a_groups_flood_control_does_not_hold_up_the_others(fake: FakeTelegram, account: Account) -> None:
    fake.plan("sendMessage", tg.flood(30))
    outcomes = send(account, outgoing(address="-5"), outgoing())
    assert [type(outcome) for outcome in outcomes] == [RetryLater, Sent]


def test_without_an_answer_in_time_the_outcome_is_unknown(fake: FakeTelegram, account: Account) -> None:
    fake.plan("sendMessage", tg.Hang(2))
    assert refusals(send(replace(account, read_seconds=0.2), outgoing())) == [(OutcomeUnknown, "timeout")]
    assert len(fake.calls) == 1


@pytest.fixture
def closed_port() -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_where_nobody_listens_it_goes_again_later(account: Account, closed_port: str) -> None:
    assert refusals(send(replace(account, base_url=closed_port), outgoing())) == [(RetryLater, "network")]


def test_where_no_connection_comes_about_it_goes_again_later(account: Account) -> None:
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        lost = replace(account, base_url=url, connect_seconds=0.3, read_seconds=0.3)
        assert refusals(send(lost, outgoing())) == [(RetryLater, "not-connected")]
