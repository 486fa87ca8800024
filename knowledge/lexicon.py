"""How people write a word, and the word it stands for: shorthand, Sheng, common misspellings. Kept as data."""

from collections.abc import Iterable

from knowledge.plain import plain
from knowledge.values import Word


class Lexicon:
    """Brings the words of a message to their standard form."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._meanings = {plain(word.form): plain(word.meaning) for word in words}
        self._longest = max((len(form.split()) for form in self._meanings), default=1)

    def standard(self, text: str) -> str:
        """A plain text with every known form replaced, the longest first: "hw mch 4 id" becomes "how much for id"."""
        words = text.split()
        done: list[str] = []
        while words:
            size = self._known_size(words)
            form = " ".join(words[:size])
            done.append(self._meanings.get(form, form))
            words = words[size:]
        return " ".join(done)

    def _known_size(self, words: list[str]) -> int:
        for size in range(min(self._longest, len(words)), 1, -1):
            if " ".join(words[:size]) in self._meanings:
                return size
        return 1
