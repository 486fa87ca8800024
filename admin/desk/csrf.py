"""Proof that a form came from one of our own pages in this very browser.

Each page's forms carry a new number and its keyed hash; the key is bound to the token in the browser's cookie. The
number makes every page's proof another one, so that a compressed page betrays nothing of it (BREACH).
"""

import hashlib
import hmac
import secrets
from typing import Final

FIELD: Final = "csrf"
NONCE_BYTES: Final = 9


def proof(key: bytes, token: str) -> str:
    """What a form of this browser carries along."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    return f"{nonce}.{_signature(key, token, nonce)}"


def holds(key: bytes, token: str, given: str) -> bool:
    """Whether a form's proof is one that we gave to this browser."""
    nonce, _, signature = given.partition(".")
    expected = _signature(key, token, nonce)
    return bool(token) and hmac.compare_digest(signature.encode(), expected.encode())


def _signature(key: bytes, token: str, nonce: str) -> str:
    return hmac.new(key, f"{token}\0{nonce}".encode(), hashlib.sha256).hexdigest()
