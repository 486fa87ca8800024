import json
from pathlib import Path
from typing import Any

import pytest

from admin.evaluate import Labelled, QuestionSetError, read_questions, summary, table

LINE = {"id": "q1", "text": "alien card?", "lang": "en", "style": "clean", "expect": ["alien-card"]}


def result(**changes: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "decision": "answer",
        "topics": ["alien-card", "work-permit", "special-pass"],
        "emergency": None,
        "county": None,
        "language": "en",
        "aspect": None,
        "ms": 1.0,
    }
    return {**usual, **changes}


def question(number: int, style: str, *expect: str, lang: str = "en", **more: str) -> Labelled:
    return Labelled(f"q{number}", "text", lang, style, expect, **more)


ASKED = (
    (question(1, "clean", "alien-card"), result()),
    (question(2, "story", "special-pass", lang="sw"), result(decision="choices", language="en")),
    (question(3, "typo", "tax-pin", county="mombasa", aspect="cost"), result(county="mombasa", aspect="where")),
    (question(4, "danger", "fire", "ambulance"), result(topics=["fire"], emergency=["ambulance", "fire"])),
    (question(5, "danger", "fire", lang="mixed"), result(topics=["fire"])),
    (question(6, "false-alarm", "alien-card"), result(emergency=["fire"])),
    (question(7, "out-of-scope", "none"), result(decision="unknown")),
    (question(8, "out-of-scope", "none"), result()),
    (question(9, "smalltalk", "greeting"), result(decision="greeting", topics=[])),
    (question(10, "smalltalk", "thanks"), result(decision="unknown", topics=[], ms=9.0)),
)


def measured() -> Any:
    return summary([one for one, _ in ASKED], [made for _, made in ASKED])


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("questions", 10),
        ("top_1", 50.0),
        ("top_3", 75.0),
        ("answered", 75.0),
        ("precision", 80.0),
        ("danger", 50.0),
        ("false_alarms", 100.0),
        ("out_of_scope_answered", 50.0),
        ("county", 100.0),
        ("aspect", 0.0),
        ("language", 88.9),
        ("social", 50.0),
    ],
)
def test_counts_each_figure_over_the_messages_it_is_about(figure: str, value: float) -> None:
    assert measured()["all"]["all"][figure] == value


def test_splits_by_half_language_and_style() -> None:
    figures = measured()
    assert {name: group["questions"] for name, group in figures["halves"].items()} == {"everyday": 2, "hard": 2}
    assert figures["languages"]["sw"]["top_1"] == 0
    assert figures["styles"]["danger"]["danger"] == 50
    assert figures["styles"]["clean"]["danger"] is None
    assert figures["ms"] == {"median": 1.0, "p99": 8.28}


def test_the_summary_is_json_and_the_table_has_a_line_a_group() -> None:
    assert json.loads(json.dumps(measured())) == measured()
    lines = table(measured()).splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["all", "everyday", "hard"]
    assert lines[-1] == "median 1.0 ms, 99th percentile 8.3 ms"


def test_an_empty_set_has_no_figures() -> None:
    assert summary([], [])["all"]["all"]["top_1"] is None
    assert "median - ms" in table(summary([], []))


def test_reads_a_set(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({**LINE, "county": None, "aspect": "cost"}) + "\n\n" + json.dumps(LINE) + "\n")
    first, second = read_questions(path)
    assert first.aspect == "cost"
    assert second.expect == ("alien-card",)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "set.jsonl:2 is not JSON"),
        ("[1]", "set.jsonl:2 is not a JSON object"),
        (json.dumps({**LINE, "id": 3}), "set.jsonl:2: id is missing or no text"),
        (json.dumps({key: LINE[key] for key in LINE if key != "text"}), "set.jsonl:2: text is missing or no text"),
        (json.dumps({**LINE, "expect": []}), "set.jsonl:2: expect is missing or no list of topics"),
        (json.dumps({**LINE, "expect": "alien-card"}), "set.jsonl:2: expect is missing or no list of topics"),
    ],
)
def test_names_a_wrong_line(tmp_path: Path, line: str, sentence: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n{line}\n")
    with pytest.raises(QuestionSetError, match=sentence):
        read_questions(path)
