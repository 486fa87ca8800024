"""How fast one session may write. Who is too fast waits a little, so that even then an emergency is answered."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

AT_ONCE: Final = 10
EVERY: Final = 2.0
"""Messages answered at once, and then the seconds between two: no person types faster for long (our choice)."""
LONGEST_WAIT: Final = 6.0
"""Seconds. Three messages waiting at once are a machine's, and the next is refused."""
SESSIONS: Final = 5_000


class Pace:
    """Remembers of each session only when its messages would be used up at the usual pace."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._used_up: OrderedDict[str, float] = OrderedDict()

    async def wait(self, session: str) -> bool:
        """Wait until this session's message may be taken; False where too many wait already."""
        now = self._clock()
        used_up = max(self._used_up.get(session, now), now) + EVERY
        wait = used_up - now - AT_ONCE * EVERY
        if wait > LONGEST_WAIT:
            return False
        self._used_up[session] = used_up
        self._used_up.move_to_end(session)
        if len(self._used_up) > SESSIONS:
            self._used_up.popitem(last=False)
        if wait > 0:
            await self._sleep(wait)
        return True
