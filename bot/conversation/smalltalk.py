"""Greetings and thanks with no question in them."""

from collections.abc import Iterable
from typing import Final

from bot.conversation.patterns import Patterns
from bot.conversation.vocabulary import Vocabulary
from bot.messages import Decision, SmallTalk

SMALL_TALK_WORDS: Final = 14
"""Nobody greets at greater length without saying something else."""


class Phrasebook:
    """Tells whether a message is made of known small words only. Texts are plain words with single spaces."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        known = tuple(vocabularies)
        no_small_talk = [(form, Decision.UNKNOWN) for words in known for form in words.not_small_talk]
        thanks = [(form, Decision.THANKS) for words in known for form in words.thanks]
        greetings = [(form, Decision.GREETING) for words in known for form in words.greetings]
        fillers = [(form, None) for words in known for form in (*words.fillers, *words.names)]
        self._patterns = Patterns([*no_small_talk, *thanks, *greetings, *fillers])

    def small_talk(self, text: str) -> SmallTalk | None:
        """Thanks or a greeting, if the message holds nothing else; thanks win where both are there."""
        words = text.split()
        if not 0 < len(words) <= SMALL_TALK_WORDS:
            return None
        meant, end = set[Decision | None](), 0
        for found in self._patterns.find(words):
            if found.start > end:
                return None
            meant.add(found.meaning)
            end = found.end
        if end < len(words) or Decision.UNKNOWN in meant:
            return None
        return next((SmallTalk(said) for said in (Decision.THANKS, Decision.GREETING) if said in meant), None)
