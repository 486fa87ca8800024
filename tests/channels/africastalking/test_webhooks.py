"""Who may call, what is answered, and what is logged."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import Message
from structlog.testing import capture_logs

from bot.channels.africastalking.webhooks import LONGEST_BODY
from tests.channels.africastalking.service import DELIVERY, FORM, FORMER, INCOMING, OPT_OUT, SECRET, Service


@pytest.mark.parametrize("callback", ["incoming", "delivery", "opt-out"])
@pytest.mark.parametrize("secret", ["wrong", "current-secre", "current-secret%20", "%FF", "%00", "CURRENT-SECRET"])
def test_a_wrong_secret_stores_nothing(service: Service, callback: str, secret: str) -> None:
    for body in (INCOMING, DELIVERY, OPT_OUT):
        assert service.post(callback, body, secret=secret) == 403
    assert service.is_untouched


def test_both_secrets_are_accepted_while_they_change(service: Service) -> None:
    assert service.post("incoming", INCOMING, secret=FORMER) == 200
    assert service.post("incoming", INCOMING, secret=SECRET) == 200
    assert len(service.intake.stored) == 1


@pytest.mark.parametrize(
    ("callback", "body", "missing"),
    [
        ("incoming", "", ["from"]),
        ("incoming", "text=Habari&id=id-1", ["from"]),
        ("incoming", "from=%20&text=Habari&id=id-1", ["from"]),
        ("incoming", "from=%00&text=Habari&id=id-1", ["from"]),
        ("incoming", '{"from": "+254711000111", "text": "Habari"}', ["from"]),
        ("incoming", "&".join(f"f{n}=x" for n in range(1000)), ["form"]),
        ("delivery", "status=Success", ["id"]),
        ("delivery", "id=ATXid_1", ["status"]),
        ("delivery", "", ["id"]),
        ("opt-out", "senderId=22345", ["phoneNumber"]),
        ("opt-out", "", ["phoneNumber"]),
    ],
)
def test_what_tells_nothing_is_acknowledged(service: Service, callback: str, body: str, missing: list[str]) -> None:
    with capture_logs() as logs:
        assert service.post(callback, body) == 200
    assert service.is_untouched
    [line] = logs
    assert (line["event"], line["callback"], list(line["missing"])) == ("sms.malformed", callback, missing)


@pytest.mark.parametrize(
    "headers",
    [{}, {"content-type": "text/plain"}, {"content-type": "application/json"}, FORM | {"content-encoding": "what"}],
)
def test_the_content_type_does_not_matter(service: Service, headers: dict[str, str]) -> None:
    assert service.post("incoming", INCOMING, headers=headers) == 200
    assert service.intake.received[0].text == "SHULE ratiba"


@pytest.mark.parametrize(("spare", "messages"), [(0, 1), (1, 0), (1_000_000, 0)])
def test_a_body_that_is_too_long_is_acknowledged(service: Service, spare: int, messages: int) -> None:
    start = "from=%2B254711000111&id=id-1&text="
    with capture_logs() as logs:
        assert service.post("incoming", start + "x" * (LONGEST_BODY - len(start) + spare)) == 200
    assert len(service.intake.received) == messages
    assert [line["event"] for line in logs] == ["sms.received" if messages else "sms.too-long"]


def test_a_body_that_comes_in_pieces(service: Service) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(INCOMING), 7):
            yield INCOMING[start : start + 7].encode()

    async def send() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(service.app), base_url="http://service") as client:
            answer = await client.post(f"/sms/africastalking/{SECRET}/incoming", content=pieces(), headers=FORM)
        return answer.status_code

    assert asyncio.run(send()) == 200
    assert service.intake.received[0].text == "SHULE ratiba"


def test_a_caller_who_hangs_up_is_no_error(service: Service) -> None:
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        statuses.extend([message["status"]] if "status" in message else [])

    path = f"/sms/africastalking/{SECRET}/incoming"
    scope = {"type": "http", "method": "POST", "path": path, "root_path": "", "headers": [], "query_string": b""}
    asyncio.run(service.app(scope, receive, send))
    assert statuses == [400]
    assert service.is_untouched


@pytest.mark.parametrize("callback", ["incoming", "delivery", "opt-out"])
def test_only_post(service: Service, callback: str) -> None:
    async def get() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(service.app), base_url="http://service") as client:
            return (await client.get(f"/sms/africastalking/{SECRET}/{callback}?{INCOMING}")).status_code

    assert asyncio.run(get()) == 405
    assert service.is_untouched


@pytest.mark.parametrize(("callback", "body"), [("incoming", INCOMING), ("delivery", DELIVERY), ("opt-out", OPT_OUT)])
def test_what_cannot_be_stored_is_to_be_sent_again(service: Service, callback: str, body: str) -> None:
    service.intake.down = True
    with capture_logs() as logs:
        assert service.post(callback, body) == 503
    assert logs == [{"event": "sms.not-stored", "callback": callback, "error": "ConnectionError", "log_level": "error"}]
    service.intake.down = False
    assert service.post(callback, body) == 200


def test_no_log_line_holds_words_or_number(service: Service) -> None:
    bodies = [
        INCOMING,
        INCOMING.replace("id=ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3&", ""),
        INCOMING.replace("from", "form"),
        DELIVERY,
        DELIVERY.replace("UserDoesNotExist", "UserInBlackList").replace("status=Failed", "status=Fail"),
        OPT_OUT,
        "text=SHULE+ratiba" * 5000,
    ]
    with capture_logs() as logs:
        for body in bodies:
            for callback in ("incoming", "delivery", "opt-out"):
                for down in (False, True):
                    service.intake.down = down
                    service.post(callback, body)
                    service.post(callback, body, secret="wrong")
    shown = repr(logs)
    assert len(logs) > len(bodies)
    assert not [word for word in ("711000111", "SHULE", "ratiba", SECRET, "wrong") if word in shown]
