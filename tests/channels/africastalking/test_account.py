"""What an account refuses, and what it never shows."""

import pytest

from bot.channels.africastalking.account import Account

GOOD = {"username": "jirani", "api_key": "atsk_key", "secret": "current-secret", "base_url": "http://127.0.0.1:1"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"username": ""}, "username is empty"),
        ({"api_key": ""}, "API key must be"),
        ({"api_key": "atsk key"}, "API key must be"),
        ({"api_key": "atsk_key\n"}, "API key must be"),
        ({"api_key": "atsk_ké"}, "API key must be"),
        ({"secret": ""}, "callback secret must be"),
        ({"secret": "a/b"}, "callback secret must be"),
        ({"secret": "siri yetu"}, "callback secret must be"),
        ({"base_url": "127.0.0.1:1"}, "address must start with"),
        ({"base_url": ""}, "address must start with"),
    ],
)
def test_a_bad_value_is_named_but_not_shown(changed: dict[str, str], sentence: str) -> None:
    given = GOOD | changed
    with pytest.raises(ValueError, match=sentence) as caught:
        Account(given["username"], given["api_key"], (given["secret"],), base_url=given["base_url"])
    assert all(len(value) < 4 or value not in str(caught.value) for value in changed.values())


def test_no_secrets_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="callback secret"):
        Account("jirani", "atsk_key", ())


def test_it_accepts_the_current_and_the_former_secret_only() -> None:
    account = Account("jirani", "atsk_key", ("current-secret", "former-secret"))
    assert account.accepts("current-secret")
    assert account.accepts("former-secret")
    for wrong in ("", "current", "CURRENT-SECRET", "current-secret ", "s\u0451cret", "\ud800"):
        assert not account.accepts(wrong)


def test_it_does_not_show_its_secrets() -> None:
    shown = repr(Account("jirani", "atsk_key", ("current-secret",)))
    assert "atsk_key" not in shown
    assert "current-secret" not in shown


def test_a_digest_is_this_accounts_own() -> None:
    account = Account("jirani", "atsk_key", ("current-secret",))
    other = Account("jirani", "atsk_key", ("other-secret",))
    assert account.digest("a", "b") == account.digest("a", "b")
    assert len({account.digest("a", "b"), account.digest("ab"), account.digest("ab", ""), other.digest("a", "b")}) == 4
