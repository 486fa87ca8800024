"""The `jirani` command as a person types it: what it prints, and what it says when something is wrong."""

import json
from pathlib import Path

import pytest

from admin.__main__ import main
from knowledge.files import starter_directory

QUESTIONS = [
    {"id": "1", "text": "how much is a work permit", "lang": "en", "style": "clean", "expect": ["work-permit"],
     "county": None, "aspect": "cost"},
    {"id": "2", "text": "nani atashinda mechi leo", "lang": "sw", "style": "out-of-scope", "expect": ["none"],
     "county": None, "aspect": None},
    {"id": "3", "text": "moto nyumba inaungua Likoni watu wako ndani", "lang": "sw", "style": "danger",
     "expect": ["fire"], "county": "mombasa", "aspect": None},
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that the tests of this file share, so that the matcher learns once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def _settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIRANI_DATA", str(folder))


def test_ask_in_json_has_the_fixed_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "how much is a work permit in Likoni", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"decision", "topics", "emergency", "county", "language", "aspect", "replies", "ms"}
    assert (answer["decision"], answer["topics"][0]) == ("answer", "work-permit")
    assert (answer["county"], answer["language"], answer["aspect"]) == ("mombasa", "en", "cost")
    (reply,) = answer["replies"]
    assert reply["encoding"] == "gsm-7"
    assert reply["parts"] <= 2
    assert "KES" in reply["text"]


def test_ask_puts_the_emergency_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "nyumba yetu inaungua moto watu wako ndani saidieni", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["emergency"][0] == "fire"
    assert answer["replies"][0]["text"].startswith("999")


@pytest.mark.parametrize("channel", ["sms", "telegram", "ussd", "web"])
def test_ask_on_every_channel_and_why(channel: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["ask", "natafuta wakili wa bure", "--channel", channel, "--county", "nairobi", "--language", "sw"]
    assert main([*arguments, "--explain"]) == 0
    told = capsys.readouterr().out
    assert "legal-aid" in told
    assert "county:    nairobi" in told


def test_evaluate_prints_a_table_a_summary_and_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions, predictions = tmp_path / "set.jsonl", tmp_path / "out.jsonl"
    questions.write_text("\n".join(json.dumps(one) for one in QUESTIONS), encoding="utf-8")
    assert main(["evaluate", str(questions), "--predictions", str(predictions)]) == 0
    assert "danger" in capsys.readouterr().out
    lines = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert main(["evaluate", str(questions), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_the_starter_content_keeps_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_export_of_a_load_is_the_same_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter, exported = starter_directory(), tmp_path / "exported"
    assert main(["load", str(starter)]) == 0
    assert main(["export", str(exported)]) == 0
    written = {path.relative_to(exported): path for path in exported.rglob("*") if path.is_file()}
    notes = {Path("README.md"), Path("VERIFY.md")}
    originals = {path.relative_to(starter): path for path in starter.rglob("*") if path.is_file()}
    assert set(written) == set(originals) - notes
    different = [str(name) for name, path in written.items() if path.read_bytes() != originals[name].read_bytes()]
    assert different == []
    capsys.readouterr()


def test_coverage_counts_every_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--json"]) == 0
    covered = json.loads(capsys.readouterr().out)
    assert len(covered["topics"]) == 77
    assert all(row["national"] for row in covered["topics"].values())


def test_a_baraza_gets_its_word_once(capsys: pytest.CaptureFixture[str]) -> None:
    meeting = ["--county", "mombasa", "--place", "Likoni hall", "--starts", "2026-12-01T10:00", "--organiser", "Ward"]
    assert main(["baraza", "add", "LIKONI1", *meeting]) == 0
    assert main(["baraza", "add", "likoni1", *meeting]) == 1
    assert main(["baraza", "add", "stop", *meeting]) == 1
    assert main(["baraza", "list"]) == 0
    assert "likoni1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask", "x", "--county", "atlantis"], "atlantis"),
        (["ask", "x", "--language", "xx"], "xx"),
        (["evaluate", "nowhere.jsonl"], "nowhere.jsonl"),
        (["load", "nowhere"], "nowhere"),
        (["baraza", "add", "w!", "--county", "mombasa", "--place", "x", "--starts", "x", "--organiser", "x"], "word"),
        (["worker"], "SQLite"),
    ],
)
def test_a_mistake_gets_one_sentence(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) != 0
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_a_broken_line_of_a_question_set_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "set.jsonl"
    broken.write_text(json.dumps(QUESTIONS[0]) + "\nnot json\n", encoding="utf-8")
    assert main(["evaluate", str(broken)]) == 1
    assert "2" in capsys.readouterr().err


def test_a_wrong_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JIRANI_SECRET", "short")
    assert main(["serve"]) == 2
    assert "JIRANI_SECRET" in capsys.readouterr().err
