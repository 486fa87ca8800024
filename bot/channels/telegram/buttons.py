"""Inline buttons: how they are shown, and how a press is noticed."""

from collections.abc import Sequence

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.channels.telegram.connection import MISREAD
from bot.messages import Button

logger = structlog.get_logger()


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The buttons under a message, None where it has none."""
    shown = [[InlineKeyboardButton(button.label, callback_data=button.value) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(shown) if shown else None


async def notice_press(bot: Bot, press: str) -> None:
    """End the waiting sign on a pressed button. Nothing depends on it: Telegram forgets a press after 150 s anyway."""
    try:
        await bot.answer_callback_query(press)
    except (TelegramError, *MISREAD) as error:
        logger.info("telegram.press-not-noticed", error=type(error).__name__)
