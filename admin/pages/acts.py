"""What a person does with the phone on the screen, and what the provider posts for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from admin.pages import payloads
from admin.pages.forms import Form
from admin.pages.payloads import Post
from admin.pages.phones import Call, Handset, Phone
from bot.channels.demo import Demo
from bot.messages import MAX_TEXT, Channel, Location
from knowledge.values import County

LONGEST_VALUE: Final = 64
"""Characters of a button's value; Telegram takes 64 bytes."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act as the screen shows it, and the provider's request; `call` is the USSD session that is open with it."""

    shown: str
    post: Post
    call: Call | None = None


def read_act(
    form: Form, handset: Handset, phone: Phone, demo: Demo, counties: Mapping[str, County], language: str
) -> Act | None:
    """What the form says was done; None where it was nothing. `language` is that of the Telegram app."""
    now, text = datetime.now(UTC), form.get("text").strip()[:MAX_TEXT]
    if handset.channel is Channel.SMS:
        return Act(text, payloads.sms(demo, handset, text, now)) if "text" in form.fields else None
    if handset.channel is Channel.USSD:
        return _ussd_act(form, text, handset, phone, demo, now)
    if form.get("press"):
        value = form.get("press")[:LONGEST_VALUE]
        return Act(phone.label(value), payloads.telegram_press(demo, handset, language, value, now))
    county = counties.get(form.get("place"))
    if county is not None and county.points:
        town = county.points[0]
        place = Location(town.latitude, town.longitude)
        return Act(town.town, payloads.telegram_location(demo, handset, language, place, now))
    # Telegram sends no empty texts.
    return Act(text, payloads.telegram_text(demo, handset, language, text, now)) if text else None


def _ussd_act(form: Form, text: str, handset: Handset, phone: Phone, demo: Demo, now: datetime) -> Act | None:
    """Dialling, hanging up, or an input; nothing can be typed where no session is open."""
    if "dial" in form.fields:
        call = payloads.new_call()
        return Act(payloads.SERVICE_CODE, payloads.ussd(demo, handset, call), call)
    if phone.call is None:
        return None
    if "hang-up" in form.fields:
        return Act("", payloads.ussd_end(demo, handset, phone.call, "Incomplete", now))
    if "text" not in form.fields:
        return None
    call = phone.call.typed(text)
    return Act(text, payloads.ussd(demo, handset, call), call)
