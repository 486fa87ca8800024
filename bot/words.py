"""The interface's own sentences in every language, from the gettext catalogues in locales/.

The message in the code is an English sentence; `locales/<language>/LC_MESSAGES/jirani.po` tells what each language says
for it (English only where it differs, as for "8am"). Values are put in by name ({county}), never by joining translated
pieces.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.pofile import read_po


def _(message: str) -> str:
    """Marks a sentence for translation; it is translated when it is said."""
    return message


class Words:
    """Says the interface's sentences in one language."""

    def __init__(self, language: str, translations: Mapping[str, str]) -> None:
        self.language = language
        self._translations = translations

    def say(self, message: str, **values: object) -> str:
        """The sentence in this language, with the values put in."""
        return self._translations.get(message, message).format(**values)


def read_words(locales: Path, languages: Iterable[str]) -> dict[str, Words]:
    """The words of each language; what a catalogue lacks is said in English."""
    return {language: Words(language, _catalogue(locales, language)) for language in languages}


def _catalogue(locales: Path, language: str) -> Mapping[str, str]:
    path = locales / language / "LC_MESSAGES" / "jirani.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
