"""The labelled questions of tests/evaluation, through the real line: no floor may break."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from admin.asking import Asker
from admin.evaluate import Summary, read_questions, summary
from admin.floors import Floor, FloorsError, broken_floors, read_floors
from bot.line import Line
from bot.messages import Channel

FOLDER = Path(__file__).parent.parent / "evaluation"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def measured(starter_line: Line) -> Summary:
    asker = Asker(starter_line)
    questions = [question for file in sorted(FOLDER.glob("*.jsonl")) for question in read_questions(file)]
    results = [asker.ask(question.text, Channel.SMS, None, None, NOW).to_json() for question in questions]
    return summary(questions, results)


def test_every_floor_holds(measured: Summary) -> None:
    assert broken_floors(measured, read_floors(FOLDER / "floors.yaml")) == ()


@pytest.mark.parametrize("language", ["en", "sw", "mixed"])
@pytest.mark.parametrize("figure", ["top_1", "danger"])
def test_every_language_is_held(language: str, figure: str) -> None:
    floors = read_floors(FOLDER / "floors.yaml")
    assert [floor for floor in floors if floor.figure == figure and floor.group == language]


@pytest.mark.parametrize(
    ("floor", "broken"),
    [
        (Floor("top_1", "sw", 93, most=False), ("first of sw: 91.2 %, must be at least 93 %",)),
        (Floor("top_1", "sw", 91.2, most=False), ()),
        (Floor("false_alarms", "all", 4, most=True), ("false alarms of all: 5.0 %, must be at most 4 %",)),
        (Floor("false_alarms", "all", 5, most=True), ()),
        (Floor("danger", "sw", 99, most=False), ()),
        (Floor("danger", "so", 99, most=False), ()),
    ],
)
def test_tells_which_floor_is_broken(floor: Floor, broken: tuple[str, ...]) -> None:
    figures: dict[str, dict[str, Any]] = {
        "all": {"all": {"false_alarms": 5.0}},
        "languages": {"sw": {"top_1": 91.2, "danger": None}},
        "ms": {"median": 1.0},
    }
    assert broken_floors(figures, [floor]) == broken


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("[1]", "at_least"),
        ("below: {}", "at_least"),
        ("at_least: {speed: {all: 1}}", "top_1"),
        ("at_least: {top_1: 90}", "top_1"),
        ("at_most: {danger: {all: many}}", "danger, all"),
        ("at_least: [", "no"),
    ],
)
def test_refuses_floors_that_it_cannot_read(tmp_path: Path, written: str, names: str) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(FloorsError, match=names):
        read_floors(path)
