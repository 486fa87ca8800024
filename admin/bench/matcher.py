"""The matcher beside other ways to find a topic, over the same phrases, on this machine.

Asked are labelled questions, where they are given; else every so many-th phrase of the starter content is kept back and
asked. Phrases are written to differ from each other, so these are harder than people's questions: compare, do not
promise.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz, process

from admin.bench.others import FOUND, Ask, bm25, encoder, extra_installed, full_text, fuzzy
from admin.bench.phrases import timed
from admin.questions import Labelled
from bot.matcher import Matcher
from knowledge.files import read, starter_directory
from knowledge.plain import plain
from knowledge.values import Phrase

ASKED: Final = 240
"""Phrases kept back; enough to tell methods apart that differ by 6 points."""
QUICK: Final = 40
"""Questions put to the slowest method where only speed is measured."""

Asked = tuple[str, Collection[str]]
"""A text, and the topics that are right for it."""


@dataclass(frozen=True, slots=True)
class Method:
    """How one method did. Shares in percent; times in milliseconds a question."""

    name: str
    first: float
    among_three: float
    median: float
    p99: float


@dataclass(frozen=True, slots=True)
class Speed:
    """Answers a second, one after the other, and the seconds that learning from the knowledge base took."""

    answers: float
    extract_one: float
    learning: float
    phrases: int


def compare(folder: Path, questions: Sequence[Labelled] = ()) -> tuple[Method, ...]:
    """Ask every method the same questions. What the encoder read is kept in the folder."""
    knowledge = read(starter_directory())
    back, kept = ((), knowledge.phrases) if questions else _split(knowledge.phrases)
    asked: list[Asked] = [(phrase.text, (phrase.topic,)) for phrase in back]
    asked += [(question.text, question.expect) for question in questions if question.asks]
    matcher = Matcher(replace(knowledge, phrases=kept))
    methods: dict[str, Ask] = {"Jirani": lambda text: matcher.find(text, None).topics, **_others(kept, folder)}
    return tuple(_measure(name, ask, asked) for name, ask in methods.items())


def _others(phrases: Sequence[Phrase], folder: Path) -> Mapping[str, Ask]:
    topics = [phrase.topic for phrase in phrases]
    texts = [plain(phrase.text) for phrase in phrases]
    methods = {}
    if extra_installed():
        methods["multilingual-e5-small"] = encoder(topics, [phrase.text for phrase in phrases], folder)
        methods["bm25s (words)"] = bm25(topics, texts)
    return {
        **methods,
        "FTS5 trigram": full_text(topics, texts, "trigram"),
        "FTS5 words (BM25)": full_text(topics, texts, "unicode61"),
        "rapidfuzz token_set_ratio": fuzzy(topics, texts, fuzz.token_set_ratio),
        "rapidfuzz WRatio": fuzzy(topics, texts, fuzz.WRatio),
    }


def speed() -> Speed:
    """How fast the matcher answers, beside rapidfuzz's extractOne over the same phrases."""
    knowledge = read(starter_directory())
    started = time.perf_counter()
    matcher = Matcher(knowledge)
    learning = time.perf_counter() - started
    asked, kept = _split(knowledge.phrases)
    texts = [plain(phrase.text) for phrase in kept]
    answers = _rate(lambda text: matcher.find(text, None), asked)
    extract_one = _rate(lambda text: process.extractOne(plain(text), texts), asked[:QUICK])
    return Speed(round(answers), round(extract_one, 1), round(learning, 2), len(texts))


def as_json(methods: Sequence[Method]) -> Sequence[Mapping[str, Any]]:
    """The figures for a program."""
    return [asdict(method) for method in methods]


def table(methods: Sequence[Method]) -> str:
    """The figures for a person."""
    width = max(len(method.name) for method in methods)
    lines = [f"{'':{width}}  first  in 3  median ms   p99 ms"]
    lines += [
        f"{method.name:{width}}  {method.first:5.1f} {method.among_three:5.1f}  {method.median:9.2f} {method.p99:8.2f}"
        for method in methods
    ]
    return "\n".join(lines)


def speed_table(measured: Speed) -> str:
    """The speed for a person."""
    return (
        f"matcher: {measured.answers:.0f} answers/s, rapidfuzz extractOne {measured.extract_one:.1f}/s "
        f"over {measured.phrases} phrases; learned in {measured.learning:.2f} s"
    )


def _split(phrases: Sequence[Phrase]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    step = max(1, len(phrases) // ASKED)
    kept = tuple(phrase for number, phrase in enumerate(phrases) if number % step)
    return tuple(phrases[::step]), kept


def _measure(name: str, ask: Ask, asked: Sequence[Asked]) -> Method:
    first = among = 0
    times = []
    for text, right in asked:
        found, took = timed(ask, text)
        times.append(took)
        first += any(topic in right for topic in found[:1])
        among += any(topic in right for topic in found[:FOUND])
    return Method(
        name,
        round(100 * first / len(asked), 1),
        round(100 * among / len(asked), 1),
        round(float(np.median(times)), 2),
        round(float(np.percentile(times, 99)), 2),
    )


def _rate(ask: Callable[[str], object], asked: Sequence[Phrase]) -> float:
    started = time.perf_counter()
    for phrase in asked:
        ask(phrase.text)
    return len(asked) / (time.perf_counter() - started)
