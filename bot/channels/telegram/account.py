"""The bot at Telegram that one deployment speaks through."""

import re
from dataclasses import dataclass, field
from typing import Final

TELEGRAM: Final = "https://api.telegram.org"

CONNECT_SECONDS: Final = 5.0
"""python-telegram-bot's own default."""

READ_SECONDS: Final = 10.0
"""Twice python-telegram-bot's default: giving up on an answer leaves a message's outcome unknown (our choice)."""

_TOKEN: Final = re.compile(r"(\d{1,18}):[A-Za-z0-9_-]+", re.ASCII)
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
"""What Telegram allows as the secret token of a webhook (Bot API, setWebhook)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in a chat: the bot's number, and its name without the @ once Telegram has told it."""

    number: int
    username: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """Our bot, and how its updates reach us.

    With `public_url`, the address at which the world finds us, Telegram posts the updates and proves itself by
    `callback_secret`; with None we ask Telegram for them. `base_url` is Telegram's own address or another server's.
    """

    token: str = field(repr=False)
    public_url: str | None = None
    callback_secret: str = field(default="", repr=False)
    base_url: str = TELEGRAM
    connect_seconds: float = CONNECT_SECONDS
    read_seconds: float = READ_SECONDS

    def __post_init__(self) -> None:
        """Refuse what could only fail later; no message names a secret's value."""
        if not _TOKEN.fullmatch(self.token):
            raise ValueError("The Telegram token must be digits, a colon, and letters, digits, - or _.")
        if not self.polling and not _SECRET.fullmatch(self.callback_secret):
            raise ValueError("The Telegram callback secret must be 1 to 256 letters, digits, - or _.")
        if not self.base_url.startswith(("http://", "https://")):
            raise ValueError("The Telegram address must start with http:// or https://")

    @property
    def polling(self) -> bool:
        """Whether we ask for updates instead of waiting for them."""
        return self.public_url is None

    @property
    def number(self) -> int:
        """The bot's number, which every token begins with."""
        return int(self.token.partition(":")[0])
