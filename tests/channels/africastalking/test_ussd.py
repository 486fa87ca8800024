"""A session's raw forms in; what the person sees, and what reaches the intake, out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from structlog.testing import capture_logs

from bot.channels.africastalking.webhooks import LONGEST_BODY
from bot.messages import MAX_TEXT, Channel, Event, Incoming
from tests.channels.africastalking.service import FORMER, NOW, NUMBER
from tests.channels.africastalking.ussd_service import APOLOGY, DIAL, ENDED, SESSION, Service

SORRY = f"END {APOLOGY}"


@pytest.fixture
def ussd() -> Service:
    return Service()


def test_dialling_is_a_start(ussd: Service) -> None:
    assert ussd.post(DIAL).text == "CON 1: welcome"
    [incoming] = ussd.intake.received
    assert incoming == Incoming(
        channel=Channel.USSD,
        provider_id=incoming.provider_id,
        address=NUMBER,
        text="",
        received_at=NOW,
        event=Event.START,
        network="sandbox",
    )
    assert incoming.provider_id.startswith(f"{SESSION}-0-")
    assert "711000111" not in incoming.provider_id


@pytest.mark.parametrize(
    ("paths", "typed"),
    [
        (["", "1", "1*2"], [None, "1", "2"]),
        (["", "how much is a pass?", "how much is a pass?*1"], [None, "how much is a pass?", "1"]),
        (["", "dial *147# or what", "dial *147# or what*1"], [None, "dial *147# or what", "1"]),
        (["", "1", "1**", "1***1"], [None, "1", "*", "1"]),
        (["", "1", "1*", "1**2"], [None, "1", "", "2"]),
        (["", "*1"], [None, "*1"]),
        (["", "0", "0*00"], [None, "0", "00"]),
        (["", "1", "2*3"], [None, "1", "3"]),
        (["1*4"], [None, "1", "4"]),
        (["1**4"], [None, "1", "", "4"]),
        (["1*2*3*4*5*6*7*8*9"], ["9"]),
        (["", "x" * 5000], [None, "x" * MAX_TEXT]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_was_typed_last(ussd: Service, paths: list[str], typed: list[str | None]) -> None:
    for path in paths:
        ussd.screen(path)
    assert ussd.typed() == typed
    assert len({incoming.provider_id for incoming in ussd.intake.received}) == len(typed)


def test_a_repeat_gets_the_same_screen_and_is_stored_once(ussd: Service) -> None:
    ussd.screen("")
    first = ussd.screen("1")
    assert ussd.screen("1") == first == "CON 2: 1"
    assert ussd.screen("1*1") == "CON 3: 1"
    assert ussd.screen("") == "CON 1: welcome"
    assert len(ussd.intake.recording.stored) == 3


def test_repeats_at_the_same_moment_get_the_same_screen(ussd: Service) -> None:
    with ThreadPoolExecutor(8) as pool:
        screens = set(pool.map(lambda _: ussd.screen(""), range(8)))
    assert screens == {"CON 1: welcome"}


@pytest.mark.parametrize(
    "other", [{"sessionId": "ATUid_2"}, {"phoneNumber": "+254722000222"}, {"serviceCode": "*384*1#"}]
)
def test_another_session_phone_or_code_is_another_talk(ussd: Service, other: dict[str, str]) -> None:
    ussd.screen("")
    assert ussd.screen("", **other) == "CON 2: welcome"


def test_after_a_restart_the_talk_goes_on(ussd: Service) -> None:
    ussd.screen("")
    ussd.screen("1")
    ussd.restart()
    assert ussd.screen("1*2") == "CON 3: 2"
    assert ussd.screen("1*2*3") == "CON 4: 3"


def test_a_repeat_after_a_restart_is_asked_to_dial_again(ussd: Service) -> None:
    ussd.screen("")
    ussd.restart()
    assert ussd.screen("") == SORRY
    assert len(ussd.intake.recording.stored) == 1


@pytest.mark.parametrize(
    ("text", "screen"), [("bye", "END 2: bye"), ("silence", SORRY), ("déjà ’vu’ 🦒", "CON 2: deja 'vu' ")]
)
def test_how_a_screen_is_written(ussd: Service, text: str, screen: str) -> None:
    ussd.screen("")
    assert ussd.screen(text).encode() == screen.replace("deja", "déjà").encode()


@pytest.mark.parametrize("number", [" 254711000111", "254711000111", "+254711000111"])
def test_a_plus_sign_that_nobody_encoded(ussd: Service, number: str) -> None:
    ussd.screen("", phoneNumber=number)
    assert ussd.intake.received[0].address == NUMBER


@pytest.mark.parametrize(
    ("code", "network"), [("63902", "safaricom"), ("63903", "airtel"), ("99999", "sandbox"), ("", None)]
)
def test_the_network(ussd: Service, code: str, network: str | None) -> None:
    ussd.screen("", networkCode=code)
    assert ussd.intake.received[0].network == network


@pytest.mark.parametrize("secret", ["wrong", "current-secre", "%FF", "%00", "CURRENT-SECRET"])
@pytest.mark.parametrize("events", [False, True])
def test_a_wrong_secret_stores_nothing(ussd: Service, secret: str, events: bool) -> None:
    assert ussd.post(DIAL, secret=secret, events=events).status_code == 403
    assert not ussd.intake.received


def test_both_secrets_are_accepted_while_they_change(ussd: Service) -> None:
    assert ussd.post(DIAL, secret=FORMER).text == ussd.post(DIAL).text == "CON 1: welcome"


@pytest.mark.parametrize(
    "body",
    ["", "text=1", "sessionId=ATUid_1&text=1", "phoneNumber=%2B254711000111&text=1", "sessionId=%00&phoneNumber=1",
     '{"sessionId": "ATUid_1"}', "&".join(f"f{n}=x" for n in range(1000)), DIAL + "x" * LONGEST_BODY],
    ids=lambda body: body[:30],
)  # fmt: skip
def test_what_tells_nothing_is_answered_with_an_apology(ussd: Service, body: str) -> None:
    answer = ussd.post(body)
    assert (answer.status_code, answer.text) == (200, SORRY)
    assert ussd.post(body, events=True).status_code == 200
    assert not ussd.intake.received


def test_what_cannot_be_stored_is_said_to_the_person(ussd: Service) -> None:
    ussd.intake.recording.down = True
    with capture_logs() as logs:
        assert ussd.screen("") == SORRY
    assert logs == [
        {"event": "ussd.not-stored", "callback": "session", "error": "ConnectionError", "log_level": "error"}
    ]
    ussd.intake.recording.down = False
    assert ussd.screen("") == "CON 1: welcome"


@pytest.mark.parametrize(
    ("status", "said", "level"),
    [("Success", "success", "info"), ("incomplete", "incomplete", "info"), ("Failed", "failed", "error"),
     ("Shule", "unknown", "info"), ("", "unknown", "info")],
)  # fmt: skip
def test_the_end_of_a_session(ussd: Service, status: str, said: str, level: str) -> None:
    ussd.post(DIAL)
    with capture_logs() as logs:
        answer = ussd.post(ENDED.replace("Incomplete", status), events=True)
    assert (answer.status_code, answer.text) == (200, "")
    assert logs == [{"event": "ussd.ended", "id": SESSION, "status": said, "log_level": level}]
    assert ussd.post(DIAL).text == SORRY


def test_no_log_line_holds_words_or_number(ussd: Service) -> None:
    with capture_logs() as logs:
        for text in ("", "shule", "shule*1", "shule*1"):
            ussd.screen(text)
        ussd.post(ENDED, events=True)
        ussd.post(ENDED.replace("sessionId", "x"), events=True)
        ussd.intake.recording.down = True
        ussd.screen("shule*1*2")
        ussd.post(DIAL, secret="wrong")
    assert len(logs) == 8
    assert not [word for word in ("711000111", "shule", "wrong", "Karibu") if word in repr(logs)]
