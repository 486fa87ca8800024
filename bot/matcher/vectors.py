"""Texts as sparse vectors: which marks they hold, each weighed by how rare it is among the phrases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matcher.marks import EDGE, Numbers, letters_of, marks_of, marks_of_pairs, marks_of_word, number_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

LEAST_TEXTS: Final = 2
"""Phrases that must hold a mark; one that stands in a single phrase says nothing about other texts."""

SHORTEST: Final = 4
"""Letters of a word that is kept to know how it is spelt."""

TINY: Final = 1e-9
"""Keeps the length of a row with no known mark from being 0."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse vectors in one piece: row i is marks[starts[i]:starts[i + 1]], with the weights there.

    A mark is its place in the vocabulary. Marks ascend within a row; the squares of a row's weights add up to 1.
    """

    starts: Longs
    marks: Ints
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Vector:
    """The marks of one text that the phrases have, as in a row."""

    marks: Longs
    weights: Floats


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The marks that the phrases have in common, ascending, and how rare each is. Makes vectors of texts.

    `words` are those that the phrases have in common, the most frequent first.
    """

    known: Numbers
    rarity: Floats
    words: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.known)

    def vector(self, words: Sequence[str]) -> Vector:
        """The vector of a text, given as its words; empty where it shares no mark with the phrases."""
        marks = marks_of(words)
        places = np.searchsorted(self.known, marks)
        places = places[self.known.take(places, mode="clip") == marks] if len(self.known) else places[:0]
        weights = self.rarity[places]
        length = float(np.sqrt(weights @ weights)) or 1.0
        return Vector(places, weights / np.float32(length))

    def knows(self, word: str) -> bool:
        """Whether the phrases use this word."""
        number = np.uint32(number_of(EDGE + word))  # as another kind of number it would turn all others into that kind
        place = self.known.searchsorted(number)
        return bool(place < len(self.known) and self.known[place] == number)

    def without(self, words: Sequence[str], place: int) -> Vector:
        """The vector of the words with one left out; what changes is what that word said."""
        return self.vector([*words[:place], *words[place + 1 :]])


def learn_vocabulary(texts: Iterable[Sequence[str]]) -> tuple[Vocabulary, Rows]:
    """The vocabulary of these texts, each given as its words; and the texts as rows. Each text is looked at once."""
    order: dict[str, int] = {EDGE: 0}
    lengths: list[int] = []
    said = np.fromiter(_numbered(texts, order, lengths), np.int64)
    count = len(lengths)
    places, row, known = _places(list(order), said, np.array(lengths, np.int64))
    row, places = np.divmod(distinct(row * len(known) + places), len(known))
    spread = np.bincount(places, minlength=len(known))
    common = spread >= LEAST_TEXTS
    rarity = (np.log((1 + count) / (1 + spread[common])) + 1).astype(np.float32)
    kept = common[places]
    marks = (np.cumsum(common) - 1).astype(np.int32)[places[kept]]
    starts = np.concatenate(([0], np.cumsum(np.bincount(row[kept], minlength=count))))
    return Vocabulary(known[common], rarity, _frequent(list(order), said)), _rows(starts, marks, rarity)


def _places(words: Sequence[str], said: Longs, lengths: Longs) -> tuple[Longs, Longs, Numbers]:
    """All marks of all texts (as places in the numbers), the texts they stand in, and the ascending numbers.

    `said` are the words of all texts in one piece, each a place in `words`, which begin with the edge.
    """
    row = np.repeat(np.arange(len(lengths)), lengths)
    inside = np.fromiter(chain.from_iterable(map(marks_of_word, words[1:])), np.uint32)
    sizes = np.fromiter(chain((0,), (len(list(letters_of(word))) for word in words[1:])), np.int64)
    whole = np.fromiter(map(number_of, chain((EDGE,), (EDGE + word for word in words[1:]))), np.uint32)
    inner = row[1:] == row[:-1]
    pairs = marks_of_pairs(whole[said])[inner]
    known, places = np.unique(np.concatenate((inside, pairs)), return_inverse=True)
    spelt = places[: len(inside)][spans((np.cumsum(sizes) - sizes)[said], sizes[said])]
    places = np.concatenate((spelt, places[len(inside) :]))
    return places, np.concatenate((np.repeat(row, sizes[said]), row[1:][inner])), known


def _frequent(words: Sequence[str], said: Longs) -> tuple[str, ...]:
    """The words that were said often enough and are long enough to tell how they are spelt, most frequent first."""
    times = np.bincount(said, minlength=len(words))
    order = np.argsort(-times, kind="stable")
    often = (words[place] for place in order.tolist() if times[place] >= LEAST_TEXTS)
    return tuple(word for word in often if len(word) >= SHORTEST)


def _numbered(texts: Iterable[Sequence[str]], order: dict[str, int], lengths: list[int]) -> Iterator[int]:
    """The words of the texts, edges included, as numbers: each new word gets the next. Notes how long the texts are."""
    for text in texts:
        lengths.append(len(text) + 2)
        for word in (EDGE, *text, EDGE):
            yield order.setdefault(word, len(order))


def distinct(numbers: Longs) -> Longs:
    """Each number once, ascending. `np.unique` hashes instead of sorting: 15 s for 8 million numbers, this 0.8 s."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def spans(starts: Longs, sizes: Longs) -> Longs:
    """The numbers from each start on, as many as its size, one span after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(sizes.sum())


def _rows(starts: Longs, marks: Ints, rarity: Floats) -> Rows:
    weights = rarity[marks]
    squares = np.concatenate(([0.0], np.cumsum(weights.astype(np.float64) ** 2)))
    lengths = np.maximum(np.sqrt(squares[starts[1:]] - squares[starts[:-1]]), TINY)
    return Rows(starts, marks, (weights / np.repeat(lengths, np.diff(starts))).astype(np.float32))
