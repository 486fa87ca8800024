"""What is loaded on demand is there when it is wanted, and not before."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from admin.on_demand import FirstUse, Part, load
from tests.channels.telegram.payloads import message, update
from tests.fakes.intake import RecordingIntake

ROOT = Path(__file__).parents[2]
AFTER_THE_IMPORTS = "import sys, admin.__main__; print(*sorted({'alembic', 'requests', 'telegram'} & set(sys.modules)))"


@pytest.mark.parametrize("part", list(Part))
def test_every_part_can_be_loaded(part: Part) -> None:
    assert load(part).__name__ == part.value


def test_a_start_needs_none_of_the_large_libraries() -> None:
    command = [sys.executable, "-c", AFTER_THE_IMPORTS]
    found = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert (found.stdout, found.stderr) == ("\n", "")


async def test_a_route_is_made_at_its_first_request() -> None:
    intake = RecordingIntake()
    route = Route("/telegram/webhook", FirstUse(Part.TELEGRAM, "demo_app", "secret", intake), methods=["POST"])
    transport = httpx.ASGITransport(Starlette(routes=[route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        for secret, status in (("wrong", 403), ("secret", 200), ("secret", 200)):
            header = {"X-Telegram-Bot-Api-Secret-Token": secret}
            posted = await client.post("/telegram/webhook", json=update(message=message("habari")), headers=header)
            assert posted.status_code == status
        assert (await client.get("/telegram/webhook")).status_code == 405
    assert [one.text for one in intake.received] == ["habari", "habari"]
