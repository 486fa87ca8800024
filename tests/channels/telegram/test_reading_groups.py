"""What a group writes: only what it says to us is ours to hear."""

import pytest

from bot.channels.telegram.account import Identity
from bot.messages import Event
from tests.channels.telegram.hearing import OTHERS_MESSAGE, OUR_MESSAGE, PHOTO, POINT, heard, understood
from tests.channels.telegram.payloads import AMINA, AT_US, GROUP, SUPERGROUP, Json, message, update
from tests.fakes.telegram import BOT


@pytest.mark.parametrize("chat", [GROUP, SUPERGROUP], ids=["group", "supergroup"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Habari zenu", None),
        ("2", None),
        (f"{AT_US} alien card?", (Event.TEXT, "alien card?")),
        (f"{AT_US.upper()}, alien card?", (Event.TEXT, "alien card?")),
        (f"How much is a card, {AT_US} ?", (Event.TEXT, "How much is a card,  ?")),
        (f"🦒👩‍👩‍👧 {AT_US} msaada 🦒", (Event.TEXT, "🦒👩‍👩‍👧  msaada 🦒")),
        (f"{AT_US} {AT_US}", (Event.TEXT, "")),
        (f"{AT_US} /county Kilifi", (Event.TEXT, "county Kilifi")),
        (f"{AT_US}2 hello", None),
        ("@other_bot alien card?", None),
        (f"/help{AT_US}", (Event.TEXT, "help")),
        (f"/help{AT_US.upper()}", (Event.TEXT, "help")),
        (f"/start{AT_US} topic_alien-card", (Event.START, "topic_alien-card")),
        (f"/weather{AT_US} Lamu", (Event.TEXT, "weather Lamu")),
        ("/help@other_bot", None),
        (f"/help@other_bot {AT_US}", None),
        ("/ask how much is a card?", (Event.TEXT, "how much is a card?")),
        ("/sos", (Event.TEXT, "sos")),
        ("/weather Lamu", None),
        ("", None),
    ],
)
def test_a_group_is_answered_only_where_it_speaks_to_us(
    chat: Json, text: str, expected: tuple[Event, str] | None
) -> None:
    assert understood(message(text, chat)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (message("ngapi?", GROUP, reply_to_message=OUR_MESSAGE), (Event.TEXT, "ngapi?")),
        (message("/weather", GROUP, reply_to_message=OUR_MESSAGE), (Event.TEXT, "weather")),
        (message("/help@other_bot", GROUP, reply_to_message=OUR_MESSAGE), None),
        (message("ngapi?", GROUP, reply_to_message=OTHERS_MESSAGE), None),
        (message(None, GROUP, location=POINT, reply_to_message=OUR_MESSAGE), (Event.LOCATION, "")),
        (message(None, GROUP, location=POINT), None),
        (
            message("Jirani card?", GROUP, entities=[{"type": "text_mention", "offset": 0, "length": 6, "user": BOT}]),
            (Event.TEXT, "card?"),
        ),
        (
            message("Amina card?", GROUP, entities=[{"type": "text_mention", "offset": 0, "length": 5, "user": AMINA}]),
            None,
        ),
        (
            message(
                None,
                GROUP,
                caption=f"{AT_US} what is this?",
                caption_entities=[{"type": "mention", "offset": 0, "length": len(AT_US)}],
                **PHOTO,
            ),
            (Event.TEXT, "what is this?"),
        ),
    ],
    ids=[
        "reply to us",
        "command in reply",
        "command for another",
        "reply to another",
        "place in reply",
        "place",
        "named without @",
        "another named",
        "caption",
    ],
)
def test_a_group_speaks_to_us_by_replies_and_names(content: Json, expected: tuple[Event, str] | None) -> None:
    assert understood(content) == expected


def test_before_we_know_our_name_a_group_reaches_us_by_command_and_reply() -> None:
    nameless = Identity(123456, None)
    assert heard(update(message=message(f"{AT_US} card?", GROUP)), nameless) is None
    assert heard(update(message=message(f"/help{AT_US}", GROUP)), nameless) is None
    assert heard(update(message=message("/help", GROUP)), nameless) is not None
    assert heard(update(message=message("card?", GROUP, reply_to_message=OUR_MESSAGE)), nameless) is not None
