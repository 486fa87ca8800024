"""What the words around a place's name tell: that it is a place at all, and how near the person is to it."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.place_words import (
    AT,
    COUNTING,
    FROM,
    HERE,
    HERE_IN,
    IN,
    LEAVE,
    LINKS,
    PARTS_OF_TOWN,
    ROADS,
    TOWNS,
    WISH,
)

WORDS_BEFORE: Final = 3
"""How far before a name the words may stand that tell what it has to do with the person."""

CAPITALS_AT_MOST: Final = 0.5
"""Share of words with a capital from which on capitals tell nothing: somebody writes all words so (our choice)."""

_WORD: Final = re.compile(r"(?P<ends>[.!?:;\n]\s*)?(?P<word>[^\W_]+(?:['‘’`´][^\W_]+)*)")


def is_road(words: Sequence[str], end: int) -> bool:
    """Whether the name that ends here is a road's."""
    return end < len(words) and words[end] in ROADS


def is_expected(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words around say that a place is named: "in Wote", "mtaa wa Magongo", "Hola town"."""
    if end < len(words) and words[end] in TOWNS:
        return True
    before = words[start - 1] if start else ""
    if before in IN or (before in HERE_IN and words[start] not in COUNTING):
        return True
    return start > 1 and before in LINKS and words[start - 2] in PARTS_OF_TOWN


def are_names(text: str, count: int) -> frozenset[int]:
    """The places of words that have a capital and do not begin a sentence: names. None where capitals tell nothing.

    `count` is how many plain words the text has.
    """
    found = list(_WORD.finditer(text))
    capitals = [place for place, one in enumerate(found) if one["word"][0].isupper()]
    if len(found) != count or len(capitals) > CAPITALS_AT_MOST * count:
        return frozenset()
    return frozenset(place for place in capitals if place and not found[place]["ends"])


def nearness(words: Sequence[str], start: int, before: int) -> int:
    """How near the place is to the person: where they are 3, at 2, named 1, where they came from 0."""
    near = 1
    for place in range(start - 1, max(before, start - WORDS_BEFORE) - 1, -1):
        word = words[place]
        if word in LEAVE and place and words[place - 1] in WISH:
            return 3
        if word in FROM:
            return 0
        if word in HERE:
            return 3
        if word in AT:
            near = 2
    return near
