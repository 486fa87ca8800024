"""One fake Africa's Talking server for all tests of this folder, forgetting everything between them."""

from collections.abc import Iterator

import pytest

from bot.channels.africastalking.account import Account
from tests.channels.africastalking.service import Service
from tests.fakes.africastalking import API_KEY, FakeAfricasTalking
from tests.fakes.serve import serving


@pytest.fixture(scope="package")
def shared_fake() -> FakeAfricasTalking:
    return FakeAfricasTalking()


@pytest.fixture(scope="package")
def fake_url(shared_fake: FakeAfricasTalking) -> Iterator[str]:
    with serving(shared_fake.app) as url:
        yield url


@pytest.fixture
def fake(shared_fake: FakeAfricasTalking) -> FakeAfricasTalking:
    shared_fake.reset()
    return shared_fake


@pytest.fixture
def account(fake_url: str) -> Account:
    return Account("jirani", API_KEY, ("a-secret",), base_url=fake_url, read_seconds=5)


@pytest.fixture
def service() -> Service:
    return Service()
