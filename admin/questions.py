"""Labelled questions: what was asked, and what is right for it. One JSON object a line.

Each holds `id`, `text`, `lang`, `style`, `expect` (acceptable topics, the main one first; or none, greeting, thanks),
`county` and `aspect`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.messages import Decision

NONE: Final = "none"
"""Expected of a message that no entry must answer."""
SOCIAL: Final = frozenset({Decision.GREETING.value, Decision.THANKS.value})
"""Expected of a message that gets a friendly word and no entry."""


class QuestionSetError(Exception):
    """A line of the set is wrong; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with what is right for it."""

    id: str
    text: str
    lang: str
    style: str
    expect: tuple[str, ...]
    county: str | None = None
    aspect: str | None = None

    @property
    def asks(self) -> bool:
        """Whether one of our topics is asked for."""
        return self.expect[0] != NONE and self.expect[0] not in SOCIAL


def read_questions(path: Path) -> tuple[Labelled, ...]:
    """The labelled questions of a file; raises QuestionSetError, naming the first wrong line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        _read_line(line, f"{path.name}:{number}") for number, line in enumerate(lines, start=1) if line.strip()
    )


def _read_line(line: str, where: str) -> Labelled:
    try:
        stored = json.loads(line)
    except ValueError as error:
        raise QuestionSetError(f"{where} is not JSON: {error}") from error
    if not isinstance(stored, dict):
        raise QuestionSetError(f"{where} is not a JSON object")
    for key in ("id", "text", "lang", "style"):
        if not isinstance(stored.get(key), str):
            raise QuestionSetError(f"{where}: {key} is missing or no text")
    expect = stored.get("expect")
    if not isinstance(expect, list) or not expect or not all(isinstance(topic, str) for topic in expect):
        raise QuestionSetError(f"{where}: expect is missing or no list of topics")
    known = {key: stored[key] for key in ("id", "text", "lang", "style")}
    return Labelled(**known, expect=tuple(expect), county=stored.get("county"), aspect=stored.get("aspect"))
