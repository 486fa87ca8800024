"""The stages that answer people, all built from one state of the knowledge base."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation import Reader, Vocabulary
from bot.matcher import Matcher
from bot.reply import Composer
from bot.words import Words
from knowledge.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Line:
    """Reader, matcher and composer of one knowledge base; replaced as a whole when it changes."""

    knowledge: KnowledgeBase
    reader: Reader
    matcher: Matcher
    composer: Composer


@dataclass(frozen=True, slots=True)
class Texts:
    """The interface's texts: what people may write, and what we say."""

    vocabularies: tuple[Vocabulary, ...]
    words: Mapping[str, Words]


def build_line(knowledge: KnowledgeBase, texts: Texts, default_county: str | None) -> Line:
    """All stages over this knowledge base. Takes about a second: build it beside the old one, then swap."""
    return Line(
        knowledge=knowledge,
        reader=Reader(knowledge, texts.vocabularies, default_county),
        matcher=Matcher(knowledge),
        composer=Composer(knowledge, texts.words),
    )
