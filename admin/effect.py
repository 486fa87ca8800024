"""What would a change of the knowledge base do to people who ask: told before it is published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from admin.asking import Asker
from admin.evaluate import Summary, summary
from admin.floors import Breach, Floor, breaches, read_floors
from admin.questions import Labelled, read_questions
from bot.line import Line
from bot.matcher.effect import Stolen, stolen_phrases
from bot.messages import Channel
from knowledge.files import evaluation_directory


@dataclass(frozen=True, slots=True)
class Effect:
    """Phrases that other topics would take, and each floor that holds now and would break."""

    stolen: tuple[Stolen, ...]
    broken: tuple[Breach, ...]


def effect_of(
    before: Line, after: Line, questions: Sequence[Labelled], floors: Iterable[Floor], now: datetime
) -> Effect:
    """Compare two lines. Takes 3 s at 77 topics and 1,300 questions, the building of the line `after` not counted."""
    broken = breaches(measure(after, questions, now), floors)
    if broken:
        today = measure(before, questions, now)
        broken = tuple(breach for breach in broken if not breaches(today, [breach.floor]))
    return Effect(stolen_phrases(before.knowledge, after.knowledge), broken)


def own_questions() -> tuple[Labelled, ...]:
    """The labelled questions that come with the program."""
    return tuple(one for file in sorted(evaluation_directory().glob("*.jsonl")) for one in read_questions(file))


def own_floors() -> tuple[Floor, ...]:
    """What must be reached over them."""
    return read_floors(evaluation_directory() / "floors.yaml")


def measure(line: Line, questions: Sequence[Labelled], now: datetime) -> Summary:
    """All figures of a line over labelled questions, each asked by a new person in an SMS."""
    asker = Asker(line)
    answers = [asker.ask(question.text, Channel.SMS, None, None, now).to_json() for question in questions]
    return summary(questions, answers)
