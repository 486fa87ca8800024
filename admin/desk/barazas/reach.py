"""How people reach us from a poster: only what is set up, nothing invented."""

import re
from dataclasses import dataclass
from typing import Final

import segno

from admin.desk.visit import Visit
from bot.store.barazas import Baraza

DIALLED: Final = re.compile(r"\+?\d{3,15}")
"""A number or short code that can be texted; a sender's name can not."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The SMS number and the Telegram bot's name (without the @); None where there is none."""

    sms: str | None
    telegram: str | None

    def __bool__(self) -> bool:
        return bool(self.sms or self.telegram)


def reach(visit: Visit) -> Reach:
    """What this installation has."""
    account = visit.desk.settings.africastalking
    return reach_by(account.sender if account else None, visit.desk.telegram_name())


def reach_by(sender: str | None, telegram: str | None) -> Reach:
    """What can be printed of an SMS account's sender and a bot's name. Pure."""
    number = (sender or "").replace(" ", "")
    return Reach(number if DIALLED.fullmatch(number) else None, telegram)


def sms_code(number: str, meeting: Baraza) -> segno.QRCode:
    """A code that opens a phone's SMS with the number and the word filled in."""
    return segno.make_qr(f"SMSTO:{number}:{meeting.word.upper()}", error="m")


def telegram_code(name: str, meeting: Baraza) -> segno.QRCode:
    """A code that opens the bot, with the word sent by the first press."""
    return segno.make_qr(f"https://t.me/{name}?start={meeting.word}", error="m")
