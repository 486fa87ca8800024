"""The words that commands, greetings, thanks and asked facts are made of: data in locales/<language>/words.yaml.

A pattern is one or more words; a word that ends in * stands for every word that begins so, one that begins with * for
every word that ends so (Kiswahili says who and when at the beginning of the verb).
"""

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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of words to find in a plain text."""

    words: tuple[str, ...]

    def found_at(self, words: tuple[str, ...]) -> int | None:
        """Where in the words it begins; None if it is not there."""
        size = len(self.words)
        for start in range(len(words) - size + 1):
            if all(_fits(own, word) for own, word in zip(self.words, words[start : start + size], strict=True)):
                return start
        return None


def _fits(own: str, word: str) -> bool:
    if own.startswith("*"):
        return word.endswith(own[1:])
    return word.startswith(own[:-1]) if own.endswith("*") else word == own


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words. `fillers` are words that carry no question (pronouns, please, so ...)."""

    language: str
    commands: Mapping[str, CommandName]
    languages: Mapping[str, str]
    greetings: tuple[Pattern, ...]
    thanks: tuple[Pattern, ...]
    fillers: tuple[Pattern, ...]
    aspects: Mapping[Aspect, tuple[Pattern, ...]]


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
            greetings=_patterns(stored["greetings"]),
            thanks=_patterns(stored["thanks"]),
            fillers=_patterns(stored["fillers"]),
            aspects={Aspect(name): _patterns(forms) for name, forms in stored["aspects"].items()},
        )
    except (OSError, yaml.YAMLError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise VocabularyError(f"{path.parent.name}/{path.name}: {type(error).__name__}: {error}") from error


def _patterns(forms: Iterable[object]) -> tuple[Pattern, ...]:
    patterns = (Pattern(tuple(_word(word) for word in str(form).split())) for form in forms)
    return tuple(sorted(patterns, key=lambda pattern: -len(pattern.words)))


def _word(word: str) -> str:
    return ("*" if word.startswith("*") else "") + plain(word) + ("*" if word.endswith("*") else "")
