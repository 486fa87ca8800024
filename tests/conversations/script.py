"""The files of golden conversations: read, and written again with the replies as they are now."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

ACTION: Final = re.compile(
    r"\[(presses|opens the link|shares the place|waits|blocks the bot|dials)(?:: (.*)| (\d+ (?:days|minutes)))?\]"
)
NOTHING: Final = "(nothing)"
SESSION_ENDS: Final = "(the session ends)"


@dataclass
class Turn:
    """What a person wrote or did, and the lines of the reply."""

    said: str
    reply: list[str] = field(default_factory=list)

    def action(self) -> tuple[str, str] | None:
        """What the person did, with its argument; None where she wrote a text."""
        match = ACTION.fullmatch(self.said)
        return (match[1], match[2] or match[3] or "") if match else None


@dataclass
class Script:
    """One conversation."""

    head: dict[str, str]
    turns: list[Turn]

    @property
    def channel(self) -> str:
        return self.head["Channel"]

    @property
    def today(self) -> date:
        return date.fromisoformat(self.head["Today"])


def read_script(path: Path) -> Script:
    """A conversation from its file; an AssertionError names the line that is wrong."""
    head: dict[str, str] = {}
    turns: list[Turn] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(">"):
            turns.append(Turn(line[2:]))
        elif line.startswith("<"):
            assert turns, f"{path.name}:{number}: a reply before anything was said"
            turns[-1].reply.append(line[2:])
        elif line.strip():
            name, colon, value = line.partition(": ")
            assert colon, f"{path.name}:{number}: neither a head line nor > nor <"
            assert not turns, f"{path.name}:{number}: a head line after the talk began"
            head[name] = value
    assert {"Title", "Channel", "Today"} <= set(head), f"{path.name}: Title, Channel and Today are needed"
    return Script(head, turns)


def write_script(path: Path, script: Script) -> None:
    """The conversation as a file."""
    lines = [f"{name}: {value}" for name, value in script.head.items()]
    for turn in script.turns:
        lines += ["", f"> {turn.said}".rstrip(), *(f"< {line}".rstrip() for line in turn.reply)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
