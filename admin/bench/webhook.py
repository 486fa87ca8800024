"""The whole SMS webhook path (form, answer, commit with synchronous=FULL, 200) beside a bare form route."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from admin.bench.load import Result, Target, as_fast_as_possible, at_a_rate
from admin.bench.server import HOST, running
from admin.server.channels import demo_secret
from knowledge.files import read, starter_directory

SECRET: Final = "a secret for measuring only"  # noqa: S105  # a server that lives for a minute on loopback
REQUESTS: Final = 3_000
RATE: Final = 200.0
RATE_SECONDS: Final = 15
WARM_UP: Final = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """Our webhook and the bare route; start-up in seconds (first start, later start), memory in megabytes."""

    first_start: float
    start: float
    memory: float
    ours: Result
    ours_at_rate: Result
    bare: Result
    bare_at_rate: Result


def measure() -> Measured:
    """Measure; takes about a minute. Everything stays on loopback and in a temporary folder."""
    texts = [phrase.text for phrase in read(starter_directory()).phrases][::7]
    with tempfile.TemporaryDirectory() as folder:
        environment = {"JIRANI_DATA": str(Path(folder)), "JIRANI_SECRET": SECRET}
        serve = ["admin", "serve", "--host", HOST, "--port"]
        with running(serve, environment, "/ready") as server:
            first_start = server.ready_after
        with running(serve, environment, "/ready") as server:
            path = f"/sms/africastalking/{demo_secret(SECRET, 'sms')}/incoming"
            ours, ours_at_rate = asyncio.run(_load(Target(HOST, server.port, path), texts))
            start, memory = server.ready_after, server.memory()
    with running(["admin.bench.bare"], {}, "/bare") as server:
        bare, bare_at_rate = asyncio.run(_load(Target(HOST, server.port, "/bare"), texts))
    return Measured(first_start, start, memory, ours, ours_at_rate, bare, bare_at_rate)


async def _load(target: Target, texts: list[str]) -> tuple[Result, Result]:
    await as_fast_as_possible(target, _forms(texts, WARM_UP))
    fast = await as_fast_as_possible(target, _forms(texts, REQUESTS))
    return fast, await at_a_rate(target, _forms(texts, int(RATE * RATE_SECONDS)), RATE)


def _forms(texts: list[str], count: int) -> list[dict[str, str]]:
    """Africa's Talking forms as they come, from as many people as there are messages."""
    return [
        {
            "date": "2026-11-24 06:04:45",
            "from": f"+2547{number % 100_000_000:08d}",
            "id": str(uuid4()),
            "linkId": "",
            "text": texts[number % len(texts)],
            "to": "22345",
            "networkCode": "63902",
        }
        for number in range(count)
    ]


def table(measured: Measured) -> str:
    """The figures for people."""
    rows = [
        ("SMS webhook, as fast as possible", measured.ours),
        ("bare form route, as fast as possible", measured.bare),
        (f"SMS webhook at {RATE:.0f}/s", measured.ours_at_rate),
        (f"bare form route at {RATE:.0f}/s", measured.bare_at_rate),
    ]
    lines = [f"{'':<40}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'failed':>8}"]
    lines += [f"{name:<40}{r.per_second:>8.0f}{r.median:>9.1f}{r.p99:>9.1f}{r.failed:>8}" for name, r in rows]
    lines.append(f"ready after {measured.start:.1f} s (first start with an empty folder: {measured.first_start:.1f} s)")
    lines.append(f"memory after the load: {measured.memory:.0f} MB")
    return "\n".join(lines)
