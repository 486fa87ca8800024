"""Greetings and thanks with no question in them, and follow-ups that hold nothing but what they ask for."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

from bot.conversation.vocabulary import Patterns, Vocabulary
from bot.messages import Aspect, Decision, SmallTalk

SMALL_TALK_WORDS: Final = 12
"""Nobody greets at greater length without saying something else."""


class Phrasebook:
    """Tells whether a message is made of known small words only. Texts are plain words with single spaces."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        known = tuple(vocabularies)
        self._greetings = Patterns(chain.from_iterable(words.greetings for words in known))
        self._thanks = Patterns(chain.from_iterable(words.thanks for words in known))
        self._fillers = Patterns(chain.from_iterable(words.fillers for words in known))
        self._aspects = {
            aspect: Patterns(chain.from_iterable(words.aspects.get(aspect, ()) for words in known)) for aspect in Aspect
        }

    def small_talk(self, text: str) -> SmallTalk | None:
        """Thanks or a greeting, if the message holds nothing else; thanks win where both are there."""
        if text.count(" ") >= SMALL_TALK_WORDS:
            return None
        after_greeting = self._greetings.without(text)
        after_thanks = self._thanks.without(after_greeting)
        if after_thanks == text or self._fillers.without(after_thanks):
            return None
        return SmallTalk(Decision.THANKS if after_thanks != after_greeting else Decision.GREETING)

    def aspect(self, text: str) -> Aspect | None:
        """The one fact that the message plainly asks for; None where it asks for none or for several."""
        asked = [aspect for aspect, patterns in self._aspects.items() if patterns.within(text)]
        return asked[0] if len(asked) == 1 else None

    def follow_up(self, text: str) -> Aspect | None:
        """The fact asked for by a message that says nothing else: "how much is it?", "iko wapi"."""
        aspect = self.aspect(text)
        if aspect is None or self._fillers.without(self._aspects[aspect].without(text)):
            return None
        return aspect
