"""A fake Bot API server: forms in, Telegram's JSON out, for one bot; and the updates that Telegram posts or hands out.

Each call takes the next planned answer of its method. Without a plan it does what the real one would: it refuses empty
or too long texts, too long button values, blocked chats and wrong tokens, and no one can poll while a webhook is set.
"""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

TOKEN: Final = "123456:test-TOKEN_of_nobody"
USERNAME: Final = "jirani_test_bot"
BOT: Final = {"id": 123456, "is_bot": True, "first_name": "Jirani", "username": USERNAME}
LONGEST_TEXT: Final = 4096
LONGEST_VALUE: Final = 64
"""Bytes of a button's callback data."""
POLL_SECONDS: Final = 0.02
"""How long an empty getUpdates is held open, instead of the 30 s that are asked for."""


@dataclass(frozen=True, slots=True)
class Http:
    """Answer exactly this."""

    status: int
    body: str
    content_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Hang:
    """Answer only after so many seconds."""

    seconds: float


Answer = Http | Hang


def ok(result: object) -> Http:
    """What a call that worked is answered."""
    return Http(200, json.dumps({"ok": True, "result": result}))


def refused(status: int, description: str, **parameters: int) -> Http:
    """What a call that Telegram refuses is answered."""
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    return Http(status, json.dumps(body | ({"parameters": parameters} if parameters else {})))


def flood(seconds: int) -> Http:
    """Too many requests."""
    return refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


BLOCKED: Final = refused(403, "Forbidden: bot was blocked by the user")
UNAUTHORISED: Final = refused(401, "Unauthorized")
NO_SUCH_METHOD: Final = refused(404, "Not Found")
POLLED_TWICE: Final = refused(409, "Conflict: terminated by other getUpdates request")
BAD_GATEWAY: Final = Http(502, "<html><h1>502 Bad Gateway</h1></html>", "text/html")


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came in; fields that are JSON inside the form are parsed."""

    method: str
    fields: Mapping[str, Any]


@dataclass
class FakeTelegram:
    """The server's state; `app` is the ASGI app to serve."""

    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    planned: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    blocked: set[int] = field(default_factory=set)
    updates: list[dict[str, Any]] = field(default_factory=list)
    webhook: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = count(100)
        self._update_ids = count(1)
        self.app = Starlette(routes=[Route("/bot{token}/{method}", self._called, methods=["GET", "POST"])])

    def plan(self, method: str, *answers: Answer) -> None:
        """What the next calls of a method are answered."""
        self.planned[method].extend(answers)

    def reset(self) -> None:
        """Forget calls, plans and updates, so that several tests can share a server."""
        for memory in (self.calls, self.planned, self.blocked, self.updates):
            memory.clear()
        self.webhook = {}

    def of(self, method: str) -> list[Mapping[str, Any]]:
        """The fields of the calls of one method, in order."""
        return [call.fields for call in self.calls if call.method == method]

    def wait_for(self, method: str, calls: int = 1, seconds: float = 10.0) -> list[Mapping[str, Any]]:
        """The fields of a method's calls, once there are so many. For tests in another thread than the server's."""
        end = time.monotonic() + seconds
        while len(self.of(method)) < calls:
            if time.monotonic() > end:
                raise TimeoutError(f"{method} was called {len(self.of(method))} times, not {calls}.")
            time.sleep(0.01)
        return self.of(method)

    def happen(self, **content: object) -> dict[str, Any]:
        """Something happens in a chat: the update of it, kept for who polls."""
        update: dict[str, Any] = {"update_id": next(self._update_ids), **content}
        self.updates.append(update)
        return update

    def post(self, update: Mapping[str, Any]) -> int:
        """Post an update to the webhook that was set, once; returns the HTTP status."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        return httpx.post(self.webhook["url"], json=update, headers=headers, trust_env=False).status_code

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        fields = {name: _parsed(value) for name, value in parse_qsl((await request.body()).decode())}
        self.calls.append(Call(method, fields))
        if request.path_params["token"] != self.token:
            return _response(UNAUTHORISED)
        planned = self.planned[method].popleft() if self.planned[method] else None
        if isinstance(planned, Hang):
            await asyncio.sleep(planned.seconds)
        return _response(planned if isinstance(planned, Http) else await self._usual(method, fields))

    async def _usual(self, method: str, fields: Mapping[str, Any]) -> Http:
        if method == "getUpdates":
            return await self._get_updates(fields)
        usual: Mapping[str, Callable[[Mapping[str, Any]], Http]] = {
            "getMe": lambda _: ok(BOT),
            "sendMessage": self._send_message,
            "setWebhook": self._set_webhook,
            "deleteWebhook": lambda _: self._set_webhook({}),
            "setMyCommands": lambda _: ok(True),
            "answerCallbackQuery": lambda _: ok(True),
        }
        return usual[method](fields) if method in usual else NO_SUCH_METHOD

    def _send_message(self, fields: Mapping[str, Any]) -> Http:
        chat, text = int(fields["chat_id"]), str(fields.get("text", ""))
        rows = fields.get("reply_markup", {}).get("inline_keyboard", [])
        if chat in self.blocked:
            return BLOCKED
        if not text.strip():
            return refused(400, "Bad Request: message text is empty")
        if len(text) > LONGEST_TEXT:
            return refused(400, "Bad Request: message is too long")
        if any(len(button["callback_data"].encode()) > LONGEST_VALUE for row in rows for button in row):
            return refused(400, "Bad Request: BUTTON_DATA_INVALID")
        kind = "private" if chat > 0 else "group"
        message = {"message_id": next(self._ids), "date": int(time.time()), "chat": {"id": chat, "type": kind}}
        return ok({**message, "from": BOT, "text": text})

    def _set_webhook(self, fields: Mapping[str, Any]) -> Http:
        self.webhook = dict(fields)
        return ok(True)

    async def _get_updates(self, fields: Mapping[str, Any]) -> Http:
        if self.webhook:
            return refused(409, "Conflict: can't use getUpdates method while webhook is active")
        confirmed = int(fields.get("offset", 0))
        self.updates = [update for update in self.updates if update["update_id"] >= confirmed]
        if not self.updates:
            await asyncio.sleep(POLL_SECONDS)
        return ok(self.updates[:100])


def _parsed(value: str) -> Any:
    """Objects and lists are JSON in the form; all else is text, a number too."""
    return json.loads(value) if value[:1] in ("{", "[") and _is_json(value) else value


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True


def _response(answer: Http) -> Response:
    return Response(answer.body, answer.status, media_type=answer.content_type)
