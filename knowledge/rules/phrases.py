"""A phrase belongs to one topic, and none is taken from the questions that the matcher is measured with."""

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.findings import Finding, Severity
from knowledge.plain import plain
from knowledge.values import Phrase


def phrases_are_unique(base: KnowledgeBase) -> Iterator[Finding]:
    """No phrase stands under two topics, twice under one, or among the messages that are not for us.

    Two phrases are the same when they differ only in case, accents and punctuation.
    """
    for kind, phrases in (("phrases", base.phrases), ("danger", base.danger)):
        seen: dict[str, Phrase] = {}
        for phrase in phrases:
            other = seen.setdefault(plain(phrase.text), phrase)
            if other is not phrase:
                yield from _twice(kind, phrase, other)
    questions = {plain(phrase.text): phrase for phrase in (*base.phrases, *base.danger)}
    for negative in base.negatives:
        same = questions.get(plain(negative.text))
        if same is not None:
            where = f"negatives/{negative.group}"
            yield Finding(Severity.ERROR, where, f"{negative.text!r} is a phrase of {same.topic}, too")


def phrases_have_words(base: KnowledgeBase) -> Iterator[Finding]:
    """A phrase has a word or a number in it: signs alone are not matched."""
    for phrase in (*base.phrases, *base.danger):
        if not plain(phrase.text):
            yield Finding(Severity.ERROR, _where("phrases", phrase), f"{phrase.text!r} has no words")


def none_from(base: KnowledgeBase, measured: frozenset[str]) -> Iterator[Finding]:
    """No phrase equals a question that the matcher is measured with: what is learnt by heart measures nothing."""
    questions = frozenset(map(plain, measured)) - {""}
    for phrase in (*base.phrases, *base.danger):
        if plain(phrase.text) in questions:
            sentence = f"{phrase.text!r} is one of the questions for measuring: write another"
            yield Finding(Severity.ERROR, _where("phrases", phrase), sentence)
    for negative in base.negatives:
        if plain(negative.text) in questions:
            sentence = f"{negative.text!r} is one of the questions for measuring: write another"
            yield Finding(Severity.ERROR, f"negatives/{negative.group}", sentence)


def _twice(kind: str, phrase: Phrase, other: Phrase) -> Iterator[Finding]:
    where = _where(kind, phrase)
    if phrase.topic != other.topic:
        yield Finding(Severity.ERROR, where, f"{phrase.text!r} is a phrase of {other.topic}, too")
    else:
        yield Finding(Severity.WARNING, where, f"{phrase.text!r} is there already, in {other.language}")


def _where(kind: str, phrase: Phrase) -> str:
    return f"{phrase.topic} {kind} ({phrase.language})"
