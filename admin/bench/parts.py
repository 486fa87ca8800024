"""What each part of what the matcher knows brings: labelled questions asked with the part left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from admin.bench.phrases import phrases_by_topic
from admin.effect import measure as figures_of
from admin.evaluate import HEADINGS, Figure, cell
from admin.questions import Labelled
from admin.texts import read_texts
from bot.line import build_line
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.values import Phrase

FIGURES: Final = ("top_1", "top_3", "answered", "precision", "danger", "false_alarms", "out_of_scope_answered")


@dataclass(frozen=True, slots=True)
class Without:
    """What was left out, and the figures then, in percent."""

    name: str
    figures: Mapping[str, Figure]


def measure(questions: Sequence[Labelled], now: datetime) -> tuple[Without, ...]:
    """Ask the questions with everything, then with each part left out. The thresholds stay as they are."""
    variants = _variants(read(starter_directory()))
    return tuple(Without(name, _asked(knowledge, questions, now)) for name, knowledge in variants.items())


def table(measured: Sequence[Without]) -> str:
    """The figures for a person."""
    width = max(len(one.name) for one in measured)
    headings = [HEADINGS[figure] for figure in FIGURES]
    lines = [" " * width + "  " + "  ".join(headings)]
    for one in measured:
        cells = [cell(one.figures[figure]).rjust(len(HEADINGS[figure])) for figure in FIGURES]
        lines.append(one.name.ljust(width) + "  " + "  ".join(cells))
    return "\n".join(lines)


def _variants(knowledge: KnowledgeBase) -> Mapping[str, KnowledgeBase]:
    return {
        "everything": knowledge,
        "half of the phrases": replace(knowledge, phrases=knowledge.phrases[::2]),
        "ten phrases a topic": replace(knowledge, phrases=_of_each(knowledge, 10)),
        "ten phrases, no lexicon": replace(knowledge, phrases=_of_each(knowledge, 10), lexicon=()),
        "no messages in danger": replace(knowledge, danger=()),
        "no messages that are not for us": replace(knowledge, negatives=()),
        "no lexicon": replace(knowledge, lexicon=()),
    }


def _of_each(knowledge: KnowledgeBase, count: int) -> tuple[Phrase, ...]:
    """So many phrases of each topic, evenly from all of its files."""
    by_topic = phrases_by_topic(knowledge)
    return tuple(
        chain.from_iterable(phrases[:: max(1, len(phrases) // count)][:count] for phrases in by_topic.values())
    )


def _asked(knowledge: KnowledgeBase, questions: Sequence[Labelled], now: datetime) -> Mapping[str, Figure]:
    line = build_line(knowledge, read_texts(knowledge.languages), None)
    group = figures_of(line, questions, now)["all"]["all"]
    return {figure: group[figure] for figure in FIGURES}
