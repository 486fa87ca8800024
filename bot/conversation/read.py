"""Reads a message: what is asked, in which language to answer, and for which county."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from bot import menus
from bot.conversation.asked_fact import AskedFact
from bot.conversation.commands import Commands
from bot.conversation.dialling import read_dialling
from bot.conversation.language import LanguageGuesser
from bot.conversation.smalltalk import Phrasebook
from bot.conversation.vocabulary import Vocabulary
from bot.messages import (
    MAX_TEXT,
    Asked,
    Command,
    CommandName,
    Event,
    FollowUp,
    Incoming,
    Nothing,
    Pick,
    Question,
    Reading,
    WrongPick,
)
from bot.person import Person
from knowledge.base import KnowledgeBase
from knowledge.lexicon import Lexicon
from knowledge.places import Places
from knowledge.plain import plain

MENU_NUMBER: Final = re.compile(r"(?:no|nr|number|namba|nambari|option|jibu|reply)?\s*(\d{1,2})")
SURE_LANGUAGE: Final = 0.8
"""Probability above which a guess beats what we remember."""
FOLLOW_UP_WORDS: Final = 7
START_COUNTY: Final = "county_"
START_TOPIC: Final = "topic_"
SILENT_EVENTS: Final = frozenset({Event.BLOCKED, Event.UNBLOCKED, Event.OPTED_OUT})


class Reader:
    """Reads messages with what the knowledge base knows of words, places and languages."""

    def __init__(
        self, knowledge: KnowledgeBase, vocabularies: Iterable[Vocabulary], default_county: str | None
    ) -> None:
        words = tuple(vocabularies)
        self._languages = knowledge.languages
        self._counties = frozenset(knowledge.counties)
        self._commands = Commands(words, knowledge)
        self._phrasebook = Phrasebook(words)
        self._lexicon = Lexicon(knowledge.lexicon)
        self._facts = AskedFact(words, _right_words(knowledge).__contains__)
        self._guesser = LanguageGuesser(knowledge.phrases, knowledge.languages)
        self._places = Places(tuple(knowledge.counties.values()))
        self._default_county = default_county

    def read(self, incoming: Incoming, person: Person, barazas: Mapping[str, str]) -> Reading:
        """What this message asks of us. `barazas` maps code words to counties. Decides only; changes nothing."""
        asked = read_dialling(incoming, person) or self._known(self._asked(incoming, person, barazas))
        named = self._county_named(incoming, asked, barazas)
        county = named or person.county or self._default_county
        return Reading(asked, self._language(incoming, asked, person), county, place_named=named is not None)

    def is_command(self, word: str) -> bool:
        """Whether a message of this word alone would be a command or small talk."""
        simple = plain(word)
        return bool(self._commands.find(simple, {}) or self._phrasebook.small_talk(simple))

    def _known(self, asked: Asked) -> Asked:
        """The same, with a picked language or county as the command that it is; one that we do not know is asked for.

        Start links and buttons come from outside: they may name anything.
        """
        kind, name = menus.parse(asked.value) if isinstance(asked, Pick) else ("", "")
        if kind == menus.LANGUAGE:
            asked = Command(CommandName.LANGUAGE, name)
        elif kind == menus.COUNTY:
            asked = Command(CommandName.COUNTY, name)
        known = {CommandName.LANGUAGE: frozenset(self._languages), CommandName.COUNTY: self._counties}
        if isinstance(asked, Command) and asked.argument not in known.get(asked.name, {asked.argument}):
            return Command(asked.name)
        return asked

    def _asked(self, incoming: Incoming, person: Person, barazas: Mapping[str, str]) -> Asked:
        if incoming.event in SILENT_EVENTS:
            return Nothing(answerable=False)
        if incoming.event is Event.BUTTON:
            return Pick(incoming.text)
        if incoming.event is Event.START:
            return _started(incoming.text, barazas)
        if incoming.location is not None:
            nearest = self._places.nearest(incoming.location.latitude, incoming.location.longitude)
            return Command(CommandName.COUNTY, nearest)
        return self._in_words(incoming.text[:MAX_TEXT], person, barazas)

    def _in_words(self, text: str, person: Person, barazas: Mapping[str, str]) -> Asked:
        simple = plain(text)
        if not simple:
            return Nothing(answerable=True)
        number = MENU_NUMBER.fullmatch(simple)
        if number:
            return _picked(int(number[1]), person.state.menu)
        command = self._commands.find(simple, barazas)
        if command:
            return command
        standard = self._lexicon.standard(simple)
        social = self._phrasebook.small_talk(simple)
        if social is None and standard != simple:
            social = self._phrasebook.small_talk(standard)
        return social or self._commands.find_misspelt(simple) or self._question(text, standard, person)

    def _question(self, text: str, standard: str, person: Person) -> Asked:
        short = text.count(" ") < FOLLOW_UP_WORDS
        alone = self._facts.alone(standard) if person.state.topic and short else None
        return FollowUp(alone) if alone else Question(text, self._facts.find(standard))

    def _county_named(self, incoming: Incoming, asked: Asked, barazas: Mapping[str, str]) -> str | None:
        if isinstance(asked, Command) and asked.name is CommandName.COUNTY:
            return asked.argument or None
        if isinstance(asked, Command) and asked.name is CommandName.BARAZA:
            return barazas[asked.argument]
        if not isinstance(asked, Question):
            return None
        place = self._places.find(incoming.text[:MAX_TEXT])
        return place.county if place else None

    def _language(self, incoming: Incoming, asked: Asked, person: Person) -> str:
        """As chosen; else as written, where that is sure; else as remembered; else as the app is set."""
        if isinstance(asked, Command) and asked.name is CommandName.LANGUAGE and asked.argument:
            return asked.argument
        if person.language and (person.language_chosen or isinstance(asked, Command)):
            return person.language
        return self._as_written(incoming, asked, person) or person.language or self._as_hinted(incoming.language_hint)

    def _as_written(self, incoming: Incoming, asked: Asked, person: Person) -> str | None:
        if incoming.event is not Event.TEXT or isinstance(asked, (Nothing, Pick, WrongPick)):
            return None
        if isinstance(asked, Command):
            return self._commands.language_of(plain(incoming.text))
        guess = self._guesser.guess(incoming.text[:MAX_TEXT])
        sure = guess is not None and (guess[1] >= SURE_LANGUAGE or person.language is None)
        return guess[0] if guess and sure else None

    def _as_hinted(self, hint: str | None) -> str:
        code = (hint or "").partition("-")[0].lower()
        return code if code in self._languages else self._languages[0]


def _right_words(knowledge: KnowledgeBase) -> frozenset[str]:
    """The words that our own answers use: they are well spelt."""
    texts = (text for entry in knowledge.entries.values() for text in (*entry.answer.values(), *entry.more.values()))
    return frozenset(word for text in texts for word in plain(text).split())


def _started(payload: str, barazas: Mapping[str, str]) -> Asked:
    """What a start link leads to: a topic, a county, a baraza, or the welcome."""
    if payload.startswith(START_TOPIC):
        return Pick(menus.value(menus.TOPIC, payload.removeprefix(START_TOPIC)))
    if payload.startswith(START_COUNTY):
        return Command(CommandName.COUNTY, payload.removeprefix(START_COUNTY))
    if plain(payload) in barazas:
        return Command(CommandName.BARAZA, plain(payload))
    return Command(CommandName.START)


def _picked(number: int, menu: tuple[str, ...]) -> Asked:
    if number == 0:
        return Command(CommandName.MENU)
    return Pick(menu[number - 1]) if number <= len(menu) else WrongPick()
