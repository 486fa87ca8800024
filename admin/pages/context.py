"""What the pages are given by the composition root."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.channels.demo import Demo
from bot.channels.door import Intake
from bot.words import Words
from knowledge.base import KnowledgeBase


def _random_secret() -> bytes:
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class PagesContext:
    """Everything the pages need of the service around them.

    `sms_number` and `telegram_name` are shown where they are set. `secret` signs the conversation that a page carries;
    several processes behind one address need the same, and a random one lets a conversation end with the process.
    """

    intake: Intake
    words: Mapping[str, Words]
    knowledge: Callable[[], KnowledgeBase]
    public_url: str | None
    sms_number: str | None
    telegram_name: Callable[[], str | None]
    demo: Demo | None
    secret: bytes = field(default_factory=_random_secret, repr=False)
