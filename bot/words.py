"""The interface's own sentences in every language, from the gettext catalogues in locales/.

The message in the code is an English sentence; the catalogues in `locales/<language>/LC_MESSAGES/` tell what each
language says for it (English only where it differs, as for "8am"): jirani.po for people who ask, desk.po for staff.
Values are put in by name ({county}), never by joining translated pieces.
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
    said: dict[str, str] = {}
    for path in sorted((locales / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        said |= {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
    return said
