"""Content files in and out: nothing is lost, and the canonical form is stable to the byte."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from knowledge.base import KnowledgeBase
from knowledge.files import entry_from_text, entry_text, read, starter_directory, write
from knowledge.values import Entry
from tests.knowledge.strategies import LANGUAGES, entries, knowledge_bases
from tests.knowledge.trees import FILES, contents, plant


def test_canonical_files_are_written_back_byte_for_byte(tmp_path: Path) -> None:
    base = read(plant(tmp_path / "in"))
    write(base, tmp_path / "out")
    assert contents(tmp_path / "out") == FILES


def test_the_starter_content_survives_a_round_trip(tmp_path: Path) -> None:
    base = read(starter_directory())
    write(base, tmp_path / "first")
    again = read(tmp_path / "first")
    assert again == base
    write(again, tmp_path / "second")
    assert contents(tmp_path / "second") == contents(tmp_path / "first")


def test_files_that_the_knowledge_base_no_longer_has_are_removed(tmp_path: Path) -> None:
    base = read(plant(tmp_path / "in"))
    stale = {
        "topics/alien-card/mombasa.yaml": FILES["topics/alien-card/national.yaml"],
        "contacts/mombasa.yaml": "[]\n",
        "negatives/love.txt": "nakupenda\n",
    }
    out = plant(tmp_path / "out", {**stale, "README.md": "how these files are written\n"})
    write(base, out)
    assert contents(out) == {**FILES, "README.md": "how these files are written\n"}


def test_a_knowledge_base_of_tables_alone_is_enough(tmp_path: Path) -> None:
    tables = {"languages.csv", "topics.csv", "counties.csv"}
    base = read(plant(tmp_path / "in", {file: None for file in FILES if file not in tables}))
    write(base, tmp_path / "out")
    assert set(contents(tmp_path / "out")) == tables
    assert read(tmp_path / "out") == base


@given(knowledge_bases())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_knowledge_base_reads_back_equal(base: KnowledgeBase) -> None:
    with tempfile.TemporaryDirectory() as first:
        write(base, Path(first))
        again = read(Path(first))
        assert again == base
        before = contents(Path(first))
        write(again, Path(first))
        assert contents(Path(first)) == before


@given(entries())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_entry_reads_back_from_its_text(entry: Entry) -> None:
    assert entry_from_text(entry_text(entry), entry.topic, entry.scope, LANGUAGES) == entry
