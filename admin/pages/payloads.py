"""What the providers would post for a phone, written as they write it (fields as in their recorded callbacks)."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from admin.pages.phones import Call, Handset
from bot.channels.demo import Demo
from bot.channels.telegram.address import PATH as TELEGRAM_PATH
from bot.channels.telegram.address import SECRET_HEADER
from bot.messages import Location

SHORT_CODE: Final = "22345"
"""The number that the phone on the screen writes to (an example of Africa's Talking's)."""
SERVICE_CODE: Final = "*384*70421#"
"""The code that the phone on the screen dials (an example of Africa's Talking's)."""
SAFARICOM: Final = "63902"
UPDATE_IDS: Final = 2**53
"""Telegram's ids count up; ours are random, so that they are new after a restart too."""
FORM: Final = "application/x-www-form-urlencoded"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Post:
    """A request to one of our own routes. `shown` is its path and body without any secret, for people to read."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    shown: str


def sms(demo: Demo, handset: Handset, text: str, now: datetime) -> Post:
    """An SMS from this phone, as Africa's Talking tells of it."""
    form = {
        "linkId": "",
        "text": text,
        "to": SHORT_CODE,
        "id": str(uuid4()),
        "date": now.strftime("%Y-%m-%d %H:%M:%S"),
        "from": handset.number,
        "networkCode": SAFARICOM,
    }
    return _form(demo, "/sms/africastalking/{}/incoming", form)


def new_call() -> Call:
    """A session that begins now."""
    return Call(f"ATUid_{uuid4().hex}")


def ussd(demo: Demo, handset: Handset, call: Call) -> Post:
    """What was typed in a session, as Africa's Talking asks for the next screen."""
    form = {
        "phoneNumber": handset.number,
        "serviceCode": SERVICE_CODE,
        "text": call.path,
        "sessionId": call.session,
        "networkCode": SAFARICOM,
    }
    return _form(demo, "/ussd/africastalking/{}", form)


def ussd_end(demo: Demo, handset: Handset, call: Call, status: str, now: datetime) -> Post:
    """The news that a session is over: `status` is Success at its last screen, Incomplete where it was dropped."""
    form = {
        "date": now.strftime("%Y-%m-%d %H:%M:%S"),
        "sessionId": call.session,
        "serviceCode": SERVICE_CODE,
        "networkCode": SAFARICOM,
        "phoneNumber": handset.number,
        "status": status,
        "cost": "KES 0.10",
        "input": call.path,
    }
    return _form(demo, "/ussd/africastalking/{}/events", form)


def delivery_report(demo: Demo, handset: Handset, provider_id: str) -> Post:
    """The report that our message reached this phone."""
    form = {"id": provider_id, "status": "Success", "phoneNumber": handset.number, "networkCode": SAFARICOM}
    return _form(demo, "/sms/africastalking/{}/delivery", form)


def telegram_text(demo: Demo, handset: Handset, language: str, text: str, now: datetime) -> Post:
    """A text or a /command in the private chat with the bot."""
    message = _message(handset, language, now) | {"text": text}
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0].encode("utf-16-le")) // 2
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return _update(demo, {"message": message})


def telegram_location(demo: Demo, handset: Handset, language: str, place: Location, now: datetime) -> Post:
    """A shared location."""
    point = {"latitude": place.latitude, "longitude": place.longitude}
    return _update(demo, {"message": _message(handset, language, now) | {"location": point}})


def telegram_press(demo: Demo, handset: Handset, language: str, value: str, now: datetime) -> Post:
    """A tap on a button under one of our messages."""
    ours = {
        "message_id": secrets.randbelow(2**31),
        "from": {"id": 1, "is_bot": True, "first_name": "Jirani", "username": "jirani_demo_bot"},
        "chat": _chat(handset),
        "date": int(now.timestamp()),
        "text": "...",
    }
    press = {
        "id": str(secrets.randbelow(2**63)),
        "from": _user(handset, language),
        "message": ours,
        "chat_instance": str(secrets.randbelow(2**63)),
        "data": value,
    }
    return _update(demo, {"callback_query": press})


def _form(demo: Demo, path: str, form: Mapping[str, str]) -> Post:
    """A form of Africa's Talking's to one of our addresses; `path` has a place for the secret."""
    lines = "\n".join(f"{field}={value}" for field, value in form.items())
    shown = f"POST {path.format('...')}\n\n{lines}"
    return Post(path.format(demo.sms_secret), {"Content-Type": FORM}, urlencode(form).encode(), shown)


def _update(demo: Demo, content: Json) -> Post:
    update = {"update_id": secrets.randbelow(UPDATE_IDS), **content}
    shown = f"POST {TELEGRAM_PATH}\n\n{json.dumps(update, indent=2, ensure_ascii=False)}"
    headers = {"Content-Type": "application/json", SECRET_HEADER: demo.telegram_secret}
    return Post(TELEGRAM_PATH, headers, json.dumps(update).encode(), shown)


def _message(handset: Handset, language: str, now: datetime) -> Json:
    return {
        "message_id": secrets.randbelow(2**31),
        "from": _user(handset, language),
        "chat": _chat(handset),
        "date": int(now.timestamp()),
    }


def _user(handset: Handset, language: str) -> Json:
    return {"id": int(handset.address), "is_bot": False, "first_name": "Amina", "language_code": language}


def _chat(handset: Handset) -> Json:
    return {"id": int(handset.address), "first_name": "Amina", "type": "private"}
