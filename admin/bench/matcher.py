"""The matcher beside other ways to find a topic, over the same phrases, on this machine.

Every so many-th phrase of the starter content is kept back and asked; each method has all the others. Phrases are
written to differ from each other, so these questions are harder than people's: compare, do not promise.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz, process

from bot.matcher import Matcher
from knowledge.files import read, starter_directory
from knowledge.plain import plain
from knowledge.values import Phrase

ASKED: Final = 240
"""Phrases kept back; enough to tell methods apart that differ by 6 points."""
QUICK: Final = 40
"""Questions put to the slowest method where only speed is measured."""
FOUND: Final = 3
"""Topics looked at."""

Ask = Callable[[str], Sequence[str]]
"""Topics for a text, best first."""


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


def compare() -> tuple[Method, ...]:
    """Ask every method the same questions."""
    knowledge = read(starter_directory())
    asked, kept = _split(knowledge.phrases)
    matcher = Matcher(replace(knowledge, phrases=kept))
    topics = [phrase.topic for phrase in kept]
    texts = [plain(phrase.text) for phrase in kept]
    methods: Mapping[str, Ask] = {
        "Jirani": lambda text: matcher.find(text, None).topics,
        "FTS5 trigram": _full_text(topics, texts, "trigram"),
        "FTS5 words (BM25)": _full_text(topics, texts, "unicode61"),
        "rapidfuzz token_set_ratio": _fuzzy(topics, texts, fuzz.token_set_ratio),
        "rapidfuzz WRatio": _fuzzy(topics, texts, fuzz.WRatio),
    }
    return tuple(_measure(name, ask, asked) for name, ask in methods.items())


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


def _measure(name: str, ask: Ask, asked: Sequence[Phrase]) -> Method:
    first = among = 0
    times = []
    for phrase in asked:
        started = time.perf_counter()
        found = ask(phrase.text)
        times.append((time.perf_counter() - started) * 1_000)
        first += phrase.topic in found[:1]
        among += phrase.topic in found[:FOUND]
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


def _fuzzy(topics: Sequence[str], texts: Sequence[str], scorer: Callable[..., float]) -> Ask:
    def ask(text: str) -> Sequence[str]:
        best = process.extract(plain(text), texts, scorer=scorer, limit=FOUND * FOUND)
        return list(dict.fromkeys(topics[place] for _, _, place in best))

    return ask


def _full_text(topics: Sequence[str], texts: Sequence[str], tokenizer: str) -> Ask:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE phrase USING fts5(topic UNINDEXED, text, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO phrase VALUES (?, ?)", zip(topics, texts, strict=True))

    def ask(text: str) -> Sequence[str]:
        said = plain(text)
        parts = said.split() if tokenizer != "trigram" else [said[at : at + 3] for at in range(len(said) - 2)]
        wanted = " OR ".join(f'"{part}"' for part in dict.fromkeys(parts))
        found = database.execute(
            "SELECT topic FROM phrase WHERE phrase MATCH ? ORDER BY rank LIMIT ?", (wanted or '""', FOUND * FOUND)
        )
        return list(dict.fromkeys(topic for (topic,) in found))

    return ask
