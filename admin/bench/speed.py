"""The matcher's speed beside rapidfuzz over the same phrases, on one core, in this process."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne
from rapidfuzz.utils import default_process

from bot.matcher import Matcher
from knowledge.files import read, starter_directory

QUESTIONS: Final = 400
SLOW_QUESTIONS: Final = 60
"""rapidfuzz looks at every phrase for every question: fewer are enough to tell its pace."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Answers a second, and milliseconds an answer; `build` is seconds to build our index."""

    phrases: int
    build: float
    ours: float
    ours_median: float
    ours_p99: float
    extract_one: float
    token_set_ratio: float


def measure_speed() -> Speed:
    """Measure over the starter phrases; the questions are phrases with their last word left out."""
    knowledge = read(starter_directory())
    phrases = [phrase.text for phrase in knowledge.phrases]
    began = time.perf_counter()
    matcher = Matcher(knowledge)
    build = time.perf_counter() - began
    questions = [text.rsplit(" ", 1)[0] for text in phrases[:: max(1, len(phrases) // QUESTIONS)]]
    times = sorted(_times(lambda text: matcher.find(text, None), questions))
    few, processed = questions[:: max(1, len(questions) // SLOW_QUESTIONS)], [default_process(text) for text in phrases]
    wratio = _times(lambda text: extractOne(default_process(text), processed), few)
    token_set = _times(lambda text: extractOne(default_process(text), processed, scorer=fuzz.token_set_ratio), few)
    return Speed(
        phrases=len(phrases),
        build=build,
        ours=len(times) / sum(times),
        ours_median=times[len(times) // 2] * 1_000,
        ours_p99=times[int(len(times) * 0.99)] * 1_000,
        extract_one=len(few) / sum(wratio),
        token_set_ratio=len(few) / sum(token_set),
    )


def speed_table(speed: Speed) -> str:
    """The figures for people."""
    ours = f"matcher over {speed.phrases:,} phrases: {speed.ours:,.0f} answers/s, median {speed.ours_median:.2f} ms, "
    other = f"rapidfuzz.process.extractOne over the same phrases: {speed.extract_one:,.0f} answers/s (WRatio), "
    return (
        f"{ours}p99 {speed.ours_p99:.2f} ms, learned in {speed.build:.1f} s\n"
        f"{other}{speed.token_set_ratio:,.0f} (token_set_ratio)"
    )


def _times(answer: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    times = []
    for question in questions:
        began = time.perf_counter()
        answer(question)
        times.append(time.perf_counter() - began)
    return times
