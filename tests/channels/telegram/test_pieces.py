"""Long texts are cut where a reader would pause, and lose nothing but white space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.pieces import LONGEST, split

SENTENCE = "Nenda ofisini kwanza. "
LINE = "Nenda ofisini kwanza\n"
WORD = "neno "


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_of_nothing_there_is_no_piece(text: str) -> None:
    assert split(text) == ()


def test_what_fits_is_one_piece() -> None:
    assert split("Habari") == ("Habari",)
    assert split("x" * LONGEST) == ("x" * LONGEST,)
    assert split("🦒" * (LONGEST // 2)) == ("🦒" * (LONGEST // 2),)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (SENTENCE * 400, "kwanza."),
        (LINE * 400, "kwanza"),
        (WORD * 3 + SENTENCE + WORD * 2000, "kwanza."),
        (WORD * 2000, "neno"),
        ("x" * 9000, "x"),
        ("x" * LONGEST + ". Nenda", "x"),
        ("x" * (LONGEST - 1) + ". Nenda", "x."),
        ("x" * LONGEST + "\nNenda", "x"),
        ("x" + "🦒" * 4000, "🦒"),
    ],
    ids=["sentence", "line", "early sentence", "word", "no end", "end beyond", "end fits", "line fits", "pairs"],
)
def test_the_first_piece_ends_well(text: str, end: str) -> None:
    pieces = split(text)
    assert pieces[0].endswith(end)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from([SENTENCE, LINE, WORD, "🦒", "x" * 3000, "e\u0301", "\n\n", "KES 5.000 "]), max_size=40)
)
def test_every_piece_fits_and_nothing_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = split(text)
    assert all(0 < length(piece) <= LONGEST and piece == piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
