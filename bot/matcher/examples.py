"""Everything in the knowledge base that a matcher can learn from, as words in standard form."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.lexicon import Lexicon
from knowledge.plain import plain


@dataclass(frozen=True, slots=True)
class Example:
    """A text that we know the topic of; None for a message that is not for us. `danger`: written by one in danger."""

    topic: str | None
    text: str
    danger: bool = False


def examples_of(kb: KnowledgeBase) -> Iterator[Example]:
    """Phrases, danger messages, titles of entries and negatives. A title makes a topic without phrases findable."""
    for phrase in kb.phrases:
        yield Example(phrase.topic, phrase.text)
    for message in kb.danger:
        yield Example(message.topic, message.text, danger=True)
    titles = {(entry.topic, title) for entry in kb.entries.values() for title in entry.title.values()}
    for topic, title in sorted(titles):
        yield Example(topic, title)
    for negative in kb.negatives:
        yield Example(None, negative.text)


class Reader:
    """Reads a text as words in standard form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def words(self, text: str) -> list[str]:
        """The words of a text, shorthand and Sheng replaced by what they stand for."""
        return self._lexicon.standard(plain(text)).split()
