"""Whatever comes in with the right secret: 200, and only what a database can hold reaches the intake."""

from dataclasses import astuple
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.webhooks import routes
from bot.messages import MAX_TEXT
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SECRET = "current-secret"
ACCOUNT = Account("jirani", "atsk_key", (SECRET,))
LONGEST_SHORT_FIELD = 100
"""Characters that a column for an id, an address or a status must hold."""

CALLBACKS = st.sampled_from(["incoming", "delivery", "opt-out"])
NAMES = st.sampled_from(
    ["id", "from", "text", "to", "date", "linkId", "cost", "networkCode", "status", "phoneNumber", "failureReason"]
)
LIKELY = st.sampled_from(
    [
        "+254711000111",
        " 254711000111",
        "MTN",
        "",
        "Success",
        "UserInBlackList",
        "63902",
        "2026-11-22 06:04:45",
        "0001-01-01",
    ]
)
FORMS = st.dictionaries(NAMES, LIKELY | st.text(max_size=300) | st.text(min_size=2500, max_size=2500)).map(
    lambda fields: urlencode(fields).encode()
)
HEADERS = st.sampled_from(
    [
        {},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "multipart/form-data"},
        {"content-type": "application/json; charset=nonsense"},
    ]
)


@settings(max_examples=300, deadline=None)
@given(CALLBACKS, FORMS | st.binary(max_size=2000), HEADERS)
def test_nothing_is_an_error(callback: str, body: bytes, headers: dict[str, str]) -> None:
    intake = RecordingIntake()
    app = Starlette(routes=routes(ACCOUNT, intake))
    assert post(app, f"/sms/africastalking/{SECRET}/{callback}", body, headers).status_code == 200
    for incoming in intake.received:
        assert len(incoming.text) <= MAX_TEXT
        assert _fits(incoming.provider_id, incoming.address)
        assert _is_storable(incoming.text, incoming.provider_id, incoming.address)
        assert incoming.received_at.utcoffset() is not None
    for receipt in intake.reports:
        words = [value for value in astuple(receipt) if isinstance(value, str)]
        assert _fits(*words)
        assert _is_storable(*words)


@settings(max_examples=100, deadline=None)
@given(CALLBACKS, st.text(st.characters(codec="utf-8"), max_size=60), FORMS)
def test_no_other_secret_opens(callback: str, secret: str, body: bytes) -> None:
    intake = RecordingIntake()
    app = Starlette(routes=routes(ACCOUNT, intake))
    path = urlencode({"": f"{secret}x"})[1:]
    assert post(app, f"/sms/africastalking/{path}/{callback}", body, {}).status_code in (403, 404)
    assert not intake.received
    assert not intake.reports


def _fits(*values: str) -> bool:
    return all(0 < len(value) <= LONGEST_SHORT_FIELD for value in values)


def _is_storable(*values: str) -> bool:
    return all("\0" not in value and value.encode() is not None for value in values)
