"""The real service in a process of its own: `jirani serve`, with settings as in service."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

SECRET = "0123456789abcdef-callback"
READY_SECONDS = 100.0


@dataclass
class Service:
    """A server that can be started, killed and started again on the same port and data."""

    settings: Mapping[str, str]
    log: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it is ready."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("JIRANI_")}
        command = [sys.executable, "-m", "admin", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env={**clean, **self.settings}, stdout=log, stderr=log)
        wait_until(self._ready, READY_SECONDS)

    def kill(self) -> None:
        """kill -9: no farewell, nothing is flushed."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Stop as an operator does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def _ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text(encoding="utf-8")[-2_000:]
        try:
            return httpx.get(f"{self.url}/ready", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until it holds; an AssertionError after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)
