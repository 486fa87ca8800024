from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.service import SECRET, Service, free_port
from tests.fakes.africastalking import API_KEY, FakeAfricasTalking
from tests.fakes.serve import serving
from tests.fakes.telegram import TOKEN, FakeTelegram


@pytest.fixture
def africastalking() -> Iterator[tuple[FakeAfricasTalking, str]]:
    fake = FakeAfricasTalking()
    with serving(fake.app) as url:
        yield fake, url


@pytest.fixture
def telegram() -> Iterator[tuple[FakeTelegram, str]]:
    fake = FakeTelegram()
    with serving(fake.app) as url:
        yield fake, url


@pytest.fixture
def service(
    tmp_path: Path,
    database_url: str,
    africastalking: tuple[FakeAfricasTalking, str],
    telegram: tuple[FakeTelegram, str],
) -> Iterator[Service]:
    """The service with both providers, on each database."""
    service = Service({}, tmp_path / "log", free_port())
    service.settings = {
        "JIRANI_DATA": str(tmp_path / "data"),
        "JIRANI_DATABASE_URL": database_url,
        "JIRANI_PUBLIC_URL": service.url,
        "JIRANI_AFRICASTALKING_USERNAME": "sandbox",
        "JIRANI_AFRICASTALKING_API_KEY": API_KEY,
        "JIRANI_AFRICASTALKING_SENDER": "22345",
        "JIRANI_AFRICASTALKING_URL": f"{africastalking[1]}/version1",
        "JIRANI_AFRICASTALKING_CALLBACK_SECRET": SECRET,
        "JIRANI_TELEGRAM_TOKEN": TOKEN,
        "JIRANI_TELEGRAM_URL": telegram[1],
        "JIRANI_TELEGRAM_CALLBACK_SECRET": SECRET,
    }
    try:
        service.start()
        yield service
    finally:
        service.stop()
