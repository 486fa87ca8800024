"""What each of the bot's commands does, as Telegram's menu shows it, in every language."""

from collections.abc import Mapping
from typing import Final

from bot.channels.telegram.commands import ASK
from bot.channels.telegram.menu import Menu
from bot.words import Words, _

DESCRIPTIONS: Final = {
    "sos": _("Emergency numbers"),
    "menu": _("All topics"),
    "more": _("More on the last answer"),
    ASK: _("Ask a question (in a group)"),
    "language": _("Change the language"),
    "county": _("Tell your county"),
    "help": _("How to use this"),
    "stop": _("No more messages"),
    "delete": _("Delete what is kept about me"),
}


def telegram_menu(words: Mapping[str, Words]) -> Menu:
    """The commands' descriptions by language."""
    return {
        language: {command: spoken.say(text) for command, text in DESCRIPTIONS.items()}
        for language, spoken in words.items()
    }
