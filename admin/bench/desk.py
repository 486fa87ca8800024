"""How long each page of the desk takes with 2,000 entries and 200,000 messages, and what it weighs on the wire.

The pages are asked of a server of our own in another process, one after the other, as a browser asks: compressed.
"""

import gzip
import re
import statistics
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from admin.bench.big_desk import fill
from admin.bench.server import HOST, Running, running
from admin.desk import desk_pages
from admin.desk.numbers import keep_past_days
from admin.migrate import migrate
from knowledge.store import open_engine

AGAIN: Final = 5
"""Times that each page is asked for; the median is shown, and the slowest."""
FILLED: Final = {"number": "1", "topic": "alien-card", "scope": "mombasa", "slug": "police-999", "table": "days"}
FILES: Final = re.compile(r'(?:src|href)="(/static/[^"]+)"')
NOT_PAGES: Final = (".pdf", ".png", ".xlsx", ".csv", "/welcome/", "/sign-in")
"""Addresses of files, and of what comes before signing in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page: its address and status; milliseconds; kilobytes on the wire, alone and with all files that it loads."""

    address: str
    status: int
    median: float
    slowest: float
    weight: float
    first: float


def measure() -> tuple[Measured, ...]:
    """Fill a database, serve it, and ask for every page."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        engine = open_engine(f"sqlite:///{data / 'jirani.db'}")
        migrate(engine)
        now = datetime.now(UTC)
        token = fill(engine, now)
        keep_past_days(engine, now)  # a server that has been up for an hour has done so
        engine.dispose()
        with running(["admin", "serve", "--port"], {"JIRANI_DATA": folder}, "/ready") as server:
            return tuple(_page(server, address, token) for address in _addresses())


def table(pages: Sequence[Measured]) -> str:
    """The figures for a person."""
    width = max(len(page.address) for page in pages)
    lines = [f"{'':{width}}  status  median ms  slowest ms  KB  KB at first load"]
    lines += [
        f"{page.address:{width}}  {page.status:6}  {page.median:9.0f}  {page.slowest:10.0f}  {page.weight:4.1f}  "
        f"{page.first:6.1f}"
        for page in pages
    ]
    return "\n".join(lines)


def _addresses() -> list[str]:
    """Every page that is only looked at, its parts filled in."""
    looked_at = [page.address for page in desk_pages() if page.method == "GET"]
    pages = [one for one in looked_at if not any(part in one for part in NOT_PAGES)]
    return [re.sub(r"{(\w+)(?::\w+)?}", lambda part: FILLED.get(part[1], "1"), one) for one in pages]


def _page(server: Running, address: str, token: str) -> Measured:
    times, status, body = [], 0, b""
    for _ in range(AGAIN):
        began = time.perf_counter()
        status, body = _ask(server, address, token)
        times.append((time.perf_counter() - began) * 1_000)
    text = (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode("utf-8", "replace")
    files = sum(len(_ask(server, file.replace("&amp;", "&"), token)[1]) for file in set(FILES.findall(text)))
    return Measured(
        address, status, statistics.median(times), max(times), len(body) / 1_024, (len(body) + files) / 1_024
    )


def _ask(server: Running, address: str, token: str) -> tuple[int, bytes]:
    headers = {"cookie": f"desk={token}", "accept-encoding": "gzip"}
    request = urllib.request.Request(f"http://{HOST}:{server.port}{address}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - loopback
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
