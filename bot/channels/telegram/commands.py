"""Commands that begin with a slash."""

import re
from dataclasses import dataclass
from typing import Final

from bot.messages import CommandName, Event

ASK: Final = "ask"
"""The command before a question, needed only in groups: a bot there sees nothing but commands, mentions and replies."""

_OURS: Final = frozenset(name.value for name in CommandName) | {ASK}

_FORM: Final = re.compile(
    r"/(?P<name>[a-z0-9_]{1,32})(?:@(?P<bot>[a-z0-9_]+))?(?![\w/])[\s,.:;]*(?P<argument>.*)",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command as typed or tapped: "/county@jirani_bot Kilifi". `name` is in small letters; `bot` is whom it names."""

    name: str
    bot: str | None
    argument: str

    @property
    def ours(self) -> bool:
        """Whether it is one that we show or explain. In a group, any other one without a name is for another bot."""
        return self.name in _OURS

    @property
    def event(self) -> Event:
        """A start, with its link's payload as the words; anything else is a text."""
        return Event.START if self.name == CommandName.START else Event.TEXT

    @property
    def words(self) -> str:
        """What a person without slashes would write: "county Kilifi"."""
        return self.argument if self.name in (ASK, CommandName.START) else f"{self.name} {self.argument}"


def slash_command(text: str) -> SlashCommand | None:
    """The command that a text is; a slash in its middle makes none."""
    found = _FORM.fullmatch(text.strip())
    return SlashCommand(found["name"].lower(), found["bot"], found["argument"]) if found else None
