"""The bot's life in a server: it makes itself known to Telegram, and listens."""

import asyncio
from enum import StrEnum
from functools import partial
from typing import Final

import structlog
from starlette.routing import Route
from telegram.error import BadRequest, Conflict, InvalidToken

from bot.channels.door import Intake
from bot.channels.telegram.account import Account, Identity
from bot.channels.telegram.buttons import notice_press
from bot.channels.telegram.connection import close_bot, open_bot
from bot.channels.telegram.menu import Menu, register_menu, register_webhook
from bot.channels.telegram.patience import Patience
from bot.channels.telegram.polling import poll
from bot.channels.telegram.receiving import Receiver
from bot.channels.telegram.refusals import is_telegrams
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.webhooks import routes

logger = structlog.get_logger()


LONGEST_REASON: Final = 200
"""Characters of Telegram's words that we log (our choice)."""


class State(StrEnum):
    """How we stand with Telegram."""

    CONNECTING = "connecting"
    LISTENING = "listening"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class TelegramService:
    """A bot of ours. `start` never waits for Telegram: where it cannot be reached, we try again in the background."""

    def __init__(self, account: Account, intake: Intake, menu: Menu, patience: Patience | None = None) -> None:
        self._account = account
        self._menu = menu
        self._patience = patience or Patience()
        self._bot = open_bot(account)
        self._identity = Identity(account.number, None)
        self._receiver = Receiver(intake, lambda: self._identity, partial(notice_press, self._bot))
        self._life: asyncio.Task[None] | None = None
        self.sender = TelegramSender(self._bot)
        self.state = State.CONNECTING

    @property
    def username(self) -> str | None:
        """The bot's name without the @; None until Telegram has told it."""
        return self._identity.username

    def routes(self) -> list[Route]:
        """The route for Telegram's updates; none where we ask for them ourselves."""
        return [] if self._account.polling else routes(self._account.callback_secret, self._receiver)

    async def start(self) -> None:
        """Begin to live; returns at once."""
        self._life = asyncio.create_task(self._live())

    async def stop(self) -> None:
        """Stop listening and close the connections. The webhook stays: Telegram keeps updates until we are back."""
        if self._life is not None:
            self._life.cancel()
            await asyncio.gather(self._life, return_exceptions=True)
        await close_bot(self._bot)

    async def _live(self) -> None:
        failures = 0
        while True:
            try:
                await self._register()
                if not self._account.polling:
                    return
                async for _ in poll(self._bot, self._receiver):
                    failures = 0
            except Exception as error:  # noqa: BLE001  # Telegram, a proxy, the database: all of it may pass
                pause = self._patience.pause(failures, error)
                self._note(error, pause)
            failures += 1
            await asyncio.sleep(pause)

    async def _register(self) -> None:
        """Learn our name, say where updates go, and show our commands."""
        await self._bot.initialize()
        self._identity = Identity(self._account.number, self._bot.username)
        await register_webhook(self._bot, self._account)
        try:
            await register_menu(self._bot, self._menu)
        except BadRequest as error:
            # A word that Telegram does not like must not keep us from answering.
            logger.error("telegram.menu-refused", reason=_reason(error))  # no trace: we know where
        self.state = State.LISTENING
        logger.info("telegram.listening", polling=self._account.polling)

    def _note(self, error: Exception, pause: float) -> None:
        """Tell what went wrong, by its name only: the library's text can hold the token."""
        refused = isinstance(error, (BadRequest, Conflict, InvalidToken))
        self.state = State.REFUSED if refused else State.UNREACHABLE
        log = logger.error if refused else logger.warning
        log("telegram.not-listening", error=type(error).__name__, reason=_reason(error), again_in=pause)


def _reason(error: Exception) -> str | None:
    """Telegram's words about our settings; no other error's, which can hold the token."""
    return error.message[:LONGEST_REASON] if isinstance(error, BadRequest) and is_telegrams(error) else None
