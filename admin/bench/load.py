"""A small load generator over loopback: plain HTTP/1.1 on kept connections, so that it costs little of the machine."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

CONNECTIONS: Final = 32


@dataclass(frozen=True, slots=True)
class Result:
    """What a run measured; times in milliseconds. Failed are answers other than 200."""

    requests: int
    failed: int
    per_second: float
    median: float
    p99: float


class Target:
    """One form route."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self._host = host
        self._port = port
        self._path = path

    async def connect(self) -> "Connection":
        """A kept connection."""
        reader, writer = await asyncio.open_connection(self._host, self._port)
        return Connection(reader, writer, f"POST {self._path} HTTP/1.1\r\nHost: {self._host}\r\n")


class Connection:
    """Posts forms one after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head: str) -> None:
        self._reader = reader
        self._writer = writer
        self._head = head

    async def post(self, form: dict[str, str]) -> int:
        """The status of the answer, after all of it was read."""
        body = urlencode(form)
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        self._writer.write(f"{self._head}{kind}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
        await self._reader.readexactly(int(lengths[0]) if lengths else 0)
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """Let it go."""
        self._writer.close()


async def as_fast_as_possible(target: Target, forms: Sequence[dict[str, str]]) -> Result:
    """All forms over a few connections, each waiting for its answer: how many a second."""
    waiting = iter(forms)
    statuses: list[int] = []
    times: list[float] = []

    async def work() -> None:
        connection = await target.connect()
        for form in waiting:
            began = time.perf_counter()
            statuses.append(await connection.post(form))
            times.append(time.perf_counter() - began)
        connection.close()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(CONNECTIONS)))
    return _result(statuses, times, time.perf_counter() - began)


async def at_a_rate(target: Target, forms: Sequence[dict[str, str]], per_second: float) -> Result:
    """One form every 1/rate seconds whether or not the last is answered; times count from the moment it was due."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(await target.connect())
    statuses: list[int] = []
    times: list[float] = []
    began = time.perf_counter()

    async def one(number: int, form: dict[str, str]) -> None:
        due = began + number / per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        connection = await free.get()
        statuses.append(await connection.post(form))
        times.append(time.perf_counter() - due)
        free.put_nowait(connection)

    await asyncio.gather(*(one(number, form) for number, form in enumerate(forms)))
    took = time.perf_counter() - began
    while not free.empty():
        free.get_nowait().close()
    return _result(statuses, times, took)


def _result(statuses: list[int], times: list[float], took: float) -> Result:
    ordered = sorted(times)
    return Result(
        requests=len(statuses),
        failed=sum(status != 200 for status in statuses),  # HTTP's own number for "well"
        per_second=len(statuses) / took,
        median=ordered[len(ordered) // 2] * 1_000,
        p99=ordered[int(len(ordered) * 0.99)] * 1_000,
    )
