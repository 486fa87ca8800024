"""How people spell the words with which they ask ("hw mch", "bei gn", "wich documants"), and the words they mean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.plain import plain

FORGIVEN_LETTERS: Final = 6
"""Letters a word must have before a mistake in it is forgiven; shorter ones are too near to other words."""
TWO_MISTAKES_LETTERS: Final = 9
"""From this length on two letters may be wrong."""


class Spelling:
    """Brings the words with which people ask to their usual form; leaves all other words alone."""

    def __init__(self, spellings: Mapping[str, Iterable[str]], is_right: Callable[[str], bool]) -> None:
        """`spellings` are the words that matter and how else they are written; `is_right` tells whether a word is well
        spelt as it is, so that "contract" is not read as "contact".
        """
        self._known = {plain(form): word for word, forms in spellings.items() for form in forms}
        self._is_right = is_right
        self._long: dict[str, list[str]] = {}
        for word in spellings:
            if len(word) >= FORGIVEN_LETTERS and " " not in word:
                self._long.setdefault(word[0], []).append(word)

    def usual(self, words: Iterable[str]) -> Sequence[str]:
        """The words in their usual form."""
        return [part for word in words for part in (self._known.get(word) or self._forgive(word)).split()]

    def _forgive(self, word: str) -> str:
        near = self._long.get(word[0]) if len(word) >= FORGIVEN_LETTERS else None
        if not near or self._is_right(word):
            return word
        mistakes = 2 if len(word) >= TWO_MISTAKES_LETTERS else 1
        best = extractOne(word, near, scorer=OSA.distance, score_cutoff=mistakes)
        return best[0] if best else word
