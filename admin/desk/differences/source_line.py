"""A source in one line."""

from bot.reply.facts import FactWords
from bot.words import Words, _
from knowledge.values import Source

UNDATED = "undated"


def source_line(source: Source, words: Words) -> str:
    """What it is, where it is, how old it is and when it was read."""
    place, read = source.url or source.document, FactWords(words).day(source.read_on)
    if source.published == UNDATED:
        return words.say(_("{title}: {place} (without a date, read {day})"), title=source.title, place=place, day=read)
    return words.say(
        _("{title}: {place} (of {published}, read {day})"),
        title=source.title,
        place=place,
        published=source.published,
        day=read,
    )
