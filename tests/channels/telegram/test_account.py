"""The account refuses what could only fail later, and keeps its secrets to itself."""

import pytest

from bot.channels.telegram.account import Account
from bot.channels.telegram.patience import Patience
from tests.fakes.telegram import TOKEN

SECRET = "a-long_callback-SECRET"


@pytest.mark.parametrize(
    ("token", "public_url", "secret", "base_url"),
    [
        ("", None, "", "https://api.telegram.org"),
        ("no-number:abc", None, "", "https://api.telegram.org"),
        ("123456:with space", None, "", "https://api.telegram.org"),
        (TOKEN + "\n", None, "", "https://api.telegram.org"),
        (TOKEN, "https://jirani.example", "", "https://api.telegram.org"),
        (TOKEN, "https://jirani.example", "se cret", "https://api.telegram.org"),
        (TOKEN, "https://jirani.example", "x" * 257, "https://api.telegram.org"),
        (TOKEN, None, "", "api.telegram.org"),
    ],
)
def test_what_cannot_work_is_refused(token: str, public_url: str | None, secret: str, base_url: str) -> None:
    with pytest.raises(ValueError, match="Telegram") as caught:
        Account(token, public_url, secret, base_url)
    assert (token.partition(":")[2] or "nothing") not in str(caught.value)


def test_secrets_are_not_shown() -> None:
    account = Account(TOKEN, "https://jirani.example", SECRET)
    assert TOKEN not in repr(account)
    assert SECRET not in repr(account)


def test_it_knows_its_number_and_how_it_listens() -> None:
    assert Account(TOKEN).number == 123456
    assert Account(TOKEN).polling
    assert not Account(TOKEN, "https://jirani.example", SECRET).polling


def test_pauses_double_up_to_the_longest() -> None:
    patience = Patience(first=1.0, longest=60.0)
    pauses = [patience.pause(failures, ConnectionError()) for failures in (0, 1, 2, 5, 6, 10_000)]
    assert pauses == [1.0, 2.0, 4.0, 32.0, 60.0, 60.0]
