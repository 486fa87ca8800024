"""Whatever is posted with the right secret, Telegram hears 200 and what is stored can be stored."""

import json

import httpx
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.channels.telegram.address import PATH, SECRET_HEADER
from bot.channels.telegram.receiving import demo_receiver
from bot.channels.telegram.webhooks import routes
from tests.channels.telegram.payloads import Json, message, press, standing, update
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SECRET = "a-long_callback-SECRET"

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
KINDS = {"message": message("/start x"), "callback_query": press(), "my_chat_member": standing("kicked")}


@st.composite
def distorted_updates(draw: st.DrawFn) -> Json:
    """Updates of which some part, at any depth, is something else than Telegram would send."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    payload: Json = json.loads(json.dumps(update(1, **{kind: KINDS[kind]})))
    place = payload
    while True:
        key = draw(st.sampled_from(sorted(place)))
        if isinstance(place[key], dict) and place[key] and draw(st.integers(0, 3)):
            place = place[key]
            continue
        if draw(st.booleans()):
            place[key] = draw(JSON_VALUES)
        else:
            del place[key]
        return payload


@given(distorted_updates())
def test_no_distorted_update_is_an_error(payload: Json) -> None:
    intake = RecordingIntake()
    app = Starlette(routes=routes(SECRET, demo_receiver(intake)))
    assert posted(app, payload).status_code == 200
    for incoming in intake.received:
        (incoming.text + incoming.address + incoming.provider_id + (incoming.language_hint or "")).encode()


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | JSON_VALUES.map(lambda each: json.dumps(each).encode())
)
def test_no_body_is_an_error(body: bytes) -> None:
    intake = RecordingIntake()
    app = Starlette(routes=routes(SECRET, demo_receiver(intake)))
    assert posted(app, body).status_code == 200
    assert not intake.received


def posted(app: Starlette, payload: object) -> httpx.Response:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return post(app, PATH, body, {SECRET_HEADER: SECRET})
