"""Starts a server of ours in a process of its own, and tells its start-up time and memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"
PATIENCE: Final = 60.0
"""Seconds a server may take to be ready."""


class NotStarted(Exception):
    """The server did not become ready."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that is ready. `ready_after` is seconds since its process began."""

    port: int
    pid: int
    ready_after: float

    def memory(self) -> float:
        """Resident memory now, in megabytes (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1_024
        return 0.0


@contextmanager
def running(arguments: list[str], environment: Mapping[str, str], path: str) -> Iterator[Running]:
    """A Python process that serves on a free port (appended to the arguments), until the block ends."""
    port = _free_port()
    began = time.perf_counter()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JIRANI_")}
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and modules
        [sys.executable, "-m", *arguments, str(port)],
        env={**clean, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, f"http://{HOST}:{port}{path}")
        yield Running(port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310  # loopback
                return
        except urllib.error.HTTPError as error:
            if error.code == 405:  # it answers: a route for POST only
                return
        except OSError:
            pass
        time.sleep(0.02)
    raise NotStarted(f"{address} did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
