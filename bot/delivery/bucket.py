"""A token bucket at a provider's door: so many messages a second, and no more."""

import asyncio
import time
from collections.abc import Callable


class TokenBucket:
    """Lets `rate` messages a second through, in bursts of at most one second's worth."""

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._tokens = rate
        self._filled_at = clock()

    async def take(self) -> None:
        """Wait until a message may go."""
        while (wait := self._wait()) > 0:  # noqa: ASYNC110  # time, not an event, refills the bucket
            await asyncio.sleep(wait)

    def _wait(self) -> float:
        """Take a token and give 0, or the seconds until there will be one."""
        now = self._clock()
        self._tokens = min(self._rate, self._tokens + (now - self._filled_at) * self._rate)
        self._filled_at = now
        if self._tokens >= 1:
            self._tokens -= 1
            return 0
        return (1 - self._tokens) / self._rate
