"""Commands: a few words that ask the service itself for something, in any of its languages.

Forgiving of case, punctuation, politeness ("Stop. Thank you") and, for long words, of one typing error. A command is
the whole message: "acha" alone stops, "acha kunipiga" does not.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from bot.conversation.patterns import Patterns
from bot.conversation.vocabulary import Vocabulary
from bot.messages import Command, CommandName
from knowledge.base import KnowledgeBase
from knowledge.plain import plain

TYPO_LENGTH: Final = 6
"""Letters a word must have before a typing error is forgiven: "moto" (fire) must never be read as "more"."""
NO_TYPOS: Final = frozenset({CommandName.STOP, CommandName.DELETE, CommandName.YES, CommandName.NO})
"""Commands that cost something when misread."""
MAX_WORDS: Final = 5
JOINTS: Final = frozenset({"ya", "ni", "of", "is", "in", "to"})
"""Words between a command and what it is about: "kaunti ya Kilifi", "change county to Kilifi"."""


class Commands:
    """Finds the command that a message is, if it is one."""

    def __init__(self, vocabularies: Iterable[Vocabulary], knowledge: KnowledgeBase) -> None:
        self._forms: dict[str, CommandName] = {}
        self._languages: dict[str, str] = {}
        polite: list[str] = []
        self._spoken: dict[str, str] = {}
        for vocabulary in vocabularies:
            for form, name in vocabulary.commands.items():
                self._forms.setdefault(form, name)
                self._spoken.setdefault(form, vocabulary.language)
            self._languages |= vocabulary.languages
            polite += [*vocabulary.thanks, *vocabulary.fillers]
        self._polite = Patterns((form, None) for form in polite)
        self._forgiving = [
            form for form, name in self._forms.items() if len(form) >= TYPO_LENGTH and name not in NO_TYPOS
        ]
        self._counties = _county_names(knowledge)

    def find(self, text: str, barazas: Mapping[str, str]) -> Command | None:
        """The command that a plain text is to the letter; None where it is none."""
        if text in barazas:
            return Command(CommandName.BARAZA, text)
        words = tuple(text.split())
        if not words or len(words) > MAX_WORDS:
            return None
        return self._whole(text) or self._with_argument(words) or self._politely(text)

    def language_of(self, text: str) -> str | None:
        """The language whose command stands in a plain text; None where no command does."""
        return next((self._spoken[word] for word in (text, *text.split()) if word in self._spoken), None)

    def find_misspelt(self, text: str) -> Command | None:
        """The command that a plain text is but for one typing error. Ask what else it may be first: "habari" (hello)
        is one letter from "hatari" (danger).
        """
        if len(text) < TYPO_LENGTH - 1 or " " in text:
            return None
        best = extractOne(text, self._forgiving, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        return Command(self._forms[best[0]]) if best else None

    def _whole(self, text: str) -> Command | None:
        if text in self._languages:
            return Command(CommandName.LANGUAGE, self._languages[text])
        name = self._forms.get(text)
        return Command(name) if name else None

    def _with_argument(self, words: tuple[str, ...]) -> Command | None:
        """A command and what it is about: "county kilifi", "language english"; "kilifi county" too."""
        for first, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            name = self._forms.get(first)
            argument = " ".join(word for word in rest if word not in JOINTS)
            if name is CommandName.COUNTY and argument in self._counties:
                return Command(name, self._counties[argument])
            if name is CommandName.LANGUAGE and argument in self._languages:
                return Command(name, self._languages[argument])
        return None

    def _politely(self, text: str) -> Command | None:
        """A command with thanks or small words beside it; small words alone are no command."""
        left = " ".join(self._polite.without(text.split()))
        return self._whole(left) if left and left != text else None


def _county_names(knowledge: KnowledgeBase) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for county in knowledge.counties.values():
        for name in (county.name, county.slug, county.headquarters):
            names.setdefault(plain(name), county.slug)
    return names
