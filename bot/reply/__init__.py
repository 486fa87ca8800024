"""What do we say? Composes the reply from what was asked, what was found and what we know. Pure: sends nothing."""

from bot.reply.compose import Composer
from bot.reply.composed import Composed

__all__ = ["Composed", "Composer"]
