"""Long texts in pieces that Telegram takes."""

import re
from typing import Final

from telegram.constants import MessageLimit

LONGEST: Final = int(MessageLimit.MAX_TEXT_LENGTH)
"""Characters of one message (4,096). We count UTF-16 units, which are never fewer."""

_LINE_OR_SENTENCE_END: Final = re.compile(r"\n|(?<=[.!?])\s")
_WORD_END: Final = re.compile(r"\s")


def split(text: str) -> tuple[str, ...]:
    """The text in pieces, each ending where a line, a sentence or at least a word ends. None of an empty text."""
    rest = text.strip()
    pieces = []
    while rest:
        piece = _first(rest)
        rest = rest[len(piece) :].lstrip()
        pieces.append(piece.rstrip())
    return tuple(pieces)


def _first(text: str) -> str:
    window = _fitting(text)
    if len(window) == len(text):
        return text
    for ends in (_LINE_OR_SENTENCE_END, _WORD_END):
        # The character after the window tells whether its own end is a good one.
        places = [found.start() for found in ends.finditer(text, 0, len(window) + 1)]
        if places and places[-1] > 0:
            return text[: places[-1]]
    return window


def _fitting(text: str) -> str:
    """As much of the text's beginning as one message holds."""
    units = text[: LONGEST + 1].encode("utf-16-le")
    # A pair of units that the cut halves is left out.
    return units[: LONGEST * 2].decode("utf-16-le", "ignore")
