"""How well a labelled set of questions is understood: the figures of `jirani evaluate`, for programs and for people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from admin.questions import NONE, SOCIAL, Labelled, QuestionSetError, read_questions
from bot.messages import Decision

__all__ = ["HEADINGS", "Labelled", "QuestionSetError", "cell", "read_questions", "summary", "table"]

HARD: Final = frozenset({"story", "typo"})
"""Styles that make the hard half: scenes that name no service, and bad spelling. Other questions are everyday ones."""
DANGER: Final = "danger"
FALSE_ALARM: Final = "false-alarm"
EITHER: Final = "mixed"
"""Messages that mix languages may be answered in any."""

Figure = float | int | None
"""A percentage, a number of questions or milliseconds; None where there was no question to count."""
Group = Mapping[str, Figure]
Summary = Mapping[str, Mapping[str, Any]]

HEADINGS: Final = {
    "questions": "n",
    "top_1": "first",
    "top_3": "in 3",
    "answered": "answered",
    "precision": "right of answered",
    "danger": "danger",
    "false_alarms": "false alarms",
    "out_of_scope_answered": "out of scope",
    "county": "county",
    "aspect": "fact",
    "language": "language",
    "social": "small talk",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, and what was made of it: the form of `ask --json`."""

    question: Labelled
    result: Mapping[str, Any]

    def right(self, ranks: int = 1) -> bool:
        """Whether an acceptable topic is among the first `ranks`."""
        return any(topic in self.question.expect for topic in self.result["topics"][:ranks])

    @property
    def answered(self) -> bool:
        """Whether an entry was given outright."""
        return bool(self.result["decision"] == Decision.ANSWER)

    @property
    def alarm(self) -> str | None:
        """The emergency topic whose line stands first."""
        emergency = self.result["emergency"]
        return str(emergency[0]) if emergency else None


def summary(questions: Sequence[Labelled], predictions: Sequence[Mapping[str, Any]]) -> Summary:
    """All figures: for everything, for the halves, and for each language and style. Percentages from 0 to 100."""
    judged = [Judged(question, result) for question, result in zip(questions, predictions, strict=True)]
    return {
        "all": {"all": _group(judged)},
        "halves": {
            "everyday": _group([one for one in judged if _is_question(one) and one.question.style not in HARD]),
            "hard": _group([one for one in judged if _is_question(one) and one.question.style in HARD]),
        },
        "languages": _split(judged, lambda one: one.question.lang),
        "styles": _split(judged, lambda one: one.question.style),
        "ms": _times(judged),
    }


def table(measured: Summary) -> str:
    """The summary as lines for a terminal."""
    groups = [(name, group) for part, split in measured.items() if part != "ms" for name, group in split.items()]
    width = max(len(name) for name, _ in groups)
    lines = [" " * width + "  " + "  ".join(HEADINGS.values())]
    for name, group in groups:
        cells = [cell(group[key]).rjust(len(heading)) for key, heading in HEADINGS.items()]
        lines.append(name.ljust(width) + "  " + "  ".join(cells))
    times = measured["ms"]
    lines.append(f"median {cell(times['median'])} ms, 99th percentile {cell(times['p99'])} ms")
    return "\n".join(lines)


def _split(judged: Iterable[Judged], key: Callable[[Judged], str]) -> Mapping[str, Group]:
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(key(one), []).append(one)
    return {name: _group(group) for name, group in found.items()}


def _group(judged: Sequence[Judged]) -> Group:
    asked = [one for one in judged if _is_question(one)]
    answered = [one for one in judged if one.question.asks and one.answered]
    return {
        "questions": len(judged),
        "top_1": _share(asked, Judged.right),
        "top_3": _share(asked, lambda one: one.right(3)),
        "answered": _share(asked, lambda one: one.answered),
        "precision": _share(answered, Judged.right),
        "danger": _share(_styled(judged, DANGER), lambda one: one.alarm in one.question.expect),
        "false_alarms": _share(_styled(judged, FALSE_ALARM), lambda one: one.alarm is not None),
        "out_of_scope_answered": _share(_expecting(judged, {NONE}), lambda one: one.answered),
        "county": _share([one for one in judged if one.question.county], _right_county),
        "aspect": _share([one for one in judged if one.question.aspect], _right_aspect),
        "language": _share([one for one in judged if one.question.lang != EITHER], _right_language),
        "social": _share(_expecting(judged, SOCIAL), lambda one: one.result["decision"] == one.question.expect[0]),
    }


def _is_question(one: Judged) -> bool:
    return one.question.asks and one.question.style != DANGER


def _styled(judged: Iterable[Judged], style: str) -> list[Judged]:
    return [one for one in judged if one.question.style == style]


def _expecting(judged: Iterable[Judged], labels: Iterable[str]) -> list[Judged]:
    wanted = set(labels)
    return [one for one in judged if one.question.expect[0] in wanted]


def _right_county(one: Judged) -> bool:
    return bool(one.result["county"] == one.question.county)


def _right_aspect(one: Judged) -> bool:
    return bool(one.result["aspect"] == one.question.aspect)


def _right_language(one: Judged) -> bool:
    return bool(one.result["language"] == one.question.lang)


def _share(judged: Sequence[Judged], holds: Callable[[Judged], bool]) -> float | None:
    if not judged:
        return None
    return round(100 * sum(holds(one) for one in judged) / len(judged), 1)


def _times(judged: Sequence[Judged]) -> Group:
    if not judged:
        return {"median": None, "p99": None}
    times = [float(one.result["ms"]) for one in judged]
    return {"median": round(float(np.median(times)), 2), "p99": round(float(np.percentile(times, 99)), 2)}


def cell(figure: Figure) -> str:
    """A figure as a table shows it."""
    if figure is None:
        return "-"
    return str(figure) if isinstance(figure, int) else f"{figure:.1f}"
