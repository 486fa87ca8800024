"""SMS text: which characters fit the cheap alphabet, and how many parts a phone network counts.

The GSM 7-bit alphabet and its extension table are those of 3GPP TS 23.038; part sizes follow from the 140 octets of
a message and the 6 octets that a header takes from each part of a long one. One `’` makes 160 characters 70.
"""

import unicodedata
from collections.abc import Callable
from typing import Final, Literal

Encoding = Literal["gsm-7", "ucs-2"]

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""Characters of one septet. The escape character itself is no text, so it is left out."""

EXTENSION: Final = frozenset("\f^{}\\[~]|€")
"""Characters of two septets: an escape and a code, which never stand in different parts."""

ALPHABET: Final = BASIC | EXTENSION

SINGLE_GSM7: Final = 160
PART_GSM7: Final = 153
"""Septets of a message of one part, and of each part of a longer one."""

SINGLE_UCS2: Final = 70
PART_UCS2: Final = 67
"""UTF-16 units of a message of one part, and of each part of a longer one."""

_APOSTROPHES: Final = "‘’‚‛‹›′ʼʻˈ`´"
_QUOTES: Final = "“”„‟«»″"
_DASHES: Final = "‐‑‒–—―−•·●◦▪"
_NEW_LINES: Final = "\v\u0085\u2028\u2029"
_LETTERS: Final = dict(zip("łŁđĐħĦıɓɗðÐƒəɛɔ", "lLdDhHibddDfeeo", strict=True))
_SIGNS: Final = {"ŋ": "ng", "Ŋ": "Ng", "œ": "oe", "Œ": "OE", "×": "x", "÷": "/", "⁄": "/", "→": "->"}
_SPELLINGS: Final = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_NEW_LINES, "\n"),
    **_LETTERS,
    **_SIGNS,
    "\t": " ",
    "°": "",
}
"""How characters outside the alphabet are spelt in it, where Unicode's own decomposition does not say or says worse."""


def encoding(text: str) -> Encoding:
    """The alphabet in which the text travels: one character outside GSM-7 moves all of it to UCS-2."""
    return "gsm-7" if ALPHABET.issuperset(text) else "ucs-2"


def septets(text: str) -> int:
    """Septets of a GSM-7 text; a ValueError for any other."""
    if encoding(text) != "gsm-7":
        raise ValueError("the text has characters outside the GSM-7 alphabet")
    return sum(map(_septets_of, text))


def parts(text: str) -> int:
    """How many SMS parts the text takes; an empty text takes one."""
    if ALPHABET.issuperset(text) and EXTENSION.isdisjoint(text):
        # The usual text, asked for many times a reply: no pair can straddle parts, so that dividing is exact.
        return 1 if len(text) <= SINGLE_GSM7 else -(-len(text) // PART_GSM7)
    return len(split(text))


def split(text: str) -> tuple[str, ...]:
    """The text of each SMS part, packed as full as it goes; joined they are the text."""
    if encoding(text) == "gsm-7":
        return _packed(text, _septets_of, SINGLE_GSM7, PART_GSM7)
    return _packed(text, _utf16_units_of, SINGLE_UCS2, PART_UCS2)


def to_gsm7(text: str) -> str:
    """The text spelt in GSM-7, for what people wrote to us: what has no spelling is dropped, nothing becomes `?`.

    Our own texts are never sent through this: they must be in the alphabet (see `offending`).
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(char if char in ALPHABET else _spelling(char) for char in composed)


def offending(text: str) -> tuple[str, ...]:
    """The characters outside the alphabet, each once, in the order they come."""
    return tuple(char for char in dict.fromkeys(text) if char not in ALPHABET)


def _septets_of(char: str) -> int:
    return 2 if char in EXTENSION else 1


def _utf16_units_of(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1


def _packed(text: str, cost: Callable[[str], int], single: int, part: int) -> tuple[str, ...]:
    if sum(map(cost, text)) <= single:
        return (text,)
    packed: list[str] = []
    start, room = 0, part
    for place, char in enumerate(text):
        if cost(char) > room:
            packed.append(text[start:place])
            start, room = place, part
        room -= cost(char)
    return (*packed, text[start:])


def _spelling(char: str) -> str:
    if char in _SPELLINGS:
        return _SPELLINGS[char]
    pieces = unicodedata.normalize("NFKD", char)
    return "".join(piece if piece in ALPHABET else _SPELLINGS.get(piece, "") for piece in pieces)
