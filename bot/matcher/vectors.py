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
Whole = TypeVar("Whole", np.int64, np.int32, np.uint32)

LEAST_TEXTS: Final = 2
"""Phrases that must hold a mark; one that stands in a single phrase says nothing about other texts."""

SHORTEST: Final = 4
"""Letters of a word that is kept to know how it is spelt."""

AT_ONCE: Final = 6_000
"""Texts whose marks are found in one piece (our choice)."""


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
    row, places, known = _places(words, said, np.array(lengths, np.int64))
    spread = np.bincount(places, minlength=len(known))
    common = spread >= LEAST_TEXTS
    rarity = (np.log((1 + count) / (1 + spread[common])) + 1).astype(np.float32)
    kept = common[places]
    columns = (np.cumsum(common, dtype=np.int32) - 1)[places[kept]]
    return Vocabulary(known[common], rarity, _frequent(words, said)), _rows(row[kept], count, columns, rarity)


def _places(words: Sequence[str], said: Ints, lengths: Longs) -> tuple[Ints, Ints, Numbers]:
    """The marks of all texts: the texts they stand in, their places in the numbers, and the ascending numbers.

    Each mark once a text, ascending. `said` are the words of all texts in one piece, each a place in `words`, which
    begin with the edge. Some texts at a time: 20,000 at once would need 50 MB more.
    """
    inside = np.fromiter(chain.from_iterable(map(marks_of_word, words[1:])), np.uint32)
    sizes = np.fromiter(chain((0,), (len(list(letters_of(word))) for word in words[1:])), np.int64)
    whole = np.fromiter(map(number_of, chain((EDGE,), (EDGE + word for word in words[1:]))), np.uint32)
    row = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    inner = row[1:] == row[:-1]
    numbers = marks_of_pairs(whole[said])[inner]
    known = distinct(np.concatenate((inside, numbers)))
    letters, firsts = np.searchsorted(known, inside).astype(np.int32), np.cumsum(sizes) - sizes
    pairs, pair_row = np.searchsorted(known, numbers).astype(np.int32), row[1:][inner]
    begins = np.concatenate(([0], np.cumsum(lengths)))
    found = [np.zeros((2, 0), np.int32)]
    for start in range(0, len(lengths), AT_ONCE):
        end = min(start + AT_ONCE, len(lengths))
        piece = slice(begins[start], begins[end])
        pair_piece = slice(begins[start] - start, begins[end] - end)  # each text has a pair less than words
        spelt = spans(firsts[said[piece]], sizes[said[piece]])
        rows = np.concatenate((np.repeat(row[piece], sizes[said[piece]]), pair_row[pair_piece]))
        both = rows.astype(np.int64) * len(known) + np.concatenate((letters[spelt], pairs[pair_piece]))
        found.append(np.array(np.divmod(distinct(both), len(known)), np.int32))
    both_rows, places = np.concatenate(found, axis=1)
    return both_rows, places, known


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
