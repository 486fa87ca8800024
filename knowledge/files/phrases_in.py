"""Phrases, danger phrases and negatives: plain text, one a line; the file's name tells whose they are."""

from typing import Final

from knowledge.files.folder import Folder
from knowledge.languages import MIXED
from knowledge.values import Negative, Phrase, Topic

QUESTIONS: Final = "phrases"
DANGER: Final = "danger"
ORIGINS: Final = ("starter", "staff", "confirmed")
"""Where a phrase can come from. The first is left out of the file's name."""


def phrase_file(topic: str, kind: str, language: str, origin: str) -> str:
    """The file of the phrases of a kind: topics/police/phrases.sw.txt, or .../phrases.sw.confirmed.txt."""
    middle = "" if origin == ORIGINS[0] else f".{origin}"
    return f"topics/{topic}/{kind}.{language}{middle}.txt"


def phrase_files(topic: Topic, languages: tuple[str, ...]) -> dict[str, tuple[str, str, str]]:
    """All files of phrases that a topic may have, in the order of the phrases: file to kind, language, origin."""
    kinds = (QUESTIONS, DANGER) if topic.is_emergency else (QUESTIONS,)
    return {
        phrase_file(topic.slug, kind, language, origin): (kind, language, origin)
        for kind in kinds
        for language in (*languages, MIXED)
        for origin in ORIGINS
    }


def read_phrases(folder: Folder, topic: Topic, kind: str, languages: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The phrases of one kind of a topic."""
    return tuple(
        Phrase(topic.slug, language, line, origin)
        for file, (file_kind, language, origin) in phrase_files(topic, languages).items()
        if file_kind == kind
        for line in folder.lines(file)
    )


def read_negatives(folder: Folder) -> tuple[Negative, ...]:
    """The messages that are not for us, by group in alphabetical order."""
    return tuple(
        Negative(line, file.removeprefix("negatives/").removesuffix(".txt"))
        for file in folder.files("negatives")
        if file.endswith(".txt")
        for line in folder.lines(file)
    )
