"""Everything in the knowledge base that a matcher can learn from, and how texts are read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.matcher.spelling import Spelling
from knowledge.base import KnowledgeBase
from knowledge.lexicon import Lexicon
from knowledge.plain import plain
from knowledge.values import Word


@dataclass(frozen=True, slots=True)
class Example:
    """A text that we know the topic of; None for a message that is not for us, which then has a `group`.

    `danger`: written by one in danger.
    """

    topic: str | None
    text: str
    danger: bool = False
    group: str = ""


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
        yield Example(None, negative.text, group=negative.group)


def topics_in(examples: Iterable[Example], order: Iterable[str]) -> tuple[str, ...]:
    """The topics that have examples, in the given order."""
    named = {example.topic for example in examples}
    return tuple(slug for slug in order if slug in named)


def words_of(text: str) -> list[str]:
    """The words of a text, as they are written."""
    return plain(text).split()


class Reader:
    """Reads a question: shorthand, Sheng and misspellings that no phrase uses become what they stand for.

    What phrases do use is left alone: they taught what it means, and by the way how people write who mean it. Rewriting
    everything, the phrases too, found the right line for 55 of 60 development dangers instead of 58.
    """

    def __init__(self, lexicon: Iterable[Word], knows: Callable[[str], bool], spelling: Spelling) -> None:
        """`knows` tells whether the phrases use a word."""
        self._lexicon = Lexicon(word for word in lexicon if not all(map(knows, words_of(word.form))))
        self._knows = knows
        self._spelling = spelling

    def words(self, text: str) -> list[str]:
        """The words of a question in their standard form."""
        standard = self._lexicon.standard(plain(text)).split()
        return [word if self._knows(word) else self._spelling.right(word) for word in standard]
