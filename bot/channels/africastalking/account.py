"""The account at Africa's Talking that one deployment uses."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Final

CONNECT_SECONDS: Final = 3.05
"""A little more than TCP's 3 s retransmission window; the africastalking SDK's own default, from requests' advice."""

READ_SECONDS: Final = 15.0
"""Africa's Talking answers in under 2 s even on heavy traffic, its SDK gives up after 9.05 s, and users saw hangs of
60 s. We wait longer than the SDK because giving up leaves a message's outcome unknown (our choice)."""

_URL_SAFE: Final = re.compile(r"[A-Za-z0-9._~-]+")
_HEADER_SAFE: Final = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are at Africa's Talking, and what its callbacks must know.

    `callback_secrets` are the accepted secrets of our callback addresses, the current one first: two while changing.
    `sender` is the short code or sender ID, None on a shared code. `base_url` replaces the provider's own address.
    """

    username: str
    api_key: str = field(repr=False)
    callback_secrets: tuple[str, ...] = field(repr=False)
    sender: str | None = None
    base_url: str | None = None
    connect_seconds: float = CONNECT_SECONDS
    read_seconds: float = READ_SECONDS

    def __post_init__(self) -> None:
        """Refuse what could only fail later; no message names a secret's value."""
        if not self.username:
            raise ValueError("The Africa's Talking username is empty.")
        if not _HEADER_SAFE.fullmatch(self.api_key):
            raise ValueError("The Africa's Talking API key must be printable ASCII without spaces.")
        if not self.callback_secrets or not all(map(_URL_SAFE.fullmatch, self.callback_secrets)):
            raise ValueError("The Africa's Talking callback secret must be letters, digits and the characters . _ ~ -")
        if self.base_url is not None and not self.base_url.startswith(("http://", "https://")):
            raise ValueError("The Africa's Talking address must start with http:// or https://")

    def accepts(self, offered: str) -> bool:
        """Whether a callback knows one of our secrets; takes as long for a wrong one as for a right one."""
        given = offered.encode("utf-8", "replace")
        matches = [hmac.compare_digest(given, secret.encode()) for secret in self.callback_secrets]
        return any(matches)

    def digest(self, *fields: str) -> str:
        """A name for these fields that does not give them away: phone numbers are too few for a plain hash to hide."""
        message = "\0".join(fields).encode("utf-8", "replace")
        return hmac.new(self.callback_secrets[0].encode(), message, hashlib.sha256).hexdigest()[:40]
