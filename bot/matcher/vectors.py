"""Texts as sparse vectors: which marks they hold, each weighed by how rare it is among the phrases."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matcher.marks import EDGE, marks_of_pairs, marks_of_word

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

LEAST_TEXTS: Final = 2
"""Phrases that must hold a mark; one that stands in a single phrase says nothing about other texts."""

TINY: Final = 1e-9
"""Keeps the length of a row with no known mark from being 0."""

CACHED_WORDS: Final = 40_000
"""Words whose marks are remembered while a vocabulary is built; phrases repeat theirs ten times on average."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse vectors in one piece: row i is marks[starts[i]:starts[i + 1]], with the weights there.

    Marks ascend within a row; the squares of a row's weights add up to 1.
    """

    starts: NDArray[np.int64]
    marks: Ints
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Vector:
    """The marks of one text, as in a row. `known` is the share (0 to 1) of its marks that the phrases have."""

    marks: Ints
    weights: Floats
    known: float


class Vocabulary:
    """The marks that the phrases have in common, and how rare each is. Makes vectors of texts."""

    def __init__(self, known: Sequence[str], rarity: Floats) -> None:
        """The marks, and the rarity of each."""
        self.known = tuple(known)
        self.rarity = rarity
        self._numbers = {mark: number for number, mark in enumerate(self.known)}

    def __len__(self) -> int:
        return len(self._numbers)

    def vector(self, words: Sequence[str]) -> Vector:
        """The vector of a text, given as its words; empty where it shares no mark with the phrases."""
        marks = _marks(words, (marks_of_word(word) for word in words))
        numbers = np.array(sorted(self._numbers[mark] for mark in marks if mark in self._numbers), np.int32)
        weights = self.rarity[numbers]
        length = float(np.sqrt(weights @ weights)) or 1.0
        return Vector(numbers, weights / np.float32(length), len(numbers) / len(marks))

    def knows(self, word: str) -> bool:
        """Whether the phrases use this word."""
        return EDGE + word in self._numbers

    def without(self, words: Sequence[str], place: int) -> Vector:
        """The vector of the words with one left out; what changes is what that word said."""
        return self.vector([*words[:place], *words[place + 1 :]])


def learn_vocabulary(texts: Sequence[Sequence[str]]) -> tuple[Vocabulary, Rows]:
    """The vocabulary of these texts, each given as its words; and the texts as rows."""
    marks_of = lru_cache(CACHED_WORDS)(lambda word: tuple(marks_of_word(word)))
    found = [_marks(words, map(marks_of, words)) for words in texts]
    spread = Counter(chain.from_iterable(found))
    known = sorted(mark for mark, count in spread.items() if count >= LEAST_TEXTS)
    counts = np.fromiter((spread[mark] for mark in known), np.float32, len(known))
    rarity = (np.log((1 + len(found)) / (1 + counts)) + 1).astype(np.float32)
    numbers = {mark: number for number, mark in enumerate(known)}
    return Vocabulary(known, rarity), _rows(found, numbers, rarity)


def _rows(found: Iterable[set[str]], numbers: Mapping[str, int], rarity: Floats) -> Rows:
    rows = [sorted(numbers[mark] for mark in marks if mark in numbers) for marks in found]
    sizes = np.fromiter((len(row) for row in rows), np.int64, len(rows))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    marks = np.fromiter(chain.from_iterable(rows), np.int32, int(starts[-1]))
    weights = rarity[marks]
    squares = np.concatenate(([0.0], np.cumsum(weights.astype(np.float64) ** 2)))
    lengths = np.maximum(np.sqrt(squares[starts[1:]] - squares[starts[:-1]]), TINY)
    return Rows(starts, marks, (weights / np.repeat(lengths, sizes)).astype(np.float32))


def _marks(words: Sequence[str], of_words: Iterable[Iterable[str]]) -> set[str]:
    marks = set(chain.from_iterable(of_words))
    marks.update(marks_of_pairs(words))
    return marks
