"""Greetings and thanks with no question in them, and follow-ups that hold nothing but what they ask for."""

from collections.abc import Iterable

from bot.conversation.vocabulary import Pattern, Vocabulary
from bot.messages import Aspect, Decision, SmallTalk


class Phrasebook:
    """Tells whether a message is made of known small words only."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        known = tuple(vocabularies)
        self._greetings = tuple(pattern for words in known for pattern in words.greetings)
        self._thanks = tuple(pattern for words in known for pattern in words.thanks)
        self._fillers = tuple(pattern for words in known for pattern in words.fillers)
        self._aspects = {
            aspect: tuple(pattern for words in known for pattern in words.aspects.get(aspect, ())) for aspect in Aspect
        }

    def small_talk(self, words: tuple[str, ...]) -> SmallTalk | None:
        """Thanks or a greeting, if the message holds nothing else; thanks win where both are there."""
        greeted, left = _take(words, self._greetings)
        thanked, left = _take(left, self._thanks)
        if not (thanked or greeted) or _take(left, self._fillers)[1]:
            return None
        return SmallTalk(Decision.THANKS if thanked else Decision.GREETING)

    def aspect(self, words: tuple[str, ...]) -> Aspect | None:
        """The one fact that the message plainly asks for; None where it asks for none or for several."""
        asked = [aspect for aspect, patterns in self._aspects.items() if _any(words, patterns)]
        return asked[0] if len(asked) == 1 else None

    def follow_up(self, words: tuple[str, ...]) -> Aspect | None:
        """The fact asked for by a message that says nothing else: "how much is it?", "iko wapi"."""
        aspect = self.aspect(words)
        if aspect is None:
            return None
        left = _take(_take(words, self._aspects[aspect])[1], self._fillers)[1]
        return None if left else aspect


def _any(words: tuple[str, ...], patterns: tuple[Pattern, ...]) -> bool:
    return any(pattern.found_at(words) is not None for pattern in patterns)


def _take(words: tuple[str, ...], patterns: tuple[Pattern, ...]) -> tuple[bool, tuple[str, ...]]:
    """Whether any pattern was there, and the words that are left without all of them."""
    taken = False
    for pattern in patterns:
        while (start := pattern.found_at(words)) is not None:
            words = words[:start] + words[start + len(pattern.words) :]
            taken = True
    return taken, words
