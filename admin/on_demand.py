"""Loads what a start may not need, when it is needed: the one place where something is imported after the start.

A small server has little memory. What stands in `Part` is a quarter of what the server would take at its start
otherwise (demo mode, SQLite): 38 of 150 MB, and 0.5 s.
"""

from enum import StrEnum
from importlib import import_module
from types import ModuleType

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send


class Part(StrEnum):
    """Modules that bring large libraries with them."""

    UPGRADE = "admin.upgrade"
    """Alembic, 11 MB: only where the tables are not the newest."""
    AFRICASTALKING = "bot.channels.africastalking.sender"
    """The SDK and requests, 7 MB: only where the provider is configured."""
    CREDIT = "bot.channels.africastalking.credit"
    """The same libraries, under the same condition."""
    TELEGRAM = "admin.server.telegram"
    """python-telegram-bot, 18 MB: only where a bot is configured, or at the simulator's first message to it."""


def load(part: Part) -> ModuleType:
    """The module of this part, imported now if it was not yet."""
    return import_module(part.value)


class FirstUse:
    """An application of a route that is made of a part at the first request, in a thread: that takes 0.2 s."""

    def __init__(self, part: Part, make: str, *arguments: object) -> None:
        self._part = part
        self._make = make
        self._arguments = arguments
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if self._app is None:
            self._app = await run_in_threadpool(self._made)
        await self._app(scope, receive, send)

    def _made(self) -> ASGIApp:
        app: ASGIApp = getattr(load(self._part), self._make)(*self._arguments)
        return app
