"""One fake Telegram server for all tests of this folder, forgetting everything between them."""

from collections.abc import Iterator

import pytest

from bot.channels.telegram.account import Account
from tests.fakes.serve import serving
from tests.fakes.telegram import TOKEN, FakeTelegram


@pytest.fixture(scope="package")
def shared_fake() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture(scope="package")
def fake_url(shared_fake: FakeTelegram) -> Iterator[str]:
    with serving(shared_fake.app) as url:
        yield url


@pytest.fixture
def fake(shared_fake: FakeTelegram) -> FakeTelegram:
    shared_fake.reset()
    return shared_fake


@pytest.fixture
def account(fake_url: str) -> Account:
    """Our bot at the fake server, asking for updates."""
    return Account(TOKEN, base_url=fake_url, read_seconds=5)
