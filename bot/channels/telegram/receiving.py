"""Takes updates, however they reach us: reads them and has them stored."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import structlog
from starlette.concurrency import run_in_threadpool
from telegram import Update

from bot.channels.door import Intake
from bot.channels.telegram.account import Identity
from bot.channels.telegram.reading import read
from bot.messages import Incoming

DEMO: Final = Identity(1, "jirani_demo_bot")
"""Who we are where there is no bot, and only the simulator sends updates."""

Clock = Callable[[], datetime]

logger = structlog.get_logger()


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Reads updates for the bot that `identity` tells, and stores them. `notice_press` ends a button's waiting sign."""

    intake: Intake
    identity: Callable[[], Identity]
    notice_press: Callable[[str], Awaitable[None]]
    clock: Clock = utc_now

    async def take(self, update: Update) -> str | None:
        """Store what an update says; returns the id of the press to be noticed, if it was one.

        Raises only what the intake raises. An update that cannot be read is dropped: it would be no better next time.
        """
        try:
            incoming = read(update, self.identity(), self.clock())
        except Exception as error:  # noqa: BLE001  # the library takes values unchecked; anything can come of it
            logger.warning("telegram.unreadable", error=type(error).__name__)
            return None
        if incoming is not None:
            await self._store(incoming)
        return update.callback_query.id if update.callback_query else None

    async def _store(self, incoming: Incoming) -> None:
        taken = await run_in_threadpool(self.intake.receive, incoming)
        event, number = incoming.event.value, incoming.provider_id
        logger.info("telegram.received", id=number, kind=event, repeated=taken.repeated)


def demo_receiver(intake: Intake) -> Receiver:
    """A receiver for the simulator: it knows no Telegram."""
    return Receiver(intake, lambda: DEMO, _no_press)


async def _no_press(press: str) -> None:
    """There is no waiting sign to end."""
