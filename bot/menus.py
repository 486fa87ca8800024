"""What a line of a menu or a button stands for: a short value such as "topic:alien-card" or "aspect:alien-card/cost".

At most 64 bytes, the limit of Telegram's callback data. A USSD screen has two keys besides, the same on every screen.
"""

from typing import Final

TOPIC: Final = "topic"
FULL: Final = "full"
ASPECT: Final = "aspect"
CATEGORY: Final = "category"
LANGUAGE: Final = "language"
COUNTY: Final = "county"
COMMAND: Final = "command"
GO_ON: Final = "go-on"
"""Go on where a session was dropped; stands alone, without a name."""

MENU_KEY: Final = "0"
END_KEY: Final = "00"
"""What a person types on any USSD screen to see the topics, and to end the session."""


def value(kind: str, name: str) -> str:
    """The value of a menu line."""
    return f"{kind}:{name}"


def parse(text: str) -> tuple[str, str]:
    """Kind and name of a value; an empty kind for what is none of ours."""
    kind, colon, name = text.partition(":")
    return (kind, name) if colon else ("", text)


def aspect_value(topic: str, aspect: str) -> str:
    """The value of a button that asks one fact of a topic."""
    return value(ASPECT, f"{topic}/{aspect}")


def parse_aspect(name: str) -> tuple[str, str]:
    """Topic and aspect of such a button."""
    topic, _, aspect = name.partition("/")
    return topic, aspect
