"""The real python-telegram-bot against the fake server: the exact request out."""

from dataclasses import replace

import pytest

from bot.channels.errors import BadAddress, NotSent, RetryLater, SendError
from bot.channels.telegram.account import Account
from bot.channels.telegram.connection import open_bot
from bot.messages import Button, Outgoing, Sent
from tests.channels.telegram.sending import TEXT, outgoing, refusals, send
from tests.fakes import telegram as tg
from tests.fakes.telegram import FakeTelegram

BUTTONS = (
    (Button("Gharama", "aspect:cost"), Button("Wapi", "aspect:where")),
    (),
    (Button("Zaidi", "command:more"),),
)
LONG = ". ".join(["Sentensi ya mfano yenye maneno kadhaa"] * 150) + "."


def test_the_request_is_plain_text_without_previews(fake: FakeTelegram, account: Account) -> None:
    [outcome] = send(account, outgoing())
    assert fake.of("sendMessage") == [{"chat_id": "7", "text": TEXT, "link_preview_options": {"is_disabled": True}}]
    assert [call.method for call in fake.calls] == ["sendMessage"]
    assert isinstance(outcome, Sent)
    assert outcome.provider_id is not None
    assert outcome.provider_id.isdigit()
    assert (outcome.parts, outcome.cost) == (1, None)


def test_buttons_stand_in_their_rows(fake: FakeTelegram, account: Account) -> None:
    send(account, outgoing(buttons=BUTTONS))
    assert fake.of("sendMessage")[0]["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Gharama", "callback_data": "aspect:cost"}, {"text": "Wapi", "callback_data": "aspect:where"}],
            [{"text": "Zaidi", "callback_data": "command:more"}],
        ]
    }


@pytest.mark.parametrize("suffix", ["", "/"])
def test_the_address_may_end_with_a_slash(fake: FakeTelegram, account: Account, suffix: str) -> None:
    send(replace(account, base_url=f"{account.base_url}{suffix}"), outgoing())
    assert len(fake.calls) == 1


def test_a_long_text_goes_in_pieces_with_the_buttons_under_the_last(fake: FakeTelegram, account: Account) -> None:
    [outcome] = send(account, outgoing(LONG, buttons=BUTTONS))
    pieces = fake.of("sendMessage")
    assert " ".join(piece["text"] for piece in pieces) == LONG
    assert ["reply_markup" in piece for piece in pieces] == [False, True]
    assert isinstance(outcome, Sent)
    assert outcome.parts == 2


def test_a_piece_that_must_wait_goes_later_and_only_it(fake: FakeTelegram, account: Account) -> None:
    fake.plan("sendMessage", tg.ok(_message(1)), tg.BAD_GATEWAY)
    outcomes = send(account, outgoing(LONG), outgoing(LONG))
    assert [type(outcome) for outcome in outcomes] == [RetryLater, Sent]
    first, failed, again = [piece["text"] for piece in fake.of("sendMessage")]
    assert failed == again
    assert f"{first} {again}" == LONG


def _message(number: int) -> dict[str, object]:
    return {"message_id": number, "date": 1767225600, "chat": {"id": 7, "type": "private"}, "text": "x"}


def test_a_group_that_moved_is_followed_once(fake: FakeTelegram, account: Account) -> None:
    moved = tg.refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    fake.plan("sendMessage", moved)
    [outcome] = send(account, outgoing(address="-5"))
    assert isinstance(outcome, Sent)
    assert [fields["chat_id"] for fields in fake.of("sendMessage")] == ["-5", "-1001"]
    fake.plan("sendMessage", moved, moved)
    assert refusals(send(account, outgoing(address="-5"))) == [(NotSent, "chat-moved")]


@pytest.mark.parametrize(
    ("message", "error", "reason"),
    [
        (outgoing(address="@amina"), BadAddress, "not-a-chat"),
        (outgoing(address=""), BadAddress, "not-a-chat"),
        (outgoing("  \n"), NotSent, "empty"),
        (outgoing("half \ud83e"), NotSent, "not-unicode"),
    ],
)
def test_what_needs_no_asking_is_not_asked(
    fake: FakeTelegram, account: Account, message: Outgoing, error: type[SendError], reason: str
) -> None:
    assert refusals(send(account, message)) == [(error, reason)]
    assert not fake.calls


def test_the_pace_of_telegram_is_kept_by_the_library(account: Account) -> None:
    limiter = open_bot(account).rate_limiter
    assert type(limiter).__name__ == "AIORateLimiter"
