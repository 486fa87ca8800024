"""One-time codes of an authenticator app (TOTP, RFC 6238): a second proof for who wants one."""

import hmac
from datetime import datetime
from typing import Final

import pyotp
import segno

from bot.privacy.keys import Keys

ISSUER: Final = "Jirani"
STEP: Final = 30
"""Seconds that a code lives (RFC 6238); the one before and the one after are taken, too: clocks differ."""


def new_secret() -> str:
    """A secret for an authenticator app."""
    return pyotp.random_base32()


def address(secret: str, email: str) -> str:
    """What an app reads from a QR code, or from a tap on the phone itself."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=email, issuer_name=ISSUER)


def picture(address: str) -> str:
    """The QR code of an address as an SVG picture, black on white, without any style or script."""
    return segno.make(address, error="m").svg_inline(scale=4, border=4, svgclass="qr", lineclass=None, light="#fff")


def step_of(secret: str, code: str, now: datetime, last: int | None) -> int | None:
    """The time step that a code belongs to; None where it is wrong, or not newer than the `last` one used."""
    digits = code.replace(" ", "")
    codes, this = pyotp.TOTP(secret, interval=STEP), int(now.timestamp()) // STEP
    for step in (this - 1, this, this + 1):
        if (last is None or step > last) and hmac.compare_digest(codes.at(step * STEP).encode(), digits.encode()):
            return step
    return None


def sealed(keys: Keys, secret: str) -> bytes:
    """A secret as the database keeps it."""
    return keys.seal(secret)


def opened(keys: Keys, kept: bytes) -> str:
    """The secret again; raises SealBroken where the installation's secret has changed."""
    return keys.unseal(kept)
