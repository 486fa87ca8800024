"""Runs an ASGI app on a free loopback port, in a thread of its own, as long as a `with` block lasts."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

START_SECONDS: Final = 10.0
STOP_SECONDS: Final = 10.0
GRACE_SECONDS: Final = 1
"""What a request that hangs on purpose gets when the block ends."""


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Serve the app; yields its base address, such as http://127.0.0.1:49152. Start-up errors are raised here."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        server = _Server(app)
        thread = threading.Thread(target=server.run_until_stopped, args=(listener,), daemon=True)
        thread.start()
        try:
            server.wait_until_ready()
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(STOP_SECONDS)
            if thread.is_alive():
                raise RuntimeError("The test server did not stop.")


class _Server(uvicorn.Server):
    """A server that tells when it is up, or that it will never be."""

    def __init__(self, app: ASGIApp) -> None:
        self._ready = threading.Event()
        super().__init__(
            uvicorn.Config(
                app,
                loop="asyncio",
                ws="none",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )

    def run_until_stopped(self, listener: socket.socket) -> None:
        """The thread's work. uvicorn leaves with SystemExit when the app does not start."""
        try:
            self.run(sockets=[listener])
        except SystemExit:
            self.started = False
        finally:
            self._ready.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Called by uvicorn; the app's own start-up has run when this is done."""
        await super().startup(sockets)
        self._ready.set()

    def wait_until_ready(self) -> None:
        if not self._ready.wait(START_SECONDS) or not self.started:
            raise RuntimeError("The test server did not start.")
