"""Marks the characters that no plain SMS can carry, and names them in words."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.words import _
from knowledge import sms_text

SIGNS: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u2032\u00b4`", _("curly apostrophe: write '")),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", _('curly quotation mark: write "')),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", _("long dash: write -")),
    **dict.fromkeys("\u2022\u00b7\u25cf", _("dot of a list: write -")),
    "\u2026": _("three dots in one: write ..."),
    "\u00a0": _("wide blank from another program: write a blank"),
    "\t": _("tab: write a blank"),
}
PICTURE: Final = _("picture: leave it out")
OTHER_SIGN: Final = _("a sign that plain SMS does not know")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `sign` names what is wrong with it (to be said), and is empty where nothing is."""

    text: str
    sign: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The text, cut so that every character outside the plain alphabet stands alone with its name."""
    strange = sms_text.offending(text)
    if not strange:
        return (Piece(text),)
    cut = re.split(f"([{re.escape(''.join(strange))}])", text)
    return tuple(Piece(part, sign_name(part) if part in strange else "") for part in cut if part)


def sign_name(char: str) -> str:
    """What a character is called, and what to write instead; a message to be said."""
    if char in SIGNS:
        return SIGNS[char]
    return PICTURE if unicodedata.category(char) in ("So", "Sk", "Cn", "Mn", "Me", "Cf") else OTHER_SIGN
