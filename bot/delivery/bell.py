"""Wakes the delivery loop when a reply was stored, from whatever thread stored it."""

import asyncio


class Bell:
    """Rung by anybody, heard by the one loop that waits."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()

    def attach(self) -> None:
        """The calling task's loop is the one that will wait."""
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        """There is work; harmless where nobody waits."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._rung.set)

    async def wait(self, seconds: float) -> None:
        """Until it rings, or this many seconds."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return
        self._rung.clear()
