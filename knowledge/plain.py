"""A message with everything taken away that does not change what it asks: case, accents, punctuation."""

import re
import unicodedata
from typing import Final

APOSTROPHES: Final = re.compile("['\u2018\u2019`\u00b4]")
NOT_A_WORD: Final = re.compile(r"[^\w]+|_")
LONG_RUN: Final = re.compile(r"(.)\1{2,}")


def plain(text: str) -> str:
    """Lower case words with single spaces: "Habari yako?!" becomes "habari yako", "Heeelp" becomes "heelp"."""
    letters = text.casefold()
    if not letters.isascii():  # most messages are, and then have nothing to take apart
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = NOT_A_WORD.sub(" ", APOSTROPHES.sub("", letters)).strip()
    return LONG_RUN.sub(r"\1\1", words)
