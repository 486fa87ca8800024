"""What a baraza's code word must be: the same for the desk and for the command line."""

import re
from typing import Final

from bot.line import Line
from bot.words import _
from knowledge.plain import plain

WORD: Final = re.compile(r"[a-z][a-z0-9]{2,15}")
SHAPE: Final = _("A code word has 3 to 16 letters or digits and begins with a letter, such as LIKONI1.")
THRICE: Final = _("No letter or digit three times in a row, please: people miscount them.")
COMMAND: Final = _("This word is a command or a greeting: choose one that people would not text anyway.")
PLACE: Final = _("This word is the name of a place: add a digit, so that people can still ask about the place itself.")
QUESTION: Final = _("People send this word when they ask a question: choose one that they would not text anyway.")
TAKEN: Final = _("This word belongs to another meeting: choose a new one.")


def word_complaint(word: str, line: Line) -> str | None:
    """Why this word, in lower case, cannot be a code word, as a sentence to be translated; None where it can.

    Who takes it already is for the database to tell.
    """
    if not WORD.fullmatch(word):
        return SHAPE
    if plain(word) != word:
        return THRICE
    if line.reader.is_command(word):
        return COMMAND
    if word in _places(line):
        return PLACE
    return QUESTION if _is_asked(word, line) else None


def _places(line: Line) -> frozenset[str]:
    """The names of counties and of everywhere in them, as a message of one word would write them."""
    counties = line.knowledge.counties.values()
    named = [(one.slug, one.name, *one.places, *one.everyday_places) for one in counties]
    return frozenset(plain(name) for names in named for name in names)


def _is_asked(word: str, line: Line) -> bool:
    """Whether the word stands in an example of how people ask: such words are sent alone, too."""
    near = (phrase.text for phrase in line.knowledge.phrases if word in phrase.text.lower())
    return any(word in plain(text).split() for text in near)
