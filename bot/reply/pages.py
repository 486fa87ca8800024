"""Cuts a long answer into replies that fit, at the ends of sentences; MORE leads from one to the next."""

import re
from collections.abc import Callable, Sequence
from typing import Final

SENTENCE_END: Final = re.compile(r"(?<=[.!])\s+|\n+")
"""A question stays with the sentence after it: "Afraid? Ask a lawyer first." must not end in "Afraid?"."""

Fits = Callable[[str], bool]


def pages(blocks: Sequence[str], more: str, fits: Fits) -> tuple[str, ...]:
    """The blocks as pages that fit, each but the last ending in `more`. No text is lost; a block begins a line.

    A sentence that is too long for a page is cut between words, a word that is too long between characters.
    """
    pieces = [piece for block in blocks for piece in _pieces(block, lambda text: fits(f"{text}\n{more}"))]
    done: list[str] = []
    page = ""
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        longer = page + piece if page else piece.lstrip()
        if not page or fits(longer if last else f"{longer}\n{more}"):
            page = longer
            continue
        done.append(f"{page}\n{more}")
        page = piece.lstrip()
    return (*done, page) if page else tuple(done)


def _pieces(block: str, fits: Fits) -> list[str]:
    """Sentences of a block with the space that leads to each: a line break before the first, a blank before others."""
    pieces: list[str] = []
    for sentence in (part.strip() for part in SENTENCE_END.split(block)):
        if sentence:
            pieces += [
                ("\n" if not pieces else " ") + part if i == 0 else " " + part
                for i, part in enumerate(_cut(sentence, fits))
            ]
    return pieces


def _cut(sentence: str, fits: Fits) -> list[str]:
    if fits(sentence):
        return [sentence]
    parts: list[str] = []
    rest = sentence
    while rest and not fits(rest):
        size = _longest(rest, fits)
        space = rest.rfind(" ", 1, size + 1)
        end = space if space > 0 else size
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest] if rest else parts


def _longest(text: str, fits: Fits) -> int:
    """How many characters from the start fit; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low
