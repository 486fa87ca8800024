"""The conversation that a page carries in itself, because the server keeps none.

Each exchange travels in a hidden field and comes back with the next message. It is signed, so that nobody can make our
page show words that we never said; and bound to the browser's session, so that it is nobody else's.
"""

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.messages import Button

KEPT: Final = 6
"""Exchanges that stay on the page."""
DIGEST_BYTES: Final = 16

Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a person said and what we answered; `notice` is a sentence about this message alone, carried no further."""

    said: str
    reply: str = ""
    language: str = ""
    buttons: Buttons = ()
    notice: str = ""


class Carrier:
    """Packs exchanges into fields, and takes them out again."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def pack(self, exchange: Exchange, session: str) -> str:
        """The field of an exchange."""
        rows = [[[button.label, button.value] for button in row] for row in exchange.buttons]
        story = json.dumps([exchange.said, exchange.reply, exchange.language, rows], ensure_ascii=False)
        packed = zlib.compress(story.encode())
        return base64.urlsafe_b64encode(self._signature(packed, session) + packed).decode()

    def unpack(self, fields: Iterable[str], session: str) -> tuple[Exchange, ...]:
        """The last exchanges of these fields; what we did not sign for this session is left out.

        Only the last one keeps its buttons.
        """
        found = [exchange for field in fields if (exchange := self._open(field, session))][-KEPT:]
        return (*(replace(exchange, buttons=()) for exchange in found[:-1]), *found[-1:])

    def _open(self, field: str, session: str) -> Exchange | None:
        try:
            raw = base64.b64decode(field, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        signature, packed = raw[:DIGEST_BYTES], raw[DIGEST_BYTES:]
        if not hmac.compare_digest(signature, self._signature(packed, session)):
            return None
        said, reply, language, rows = json.loads(zlib.decompress(packed))
        return Exchange(said, reply, language, _buttons(rows))

    def _signature(self, packed: bytes, session: str) -> bytes:
        return hmac.new(self._secret, session.encode() + b"\0" + packed, hashlib.sha256).digest()[:DIGEST_BYTES]


def _buttons(rows: list[list[list[Any]]]) -> Buttons:
    return tuple(tuple(Button(label, value) for label, value in row) for row in rows)
