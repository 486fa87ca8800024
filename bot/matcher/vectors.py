"""Texts as sparse vectors: which marks they hold, each weighed by how rare it is among the phrases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.matcher.marks import EDGE, Numbers, letters_of, marks_of, marks_of_pairs, marks_of_word, number_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Whole = TypeVar("Whole", np.int64, np.uint32)

LEAST_TEXTS: Final = 2
"""Phrases that must hold a mark; one that stands in a single phrase says nothing about other texts."""

SHORTEST: Final = 4
"""Letters of a word that is kept to know how it is spelt."""

AT_ONCE: Final = 2_000
"""Texts whose marks are found in one piece (our choice)."""

MARK_BITS: Final = 32
"""Bits of a mark."""


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
    said = np.fromiter(_numbered(texts, order, lengths), np.int32)
    words, count = list(order), len(lengths)
    row, marks = _marks_of_all(words, said, np.array(lengths, np.int64))
    known = distinct(marks)
    places = np.searchsorted(known, marks).astype(np.int32)
    spread = np.bincount(places, minlength=len(known))
    common = spread >= LEAST_TEXTS
    rarity = (np.log((1 + count) / (1 + spread[common])) + 1).astype(np.float32)
    kept = common[places]
    columns = (np.cumsum(common, dtype=np.int32) - 1)[places[kept]]
    return Vocabulary(known[common], rarity, _frequent(words, said)), _rows(row[kept], count, columns, rarity)


def _marks_of_all(words: Sequence[str], said: Ints, lengths: Longs) -> tuple[Ints, Numbers]:
    """The marks of all texts, each once and ascending within its text, and the texts they stand in.

    `said` are the words of all texts in one piece, each a place in `words`, which begin with the edge. Some texts at a
    time: 20,000 at once would need 50 MB more.
    """
    spelt = _Spelt.of(words)
    ends = np.cumsum(lengths)
    pieces = [(np.zeros(0, np.int32), np.zeros(0, np.uint32))]
    for start in range(0, len(lengths), AT_ONCE):
        here = lengths[start : start + AT_ONCE]
        piece = said[ends[start] - here[0] : ends[start] - here[0] + here.sum()]
        row, marks = spelt.marks(piece, np.repeat(np.arange(start, start + len(here)), here))
        pieces.append((row.astype(np.int32), marks.astype(np.uint32)))
    return np.concatenate([row for row, _ in pieces]), np.concatenate([marks for _, marks in pieces])


@dataclass(frozen=True, slots=True)
class _Spelt:
    """The marks of many words in one piece: those of word i are the `sizes[i]` in `inside` from `starts[i]` on.

    `whole` are the marks of the words as neighbours. The first word is the edge, which has no letters.
    """

    inside: Numbers
    starts: Longs
    sizes: Longs
    whole: Numbers

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Spelt":
        inside = np.fromiter(chain.from_iterable(map(marks_of_word, words[1:])), np.uint32)
        sizes = np.fromiter(chain((0,), (len(list(letters_of(word))) for word in words[1:])), np.int64)
        whole = np.fromiter(map(number_of, chain((EDGE,), (EDGE + word for word in words[1:]))), np.uint32)
        return cls(inside, np.cumsum(sizes) - sizes, sizes, whole)

    def marks(self, said: Ints, row: Longs) -> tuple[Longs, Longs]:
        """Row and mark of all that these words say, each once; `row` tells the text of each word."""
        sizes, inner = self.sizes[said], row[1:] == row[:-1]
        letters = self.inside[spans(self.starts[said], sizes)]
        pairs = marks_of_pairs(self.whole[said])[inner]
        rows = np.concatenate((np.repeat(row, sizes), row[1:][inner]))
        both = distinct(rows << MARK_BITS | np.concatenate((letters, pairs)))
        return both >> MARK_BITS, both & ((1 << MARK_BITS) - 1)


def _frequent(words: Sequence[str], said: Ints) -> tuple[str, ...]:
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


def distinct(numbers: NDArray[Whole]) -> NDArray[Whole]:
    """Each number once, ascending. `np.unique` hashes instead of sorting: 15 s for 8 million numbers, this 0.8 s."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def spans(starts: Longs, sizes: Longs) -> Longs:
    """The numbers from each start on, as many as its size, one span after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(sizes.sum())


def _rows(row: Ints, count: int, marks: Ints, rarity: Floats) -> Rows:
    sizes = np.bincount(row, minlength=count)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    weights = rarity[marks]
    filled = np.flatnonzero(sizes)
    lengths = np.sqrt(np.add.reduceat(weights * weights, starts[filled])) if len(filled) else weights
    weights /= np.repeat(lengths, sizes[filled])
    return Rows(starts, marks, weights)
