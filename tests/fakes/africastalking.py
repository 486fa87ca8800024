"""A fake Africa's Talking: the messaging API as recorded from the real one, the credit, and the callbacks it makes.

Each send takes the next planned answer; a number may have a standing one. Without a plan a message is taken. It also
keeps what the real one would: the requests, and the ids it gave. Asked for the credit it tells `balance`; or what
stands in `credit`, every time.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final
from urllib.parse import parse_qs

import httpx
import smsutil
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

API_KEY: Final = "atsk_fake"
BALANCE: Final = "KES 1785.50"
PRICE_PER_PART: Final = 0.8
"""Kenyan shillings, as in all recorded answers."""

WORDS: Final = {
    100: "Processed",
    101: "Success",
    102: "Success",
    401: "RiskHold",
    402: "InvalidSenderId",
    403: "InvalidPhoneNumber",
    404: "UnsupportedNumberType",
    405: "InsufficientBalance",
    406: "UserInBlacklist",
    407: "CouldNotRoute",
    409: "DoNotDisturbRejection",
    500: "InternalServerError",
    501: "GatewayError",
    502: "RejectedByGateway",
}
TAKEN: Final = (100, 101, 102)


@dataclass(frozen=True, slots=True)
class Code:
    """Answer 201 with this code for each recipient. The real one's content type has no charset."""

    code: int = 101
    content_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Http:
    """Answer exactly this."""

    status: int
    body: str
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hang:
    """Answer only after so many seconds."""

    seconds: float


Answer = Code | Http | Hang


def refused_whole(word: str) -> Http:
    """201 and no recipients: how a bad sender ID, or no credit, is answered."""
    return Http(201, json.dumps({"SMSMessageData": {"Message": word, "Recipients": []}}))


INVALID_SENDER_ID: Final = refused_whole("InvalidSenderId")
NO_RECIPIENTS: Final = refused_whole("Sent to 0/1 Total Cost: 0")
UNAUTHORISED: Final = Http(401, "The supplied authentication is invalid", "text/plain; charset=UTF-8")
UNAVAILABLE: Final = Http(503, "Service Unavailable", "text/plain")
BROKEN_JSON: Final = Http(201, '{"SMSMessageData": {"Mess')


def throttled(retry_after: str | None = None) -> Http:
    """Too many requests."""
    return Http(429, "Too Many Requests", "text/plain", {"retry-after": retry_after} if retry_after else {})


@dataclass(frozen=True, slots=True)
class Send:
    """A request as it came in."""

    headers: Mapping[str, str]
    form: Mapping[str, str]

    @property
    def numbers(self) -> list[str]:
        """Whom it is for."""
        return self.form["to"].split(",")


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the account as it came in; `query` is what stood behind the address's question mark."""

    headers: Mapping[str, str]
    query: str
    body: bytes


class FakeAfricasTalking:
    """The server's state; `app` is the ASGI app to serve."""

    def __init__(self, api_key: str = API_KEY) -> None:
        self.sends: list[Send] = []
        self.planned: deque[Answer] = deque()
        self.standing: dict[str, Answer] = {}
        self.questions: list[Question] = []
        self.balance: object = BALANCE
        self.credit: Http | Hang | None = None
        self._api_key = api_key
        self._ids = count(1)
        messaging = Route("/version1/messaging", self._messaging, methods=["POST"])
        self.app = Starlette(routes=[messaging, Route("/version1/user", self._user, methods=["GET"])])

    def plan(self, *answers: Answer) -> None:
        """What the next sends are answered."""
        self.planned.extend(answers)

    def reset(self) -> None:
        """Forget requests and plans, so that several tests can share a server."""
        self.sends.clear()
        self.planned.clear()
        self.standing.clear()
        self.questions.clear()
        self.balance, self.credit = BALANCE, None

    async def _messaging(self, request: Request) -> Response:
        form = {name: values[-1] for name, values in parse_qs((await request.body()).decode()).items()}
        self.sends.append(Send(dict(request.headers), form))
        if request.headers.get("apikey") != self._api_key:
            return _response(UNAUTHORISED)
        answer = self.planned.popleft() if self.planned else self.standing.get(form.get("to", ""), Code())
        if isinstance(answer, Hang):
            await asyncio.sleep(answer.seconds)
            answer = Code()
        return _response(answer if isinstance(answer, Http) else self._sent(form, answer))

    async def _user(self, request: Request) -> Response:
        self.questions.append(Question(dict(request.headers), request.url.query, await request.body()))
        if request.headers.get("apikey") != self._api_key:
            return _response(UNAUTHORISED)
        if isinstance(self.credit, Hang):
            await asyncio.sleep(self.credit.seconds)
        if isinstance(self.credit, Http):
            return _response(self.credit)
        return _response(Http(200, json.dumps({"UserData": {"balance": self.balance}})))

    def _sent(self, form: Mapping[str, str], answer: Code) -> Http:
        parts = len(smsutil.split(form.get("message", "")).parts)
        recipients = [self._recipient(number, parts, answer) for number in form["to"].split(",")]
        taken = sum(each["statusCode"] in TAKEN for each in recipients)
        cost = f"KES {taken * parts * PRICE_PER_PART:.4f}" if taken else "0"
        message = f"Sent to {taken}/{len(recipients)} Total Cost: {cost} Message parts: {parts}"
        body = json.dumps({"SMSMessageData": {"Message": message, "Recipients": recipients}})
        return Http(201, body, answer.content_type)

    def _recipient(self, number: str, parts: int, answer: Code) -> dict[str, str | int]:
        code = answer.code if re.fullmatch(r"\+[1-9]\d{6,14}", number, re.ASCII) else 403
        taken = code in TAKEN
        return {
            "statusCode": code,
            "number": number,
            "status": WORDS.get(code, "SomethingNew"),
            "cost": f"KES {parts * PRICE_PER_PART:.4f}" if taken else "0",
            "messageId": f"ATXid_{next(self._ids):032x}" if taken else "None",
        }


def _response(answer: Http) -> Response:
    # A bare content-type header: Starlette would add a charset to text/plain by itself.
    return Response(answer.body, answer.status, {"content-type": answer.content_type, **answer.headers})


class Callbacks:
    """The callbacks that Africa's Talking makes to a service's base address; each returns the HTTP status."""

    def __init__(self, base_url: str, secret: str) -> None:
        self._url = f"{base_url}/sms/africastalking/{secret}"
        self._ids = count(1)

    def incoming(self, sender: str, text: str, *, provider_id: str = "", **fields: str) -> int:
        """A message from this number. More fields, or other values, by name."""
        form = {
            "linkId": "",
            "text": text,
            "to": "22345",
            "id": provider_id or f"00000000-0000-4000-8000-{next(self._ids):012x}",
            "date": "2026-11-22 06:04:45",
            "from": sender,
            "networkCode": "63902",
        }
        return self._post("incoming", form | fields)

    def delivery(self, message_id: str, status: str, number: str, **fields: str) -> int:
        """A delivery report."""
        form = {"id": message_id, "status": status, "phoneNumber": number, "networkCode": "63902"}
        return self._post("delivery", form | fields)

    def opt_out(self, number: str, sender: str = "22345") -> int:
        """A person's opt-out at the operator."""
        return self._post("opt-out", {"senderId": sender, "phoneNumber": number})

    def _post(self, name: str, form: Mapping[str, str]) -> int:
        return httpx.post(f"{self._url}/{name}", data=dict(form), trust_env=False).status_code
