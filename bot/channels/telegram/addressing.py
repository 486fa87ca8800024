"""Whether a group's message is meant for us, and what it says without our name."""

from typing import Final

from telegram import Message, MessageEntity

from bot.channels.telegram.account import Identity

_NAMING: Final[list[str | None]] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
_LEFT_OVER: Final = " \t\n,.:;-"
"""What stands between a name and the question that follows it."""


def without_our_name(message: Message, identity: Identity) -> tuple[str, bool]:
    """The message's text or caption with mentions of us taken out, and whether there were any."""
    if message.text:
        text, entities = message.text, message.parse_entities(_NAMING)
    elif message.caption:
        text, entities = message.caption, message.parse_caption_entities(_NAMING)
    else:
        return "", False
    ours = [entity for entity, words in entities.items() if _names_us(entity, words, identity)]
    return (_cut(text, ours).lstrip(_LEFT_OVER), True) if ours else (text, False)


def answers_us(message: Message, identity: Identity) -> bool:
    """Whether the message is a reply to one of ours."""
    original = message.reply_to_message
    return original is not None and original.from_user is not None and original.from_user.id == identity.number


def is_our_name(name: str, identity: Identity) -> bool:
    """Whether this is the bot's name, in any case."""
    return identity.username is not None and name.casefold() == identity.username.casefold()


def _names_us(entity: MessageEntity, words: str, identity: Identity) -> bool:
    if entity.user is not None:
        return entity.user.id == identity.number
    return is_our_name(words.removeprefix("@"), identity)


def _cut(text: str, entities: list[MessageEntity]) -> str:
    """The text without these entities, whose places Telegram counts in UTF-16 units."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda each: each.offset, reverse=True):
        units = units[: entity.offset * 2] + units[(entity.offset + entity.length) * 2 :]
    return units.decode("utf-16-le")
