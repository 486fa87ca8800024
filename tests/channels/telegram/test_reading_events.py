"""Updates that are no messages to us, or that Telegram never sends."""

import pytest

from bot.channels.telegram.reading import Malformed
from bot.messages import Event
from tests.channels.telegram.hearing import heard
from tests.channels.telegram.payloads import (
    AMINA,
    AT_US,
    CHANNEL,
    GROUP,
    OTHER_BOT,
    PRIVATE,
    SUPERGROUP,
    Json,
    message,
    press,
    standing,
    update,
)


@pytest.mark.parametrize(
    "payload",
    [
        update(edited_message=message("Habari", edit_date=1767225700)),
        update(channel_post=message("News", CHANNEL)),
        update(edited_channel_post=message("News", CHANNEL)),
        update(message=message("News", CHANNEL)),
        update(message=message("Hello") | {"from": OTHER_BOT}),
        update(message={"message_id": 1, "chat": PRIVATE, "date": 1767225600, "text": "nobody"}),
        update(message=message(f"/help{AT_US}", SUPERGROUP, is_automatic_forward=True)),
        update(message=message(None, GROUP, new_chat_members=[AMINA])),
        update(message=message(None, pinned_message=message("pinned"))),
        update(message=message(None, GROUP, migrate_to_chat_id=-100123)),
        update(callback_query=press(None, game_short_name="chess")),
        update(callback_query={key: value for key, value in press().items() if key != "message"}),
        update(my_chat_member=standing("restricted", GROUP)),
        update(my_chat_member=standing("kicked", CHANNEL)),
        update(brand_new_thing={"x": 1}),
        update(),
    ],
    ids=[
        "edited",
        "channel post",
        "edited channel post",
        "message in a channel",
        "bot",
        "nobody",
        "forwarded from the channel",
        "somebody joined",
        "pinned",
        "group moved",
        "game",
        "inline button",
        "restricted",
        "out of a channel",
        "unknown type",
        "nothing",
    ],
)
def test_what_is_not_for_us(payload: Json) -> None:
    assert heard(payload) is None


INACCESSIBLE: Json = {"chat": PRIVATE, "message_id": 5, "date": 0}


@pytest.mark.parametrize("pressed", [press(), press(message=INACCESSIBLE)], ids=["shown", "inaccessible"])
def test_a_pressed_button_says_its_value(pressed: Json) -> None:
    incoming = heard(update(902, callback_query=pressed))
    assert incoming is not None
    assert (incoming.event, incoming.text) == (Event.BUTTON, "topic:alien-card")
    assert (incoming.provider_id, incoming.address, incoming.language_hint) == ("902", "7", "sw")


def test_a_button_in_a_group_is_answered_in_the_group() -> None:
    incoming = heard(update(callback_query=press(message=INACCESSIBLE | {"chat": GROUP})))
    assert incoming is not None
    assert incoming.address == "-5"


@pytest.mark.parametrize(
    ("payload", "event", "address"),
    [
        (standing("kicked"), Event.BLOCKED, "7"),
        (standing("member", old="kicked"), Event.UNBLOCKED, "7"),
        (standing("left", GROUP), Event.BLOCKED, "-5"),
        (standing("member", GROUP, old="left"), Event.UNBLOCKED, "-5"),
        (standing("administrator", SUPERGROUP), Event.UNBLOCKED, "-1001234567890"),
    ],
    ids=["blocked", "unblocked", "out of a group", "into a group", "promoted"],
)
def test_who_shuts_us_out_or_lets_us_in(payload: Json, event: Event, address: str) -> None:
    incoming = heard(update(my_chat_member=payload))
    assert incoming is not None
    assert (incoming.event, incoming.address, incoming.text) == (event, address, "")


@pytest.mark.parametrize(
    ("tag", "hint"), [("en", "en"), ("pt-br", "pt-br"), ("zh-hans-raw", "zh-hans-raw"), ("", None), ("x" * 500, None)]
)
def test_the_apps_language_is_a_hint(tag: str, hint: str | None) -> None:
    incoming = heard(update(message=message("Habari") | {"from": AMINA | {"language_code": tag}}))
    assert incoming is not None
    assert incoming.language_hint == hint


@pytest.mark.parametrize(
    "payload",
    [
        update(message=message("a", PRIVATE | {"id": "7 or 1=1"})),
        update(message=message("a", PRIVATE | {"id": True})),
        update(message=message("a", PRIVATE | {"id": 10**30})),
        {"update_id": {"a": 1}, "message": message("a")},
        update(message=message(location={"latitude": 1e9, "longitude": 0.0})),
    ],
    ids=["text", "truth", "huge", "object", "off the earth"],
)
def test_numbers_that_telegram_never_sends_are_refused(payload: Json) -> None:
    with pytest.raises(Malformed):
        heard(payload)
