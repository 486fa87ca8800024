"""The other ways to reach this installation, where it has them."""

import re
from dataclasses import dataclass
from typing import Final

from admin.pages.context import PagesContext

_NUMBER: Final = re.compile(r"\+?\d{3,15}", re.ASCII)
"""A sender made of letters cannot be written to."""
_BOT: Final = re.compile(r"[A-Za-z0-9_]{4,32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OtherWays:
    """The number for SMS, and the bot's name without the @; None where there is none."""

    sms: str | None
    telegram: str | None


def other_ways(context: PagesContext) -> OtherWays:
    """What can be shown as a way to reach us."""
    number, bot = context.sms_number or "", context.telegram_name() or ""
    return OtherWays(sms=number if _NUMBER.fullmatch(number) else None, telegram=bot if _BOT.fullmatch(bot) else None)
