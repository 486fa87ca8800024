"""The words that commands, greetings, thanks and asked facts are made of: data in locales/<language>/words.yaml.

A pattern is one or more words; a word that ends in * stands for every word that begins so, one that begins with * for
every word that ends so (Kiswahili says who and when at the beginning of the verb).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.messages import Aspect, CommandName
from knowledge.plain import plain

FILE = "words.yaml"


class VocabularyError(Exception):
    """A words file is wrong; the message names the file and what is wrong."""


class Patterns:
    """Sequences of words to find in a text of plain words with single spaces, the longest first."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Patterns as written in the file: plain words, of which the first may begin and the last may end with *."""
        written = sorted(
            {" ".join(_word(word) for word in form.split()) for form in forms}, key=lambda form: -len(form)
        )
        inner = [re.escape(form).replace(r"\*", "") for form in written if form.startswith("*")]
        outer = [re.escape(form).replace(r"\*", r"\S*") for form in written if not form.startswith("*")]
        kinds = [rf"(?:{'|'.join(outer)})"] if outer else []
        kinds += [rf"\S*(?:{'|'.join(inner)})"] if inner else []
        self._found = re.compile(rf"(?<!\S)(?:{'|'.join(kinds)})(?!\S)") if kinds else None

    def within(self, text: str) -> bool:
        """Whether any of them is in the text."""
        return self._found is not None and self._found.search(text) is not None

    def without(self, text: str) -> str:
        """The text with all of them taken out."""
        return " ".join(self._found.sub("", text).split()) if self._found else text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words. `fillers` are words that carry no question (pronouns, please, so ...)."""

    language: str
    commands: Mapping[str, CommandName]
    languages: Mapping[str, str]
    greetings: tuple[str, ...]
    thanks: tuple[str, ...]
    fillers: tuple[str, ...]
    aspects: Mapping[Aspect, tuple[str, ...]]


def read_vocabularies(locales: Path, languages: Iterable[str]) -> tuple[Vocabulary, ...]:
    """The vocabularies of these languages, in their order; raises VocabularyError."""
    return tuple(_read(locales / language / FILE, language) for language in languages)


def _read(path: Path, language: str) -> Vocabulary:
    try:
        stored: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Vocabulary(
            language=language,
            commands={plain(form): CommandName(name) for name, forms in stored["commands"].items() for form in forms},
            languages={plain(form): code for code, forms in stored["languages"].items() for form in forms},
            greetings=_forms(stored["greetings"]),
            thanks=_forms(stored["thanks"]),
            fillers=_forms(stored["fillers"]),
            aspects={Aspect(name): _forms(forms) for name, forms in stored["aspects"].items()},
        )
    except (OSError, yaml.YAMLError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise VocabularyError(f"{path.parent.name}/{path.name}: {type(error).__name__}: {error}") from error


def _forms(forms: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(form) for form in forms)


def _word(word: str) -> str:
    return ("*" if word.startswith("*") else "") + plain(word) + ("*" if word.endswith("*") else "")
