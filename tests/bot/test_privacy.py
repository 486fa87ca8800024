from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.keys import Keys, SealBroken
from bot.privacy.redact import redact

KEYS = Keys("a secret for tests only")


@given(st.text(min_size=1, max_size=60))
def test_a_sealed_address_opens_again_and_tells_nothing(address: str) -> None:
    sealed = KEYS.seal(address)
    assert KEYS.unseal(sealed) == address
    assert sealed != KEYS.seal(address)
    if len(address) > 3:
        assert address.encode() not in sealed


@pytest.mark.parametrize("change", [lambda _: b"", lambda _: b"short", lambda seal: seal[:-1] + bytes([seal[-1] ^ 1])])
def test_a_changed_seal_is_refused(change: Callable[[bytes], bytes]) -> None:
    broken = change(KEYS.seal("+254711000111"))
    with pytest.raises(SealBroken):
        KEYS.unseal(broken)


def test_another_secret_knows_nobody() -> None:
    other = Keys("another secret for tests")
    assert KEYS.person_key("sms", "+254711000111") != other.person_key("sms", "+254711000111")
    assert KEYS.person_key("sms", "1") != KEYS.person_key("telegram", "1")
    with pytest.raises(SealBroken):
        other.unseal(KEYS.seal("+254711000111"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("call me on 0711 000 111 please", "call me on [number] please"),
        ("nipigie +254 711-000-111", "nipigie [number]"),
        ("my id is 12345678 lost", "my id is [number] lost"),
        ("alien card no. A1234567 imepotea", "alien card no. [number] imepotea"),
        ("write to amina.h@example.org", "write to [e-mail]"),
        ("see https://example.org/x?y=1 ok", "see [link] ok"),
        ("jina langu ni Amina Hassan nataka kibali", "jina langu ni [name] nataka kibali"),
        ("My name is John Otieno Ouma and i lost my pass", "My name is [name] and i lost my pass"),
        ("naitwa Halima kutoka Somalia", "naitwa [name] kutoka Somalia"),
        ("this is urgent please", "this is urgent please"),
        ("class M permit for 2 years, form 25", "class M permit for 2 years, form 25"),
        ("@amina_h told me", "[name] told me"),
    ],
)
def test_personal_data_is_taken_out(text: str, kept: str) -> None:
    assert redact(text) == kept


@given(st.text(max_size=300))
def test_redacting_twice_changes_nothing_and_never_fails(text: str) -> None:
    assert redact(redact(text)) == redact(text)
