"""Keeps what Telegram's libraries would log out of the log. Needs none of them."""

import logging


def quiet_loggers() -> None:
    """Keep the token and people's words out of the log; call it where logging is set up.

    httpx logs each address, which holds the token. python-telegram-bot logs messages as sent and received, at ERROR
    and CRITICAL too; all that it has to say reaches us as an exception.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
