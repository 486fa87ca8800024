"""Passwords: argon2id hashes, and what a password must be.

The parameters are OWASP's for small machines (https://cheatsheetseries.owasp.org, Password Storage: 19 MiB, two rounds,
one lane), since this runs beside everything else; two are checked at once at most, the others wait.
"""

import threading
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.words import _

SHORTEST: Final = 10
"""Characters (our choice; NIST SP 800-63B asks for 8 or more, and for no rules about kinds of characters)."""
LONGEST: Final = 200
COMMON: Final = frozenset(
    (
        "password",
        "passw0rd",
        "nenosiri",
        "mombasa",
        "nairobi",
        "kenya",
        "jirani",
        "karibu",
        "qwerty",
        "asdf",
        "1234",
        "0000",
        "1111",
    )
)
"""Words that people guess first; a password made of one of them and digits is refused."""
AT_ONCE: Final = 2

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turn = threading.BoundedSemaphore(AT_ONCE)
_NOBODYS: Final = "$argon2id$v=19$m=19456,t=2,p=1$neyktFTw126XiR5TOQXx8A$KOpFQtGj2QhHgGHmqKeTA/9tvWF/EB95rvxamIyMJQ8"
"""Checked where there is no account, so that an answer takes as long as for one that exists."""


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _turn:
        return _hasher.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether this is the password; as slow where there is none to compare with."""
    with _turn:
        try:
            return _hasher.verify(kept or _NOBODYS, password[:LONGEST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def complaint(password: str, email: str) -> str | None:
    """What is wrong with a new password, as a sentence to be translated; None where it will do."""
    plain = password.strip().lower()
    if len(password) < SHORTEST:
        return _("Use at least 10 characters: three or four words that only you put together are easy to remember.")
    if len(password) > LONGEST:
        return _("Use at most 200 characters.")
    letters = plain.strip("0123456789!?.,-_ ")
    if not letters or letters in COMMON or letters == email.partition("@")[0].lower() or len(set(plain)) < 5:
        return _("This password is easy to guess. Take three or four words that only you put together.")
    return None
