"""What the desk is given by the composition root."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from admin.settings import Settings
from bot.channels.credit import Told
from bot.line import Line, Texts
from bot.privacy.keys import Keys
from bot.words import Words
from knowledge.base import KnowledgeBase


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def _unnamed() -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class DeskContext:
    """Everything the desk needs of the service around it.

    `line` is the line that answers people now, `refresh` makes it read what was published (it may take seconds: the
    watch does it by itself within 5), `channel_states` tells each channel's state as /ready does,
    `telegram_name` the bot's name without the @ once Telegram has told it, `credit` what is left on the SMS account (it
    may take seconds; None without one).
    """

    settings: Settings
    engine: Engine
    keys: Keys
    texts: Texts
    line: Callable[[], Line]
    channel_states: Callable[[], Mapping[str, str]]
    telegram_name: Callable[[], str | None] = _unnamed
    credit: Callable[[datetime], Told] | None = None
    clock: Callable[[], datetime] = field(default=utc_now)

    @property
    def words(self) -> Mapping[str, Words]:
        """The interface's words by language."""
        return self.texts.words

    @property
    def knowledge(self) -> KnowledgeBase:
        """What is published, as this process answers from it now."""
        return self.line().knowledge
