"""The interface's texts, read from the locales folder that is installed with the program."""

from collections.abc import Iterable
from pathlib import Path

import locales
from bot.conversation import read_vocabularies
from bot.line import Texts
from bot.words import read_words


def read_texts(languages: Iterable[str]) -> Texts:
    """The words of these languages; raises VocabularyError where a file is wrong."""
    folder, codes = Path(locales.__path__[0]), tuple(languages)
    return Texts(vocabularies=read_vocabularies(folder, codes), words=read_words(folder, codes))
