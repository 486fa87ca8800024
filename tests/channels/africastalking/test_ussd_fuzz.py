"""Whatever comes in with the right secret: 200 and a screen, and only what a database can hold reaches the intake."""

from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import MAX_TEXT
from knowledge import sms_text
from tests.channels.africastalking.ussd_service import Service

NAMES = st.sampled_from(["sessionId", "phoneNumber", "text", "serviceCode", "networkCode", "status", "input"])
LIKELY = st.sampled_from(
    ["ATUid_1", "+254711000111", " 254711000111", "", "*384*1#", "1", "1*2", "1**", "*", "Success"]
)
TYPED = st.text(max_size=300) | st.text("*01 a", max_size=40) | st.text(min_size=2500, max_size=2500)
FORMS = st.dictionaries(NAMES, LIKELY | TYPED).map(lambda fields: urlencode(fields, errors="replace").encode())
SESSION = {"sessionId": "ATUid_1", "phoneNumber": "+254711000111"}


@settings(max_examples=300, deadline=None)
@given(FORMS | st.binary(max_size=2000), st.booleans())
def test_nothing_is_an_error(body: bytes, events: bool) -> None:
    ussd = Service()
    answer = ussd.post(body, events=events)
    assert answer.status_code == 200
    assert answer.text == "" if events else answer.text.startswith(("CON ", "END "))
    for incoming in ussd.intake.received:
        assert len(incoming.text) <= MAX_TEXT
        assert 0 < len(incoming.provider_id) <= 200
        assert 0 < len(incoming.address) <= 100
        assert "\0" not in incoming.text + incoming.provider_id + incoming.address


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30), max_size=8))
def test_every_input_arrives_once_and_whole(inputs: list[str]) -> None:
    ussd = Service()
    path = ""
    for number, text in enumerate(["", *inputs]):
        path = f"{path}*{text}" if number > 1 else text
        for _repeat in range(2):
            assert sms_text.encoding(ussd.screen(path, **SESSION)) == "gsm-7"
    # An empty first input cannot be told from a repeat of the dialling.
    expected = inputs[1:] if inputs and not inputs[0] else inputs
    known = [text for text in ussd.typed() if text is not None]
    assert [text.removeprefix("*") for text in known] == [text.removeprefix("*") for text in expected]
