"""Sequences of words to look for in a message, each standing for something: a greeting, a fact that is asked for.

A pattern is written as words with spaces between. `a/b` is one word or the other; a word that ends in * is every word
that begins so, one that begins with * every word that ends so (Kiswahili says who and when at the beginning of the
verb), * alone any word; `.` is one more word or none, `..` up to four; $ is the end of the message.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, Generic, TypeVar

from knowledge.plain import plain

GAPS: Final = {".": 1, "..": 4}
"""How many words each stands for at most: "what documents do I have to bring" (our choice)."""
END: Final = "$"
ANY: Final = "*"

Meaning = TypeVar("Meaning")
_Node = dict[str, Any]
_MEANING: Final = ""
"""The key of what the pattern that ends at a node means; no word is empty."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A pattern among the words of a message: from `start` up to `end`."""

    start: int
    end: int
    meaning: Meaning


class Patterns(Generic[Meaning]):
    """Many patterns with their meanings, all looked for in one go. Where two are written alike, the first counts."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        """Raises ValueError for what is no pattern."""
        self._first: _Node = {}
        self.words: set[str] = set()
        for pattern, meaning in meanings:
            self._add(pattern, meaning)
        self._beginnings = _by_size(word[:-1] for word in self.words if word.endswith(ANY) and word != ANY)
        self._endings = _by_size(word[1:] for word in self.words if word.startswith(ANY) and word != ANY)

    def find(self, words: Sequence[str]) -> Iterator[Found[Meaning]]:
        """All that is found in plain words, from the first to the last: the longest at each word, none over another."""
        keys = [self._keys(word) for word in words]
        start = 0
        while start < len(words):
            longest = self._longest(self._first, keys, start)
            if longest is not None:
                yield Found(start, *longest)
            start = longest[0] if longest else start + 1

    def without(self, words: Sequence[str]) -> list[str]:
        """The words that belong to nothing found."""
        taken = {place for found in self.find(words) for place in range(found.start, found.end)}
        return [word for place, word in enumerate(words) if place not in taken]

    def _add(self, pattern: str, meaning: Meaning) -> None:
        choices = [[_written(word) for word in place.split("/")] for place in pattern.split()]
        if not choices or not all(all(words) for words in choices) or any(END in words for words in choices[:-1]):
            raise ValueError(f"{pattern!r} is no pattern")
        for chosen in product(*choices):
            node = self._first
            for word in chosen:
                node = node.setdefault(word, {})
            node.setdefault(_MEANING, meaning)
            self.words.update(chosen)

    def _keys(self, word: str) -> tuple[str, ...]:
        """The words of patterns that a word of the message is."""
        letters = len(word)
        ends = [ANY + word[-size:] for size, known in self._endings if size < letters and word[-size:] in known]
        begins = [word[:size] + ANY for size, known in self._beginnings if size < letters and word[:size] in known]
        return (word, *ends, *begins, ANY)

    def _longest(self, node: _Node, keys: Sequence[tuple[str, ...]], place: int) -> tuple[int, Meaning] | None:
        """Where the longest pattern from here ends, and what it means; of equally long ones the most exact."""
        best: tuple[int, Meaning] | None = (place, node[_MEANING]) if _MEANING in node else None
        if best is None and END in node and place == len(keys):
            best = (place, node[END][_MEANING])
        for next_node, next_place in self._steps(node, keys, place):
            further = self._longest(next_node, keys, next_place)
            if further is not None and (best is None or further[0] > best[0]):
                best = further
        return best

    def _steps(self, node: _Node, keys: Sequence[tuple[str, ...]], place: int) -> list[tuple[_Node, int]]:
        """The nodes that the words from here lead to, the most exact first, and the places where they go on."""
        steps = [(node[key], place + 1) for key in keys[place] if key in node] if place < len(keys) else []
        for gap, most in GAPS.items():
            if gap in node:
                farthest = min(len(keys), place + most)
                steps += [(node[gap], further) for further in range(place, farthest + 1)]
        return steps


def _by_size(pieces: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """The pieces by their number of letters, the most first: a word has few sizes to be looked up, and many pieces."""
    known: dict[int, set[str]] = {}
    for piece in pieces:
        known.setdefault(len(piece), set()).add(piece)
    return [(size, frozenset(known[size])) for size in sorted(known, reverse=True)]


def _written(word: str) -> str:
    if word in GAPS or word in (END, ANY):
        return word
    return (ANY if word.startswith(ANY) else "") + plain(word) + (ANY if word.endswith(ANY) else "")
