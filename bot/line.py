"""The stages that answer people, all built from one state of the knowledge base."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

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


def line_over(line: Line, knowledge: KnowledgeBase, texts: Texts) -> Line:
    """The line over another state of the entries and contacts at once, with all that its stages learned before."""
    matcher, composer = line.matcher.over(knowledge), Composer(knowledge, texts.words)
    return replace(line, knowledge=knowledge, matcher=matcher, composer=composer)


def build_line(knowledge: KnowledgeBase, texts: Texts, default_county: str | None, memory: Path | None = None) -> Line:
    """All stages over this knowledge base. Takes seconds where the matcher has to learn: build it beside the old one.

    `memory` is a folder where the matcher keeps what it learned.
    """
    return Line(
        knowledge=knowledge,
        reader=Reader(knowledge, texts.vocabularies, default_county),
        matcher=Matcher(knowledge, memory),
        composer=Composer(knowledge, texts.words),
    )
