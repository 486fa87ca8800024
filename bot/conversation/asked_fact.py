"""Which one fact does a message plainly ask for: what it costs, where, which papers, how long ...?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from bot.conversation.patterns import Patterns
from bot.conversation.spelling import Spelling
from bot.conversation.vocabulary import Vocabulary
from bot.messages import Aspect

SHORT_WORDS: Final = 9
"""A message of so many words at most asks by naming: "alien card fee". A longer one tells a story (our choice)."""


class AskedFact:
    """Finds the fact that is asked for. Texts are plain words in their standard form, with single spaces."""

    def __init__(self, vocabularies: Iterable[Vocabulary], is_right: Callable[[str], bool]) -> None:
        """`is_right` tells of a word whether it is well spelt as it is."""
        words = tuple(vocabularies)
        nothing: list[tuple[str, Aspect | None]] = [(form, None) for one in words for form in one.not_asked]
        self._asked = Patterns(chain(nothing, _meanings(one.asked for one in words)))
        self._named = Patterns(chain(nothing, _meanings(one.named for one in words)))
        spellings = {word: forms for one in words for word, forms in one.spellings.items()}
        self._spelling = Spelling(spellings, is_right)
        self._fillers = Patterns((form, True) for one in words for form in one.fillers)

    def find(self, text: str) -> Aspect | None:
        """The one fact that the message plainly asks for; None where it asks for none or for several."""
        words = self._spelling.usual(text.split())
        asked = _meant(self._asked, words)
        if not asked and len(words) <= SHORT_WORDS:
            asked = _meant(self._named, words)
        return asked.pop() if len(asked) == 1 else None

    def alone(self, text: str) -> Aspect | None:
        """The fact asked for by a message that says nothing else: "how much is it?", "iko wapi"."""
        aspect = self.find(text)
        words = self._spelling.usual(text.split())
        left = self._asked.without(words)
        left = self._named.without(left) if left == words else left
        return None if self._fillers.without(left) else aspect


def _meant(patterns: Patterns[Aspect | None], words: Sequence[str]) -> set[Aspect]:
    return {found.meaning for found in patterns.find(words) if found.meaning is not None}


def _meanings(groups: Iterable[Mapping[Aspect, tuple[str, ...]]]) -> Iterable[tuple[str, Aspect | None]]:
    return ((form, aspect) for group in groups for aspect, forms in group.items() for form in forms)
