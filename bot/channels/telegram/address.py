"""Where Telegram posts its updates, and the header by which it proves itself. Needs no library."""

from typing import Final

PATH: Final = "/telegram/webhook"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
