"""A person's key, and the seal on an address that must still be written to.

Both keys are derived from the installation's secret (HKDF-SHA256), so that neither tells the other.
"""

import hashlib
import hmac
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed address cannot be opened: it was changed, or the secret is another one."""


class Keys:
    """Hashes and seals with one installation's secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._hash_key = _derive(secret, b"jirani person key")
        self._seal = ChaCha20Poly1305(_derive(secret, b"jirani address seal"))

    def person_key(self, channel: str, address: str) -> str:
        """The keyed hash that stands for an address of a channel, in hexadecimal."""
        message = f"{channel}\0{address}".encode()
        return hmac.new(self._hash_key, message, hashlib.sha256).hexdigest()

    def purpose(self, name: str) -> bytes:
        """A key for another purpose, the same after a restart, that tells nothing of the others."""
        return _derive(self._secret, f"jirani {name}".encode())

    def seal(self, address: str) -> bytes:
        """The address, encrypted and authenticated; a new nonce each time."""
        nonce = token_bytes(NONCE_BYTES)
        return nonce + self._seal.encrypt(nonce, address.encode(), None)

    def unseal(self, sealed: bytes) -> str:
        """The address again; raises SealBroken."""
        try:
            return self._seal.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken("a sealed address cannot be opened with this secret") from error


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
