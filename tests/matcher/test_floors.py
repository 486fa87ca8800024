"""The labelled questions of knowledge/evaluation, through the real line: no floor may break."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from admin.__main__ import main
from admin.effect import measure, own_floors, own_questions
from admin.evaluate import Summary
from admin.floors import Floor, FloorsError, broken_floors, read_floors
from bot.line import Line

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def measured(starter_line: Line) -> Summary:
    return measure(starter_line, own_questions(), NOW)


def test_every_floor_holds(measured: Summary) -> None:
    assert broken_floors(measured, own_floors()) == ()


@pytest.mark.parametrize("language", ["en", "sw", "mixed"])
@pytest.mark.parametrize("figure", ["top_1", "danger"])
def test_every_language_is_held(language: str, figure: str) -> None:
    floors = own_floors()
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


@pytest.mark.parametrize(("floor", "code"), [("top_3: {all: 1}", 0), ("top_1: {en: 101}", 1)])
def test_evaluate_fails_and_names_the_broken_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], floor: str, code: int
) -> None:
    monkeypatch.setenv("JIRANI_DATA", str(tmp_path))
    asked, floors = tmp_path / "asked.jsonl", tmp_path / "floors.yaml"
    question = {"id": "1", "text": "alien card", "lang": "en", "style": "clean", "expect": ["alien-card"]}
    asked.write_text(json.dumps(question), encoding="utf-8")
    floors.write_text(f"at_least: {{{floor}}}", encoding="utf-8")
    assert main(["evaluate", str(asked), "--floors", str(floors)]) == code
    assert ("first of en" in capsys.readouterr().err) == bool(code)
