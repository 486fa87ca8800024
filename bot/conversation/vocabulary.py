"""The words that commands, greetings, thanks and asked facts are made of: data in locales/<language>/words.yaml.

All but commands and languages are patterns (bot/conversation/patterns.py).
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
class Vocabulary:
    """One language's words. `fillers` are words that carry no question (please, so ...), `names` are people's names.

    `asked` ask for a fact wherever they stand, `named` only in a short message; `not_asked` sound like it and ask for
    none. `not_small_talk` are farewells of people who may be in danger. `spellings` are how else a word is written.
    """

    language: str
    commands: Mapping[str, CommandName]
    languages: Mapping[str, str]
    greetings: tuple[str, ...]
    thanks: tuple[str, ...]
    fillers: tuple[str, ...]
    names: tuple[str, ...]
    not_small_talk: tuple[str, ...]
    spellings: Mapping[str, tuple[str, ...]]
    asked: Mapping[Aspect, tuple[str, ...]]
    named: Mapping[Aspect, tuple[str, ...]]
    not_asked: tuple[str, ...]


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
            names=_patterns(stored["names"]),
            not_small_talk=_patterns(stored["not_small_talk"]),
            spellings={plain(word): _forms(forms) for word, forms in stored["spellings"].items()},
            asked={Aspect(name): _patterns(how["asked"]) for name, how in stored["aspects"].items()},
            named={Aspect(name): _patterns(how["named"]) for name, how in stored["aspects"].items()},
            not_asked=_patterns(stored["not_asked"]),
        )
    except (OSError, yaml.YAMLError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise VocabularyError(f"{path.parent.name}/{path.name}: {type(error).__name__}: {error}") from error


def _forms(forms: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(form) for form in forms)


def _patterns(written: str) -> tuple[str, ...]:
    """Patterns with commas or ends of lines between."""
    return tuple(pattern.strip() for line in written.splitlines() for pattern in line.split(",") if pattern.strip())
