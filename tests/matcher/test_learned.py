from pathlib import Path

import pytest

from bot.matcher import Matcher
from knowledge.files import read, starter_directory
from knowledge.values import Phrase
from tests.matcher.small import knowledge

TEXT = "kadi ya mgeni imepotea"


def test_recalls_what_was_learned(tmp_path: Path) -> None:
    first = Matcher(knowledge(), tmp_path).find(TEXT, None)
    kept = list(tmp_path.iterdir())
    again = Matcher(knowledge(), tmp_path).find(TEXT, None)
    assert again == first
    assert list(tmp_path.iterdir()) == kept
    assert len(kept) == 1


def test_a_change_learns_anew_and_leaves_one_file(tmp_path: Path) -> None:
    Matcher(knowledge(), tmp_path)
    before = list(tmp_path.iterdir())
    changed = Matcher(knowledge(Phrase("school", "en", "kindergarten kindergarten")), tmp_path)
    assert changed.find(TEXT, None).topics[0] == "alien-card"
    assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) != before


@pytest.mark.parametrize("broken", [b"", b"no archive", b"PK\x03\x04 half an archive"])
def test_a_broken_file_is_made_again(tmp_path: Path, broken: bytes) -> None:
    first = Matcher(knowledge(), tmp_path).find(TEXT, None)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(broken)
    assert Matcher(knowledge(), tmp_path).find(TEXT, None) == first
    assert kept.stat().st_size > len(broken)


def test_what_is_kept_is_small(tmp_path: Path) -> None:
    Matcher(read(starter_directory()), tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_size < 4_000_000, "77 topics took 2 MB on 2026-11-24, and stay in memory as they are here"
