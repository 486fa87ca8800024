"""Raw requests to the route: what is stored, and what Telegram is answered."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

import httpx
import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.channels.telegram.address import PATH, SECRET_HEADER
from bot.channels.telegram.receiving import DEMO, Receiver, demo_receiver
from bot.channels.telegram.webhooks import LONGEST_BODY, routes
from bot.messages import Event
from tests.channels.telegram.payloads import GROUP, Json, message, press, standing, update
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SECRET = "a-long_callback-SECRET"
RIGHT = {SECRET_HEADER: SECRET}
WORDS = "my husband beats me"


class Presses:
    """Notes what was stored when a press was noticed."""

    def __init__(self, intake: RecordingIntake) -> None:
        self.noticed: list[tuple[str, int]] = []
        self._intake = intake

    async def notice(self, press: str) -> None:
        self.noticed.append((press, len(self._intake.stored)))


@pytest.fixture
def intake() -> RecordingIntake:
    return RecordingIntake()


@pytest.fixture
def app(intake: RecordingIntake) -> Starlette:
    return Starlette(routes=routes(SECRET, demo_receiver(intake)))


def posted(app: Starlette, payload: object, headers: Mapping[str, str] = RIGHT) -> httpx.Response:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return post(app, PATH, body, headers)


def test_a_message_is_stored_before_it_is_answered(app: Starlette, intake: RecordingIntake) -> None:
    with capture_logs() as logs:
        answer = posted(app, update(5, message=message(WORDS)))
    assert (answer.status_code, answer.content) == (200, b"")
    assert [incoming.text for incoming in intake.received] == [WORDS]
    assert logs == [{"event": "telegram.received", "log_level": "info", "id": "5", "kind": "text", "repeated": False}]


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "\xe9"}],
    ids=["none", "empty", "wrong", "longer", "no ASCII"],
)
def test_without_the_secret_nothing_is_stored(
    app: Starlette, intake: RecordingIntake, headers: Mapping[str, str]
) -> None:
    with capture_logs() as logs:
        body = json.dumps(update(message=message(WORDS))).encode()
        answer = asyncio.run(_raw(app, body, headers))
    assert (answer.status_code, answer.content) == (403, b"")
    assert not intake.received
    assert [log["event"] for log in logs] == ["telegram.forbidden"]


async def _raw(app: Starlette, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
    """Header values as Latin-1, which httpx would refuse to guess."""
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client:
        return await client.post(PATH, content=body, headers=pairs)


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}], ids=["none", "empty"])
def test_an_empty_secret_opens_to_nobody(intake: RecordingIntake, headers: Mapping[str, str]) -> None:
    app = Starlette(routes=routes("", demo_receiver(intake)))
    assert posted(app, update(message=message("Habari")), headers).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b"[1]",
        b"null",
        b'"update"',
        b"{}",
        b'{"update_id": 1, "message": []}',
        b'{"update_id": 1, "message": {"text": "%s"}}' % WORDS.encode(),
        b'{"update_id": 1, "message": {"message_id": 1, "date": 1e300, "chat": {"id": 7, "type": "private"}}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": 3}}',
        b"[" * 100_000,
        b'{"update_id": ' + b"9" * 5_000 + b"}",
        b'{"update_id": 1, "message": {"text": "' + b"x" * LONGEST_BODY + b'"}}',
    ],
)
def test_what_cannot_be_read_is_dropped_without_its_words(app: Starlette, intake: RecordingIntake, body: bytes) -> None:
    with capture_logs() as logs:
        answer = posted(app, body)
    assert (answer.status_code, answer.content) == (200, b"")
    assert not intake.received
    assert [log["event"] for log in logs] == ["telegram.malformed"]
    assert WORDS not in str(logs)


@pytest.mark.parametrize(
    "content",
    [
        message(WORDS, {"id": "seven", "type": "private"}),
        message(f"\ud83e {WORDS}", entities=[{"type": "mention", "offset": 0, "length": 9}]),
        message(WORDS, entities=[{"type": "mention", "offset": "0", "length": None}]),
    ],
    ids=["chat", "half a pair", "places"],
)
def test_values_that_telegram_never_sends_are_dropped_without_their_words(
    app: Starlette, intake: RecordingIntake, content: Json
) -> None:
    with capture_logs() as logs:
        assert posted(app, update(message=content)).status_code == 200
    assert not intake.received
    assert [log["event"] for log in logs] == ["telegram.unreadable"]
    assert WORDS not in str(logs)


def test_what_is_not_for_us_is_answered_and_not_stored(app: Starlette, intake: RecordingIntake) -> None:
    for payload in (update(edited_message=message("Habari")), update(message=message("Habari", GROUP)), update(new={})):
        assert posted(app, payload).status_code == 200
    assert not intake.received


def test_a_failing_database_has_telegram_send_it_again(app: Starlette, intake: RecordingIntake) -> None:
    intake.down = True
    with capture_logs() as logs:
        answer = posted(app, update(message=message(WORDS)))
    assert (answer.status_code, answer.content) == (503, b"")
    assert [(log["event"], log["error"]) for log in logs] == [("telegram.not-stored", "ConnectionError")]
    assert WORDS not in str(logs)


def test_a_press_is_noticed_after_it_is_stored(intake: RecordingIntake) -> None:
    presses = Presses(intake)
    app = Starlette(routes=routes(SECRET, Receiver(intake, lambda: DEMO, presses.notice)))
    for number in (1, 1):
        assert posted(app, update(number, callback_query=press())).status_code == 200
    posted(app, update(2, callback_query=press(None, game_short_name="chess")))
    assert [incoming.event for incoming in intake.stored.values()] == [Event.BUTTON]
    assert presses.noticed == [("4382bfdwdsb323b2d9", 1)] * 3


def test_a_press_that_is_not_stored_is_not_noticed(intake: RecordingIntake) -> None:
    presses = Presses(intake)
    intake.down = True
    app = Starlette(routes=routes(SECRET, Receiver(intake, lambda: DEMO, presses.notice)))
    assert posted(app, update(callback_query=press())).status_code == 503
    assert not presses.noticed


def test_a_block_is_stored(app: Starlette, intake: RecordingIntake) -> None:
    posted(app, update(my_chat_member=standing("kicked")))
    assert [incoming.event for incoming in intake.received] == [Event.BLOCKED]


def test_a_request_that_breaks_off_is_no_error(app: Starlette, intake: RecordingIntake) -> None:
    sent: list[str] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    async def send(answer: Mapping[str, object]) -> None:
        sent.append(str(answer.get("status")))

    scope = {
        "type": "http",
        "method": "POST",
        "path": PATH,
        "query_string": b"",
        "headers": [(SECRET_HEADER.lower().encode(), SECRET.encode())],
    }
    asyncio.run(app(scope, receive, send))
    assert not intake.received
    assert sent[0] == "400"


def test_a_body_in_many_chunks_is_read_whole(app: Starlette, intake: RecordingIntake) -> None:
    body = json.dumps(update(message=message("x" * 1000))).encode()

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 100):
            yield body[start : start + 100]

    async def request() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client:
            return (await client.post(PATH, content=chunks(), headers=RIGHT)).status_code

    assert asyncio.run(request()) == 200
    assert intake.received[0].text == "x" * 1000
