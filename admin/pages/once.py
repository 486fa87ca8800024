"""The reply to a message that is sent twice: a second tap on a slow phone must show the answer, and not ask again."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from bot.channels.door import Taken

KEPT_SECONDS: Final = 600.0
SESSIONS: Final = 1_000
"""Bounds of what is kept, in memory only: the last reply of each session."""


class Once:
    """Asks each message once, and gives what came of it to whoever sends the same again, even while it is answered."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: OrderedDict[str, tuple[str, float, asyncio.Future[Taken]]] = OrderedDict()

    async def take(self, session: str, message: str, ask: Callable[[], Awaitable[Taken]]) -> Taken:
        """What came of this message of the session; raises what `ask` raises, and then it may be asked again."""
        self._drop_old()
        last = self._last.get(session)
        if last is not None and last[0] == message:
            return await asyncio.shield(last[2])
        answer = asyncio.ensure_future(ask())
        self._last[session] = (message, self._clock(), answer)
        self._last.move_to_end(session)
        try:
            return await asyncio.shield(answer)
        except Exception:
            self._forget(session, message)
            raise

    def _forget(self, session: str, message: str) -> None:
        last = self._last.get(session)
        if last is not None and last[0] == message:
            del self._last[session]

    def _drop_old(self) -> None:
        oldest = self._clock() - KEPT_SECONDS
        while self._last:
            session, (_, since, _answer) = next(iter(self._last.items()))
            if since > oldest and len(self._last) < SESSIONS:
                return
            del self._last[session]
