"""How the words files are written: patterns, and spellings of the words that matter."""

import pytest

from bot.conversation.patterns import Found, Patterns
from bot.conversation.spelling import Spelling

FOUND = [
    # pattern, text, the words found
    ("how much", "so how much is it", "how much"),
    ("how much", "how very much", None),
    ("what/which form", "say which form", "which form"),
    ("*lipa ngapi", "nitalipa ngapi", "nitalipa ngapi"),
    ("*lipa ngapi", "lipa ngapi", None),
    ("cost*", "costing less", "costing"),
    ("hi from *", "hi from addis", "hi from addis"),
    ("hi from *", "hi from", None),
    ("is . free", "is free", "is free"),
    ("is . free", "is it free", "is it free"),
    ("is . free", "is it really free", None),
    ("what .. bring", "what should i then now bring", "what should i then now bring"),
    ("what .. bring", "what one two three four five bring", None),
    ("number $", "the number", "number"),
    ("number $", "number of cows", None),
]


@pytest.mark.parametrize(("pattern", "text", "words"), FOUND)
def test_a_pattern_is_found_where_it_fits(pattern: str, text: str, words: str | None) -> None:
    said = text.split()
    found = [" ".join(said[one.start : one.end]) for one in Patterns([(pattern, True)]).find(said)]
    assert found == ([words] if words else [])


def test_the_longest_pattern_wins_and_of_equally_long_ones_the_first_and_the_most_exact() -> None:
    patterns = Patterns(
        [("how much", 1), ("how much time", 2), ("how much", 3), ("is .. free", 4), ("is there .. free", 5)]
    )
    assert list(patterns.find(["how", "much", "time", "is", "there", "free", "how", "much"])) == [
        Found(0, 3, 2),
        Found(3, 6, 5),
        Found(6, 8, 1),
    ]


def test_what_is_left_are_the_words_of_nothing_found() -> None:
    assert Patterns([("thank you", True), ("so", True)]).without(["so", "thank", "you", "stop"]) == ["stop"]


@pytest.mark.parametrize("pattern", ["", "/", "a $ b", "?"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="is no pattern"):
        Patterns([(pattern, True)])


USUAL = [
    ("hw mch", "how much"),
    ("wats needed", "what is needed"),
    ("documants", "documents"),  # one letter wrong
    ("recwirements", "requirements"),  # two, in a long word
    ("contract", "contract"),  # a word of its own
    ("nunber", "nunber"),  # not on the list
    ("mush", "mush"),  # short words must be listed
]


@pytest.mark.parametrize(("written", "meant"), USUAL)
def test_spelling_is_forgiven_where_it_matters(written: str, meant: str) -> None:
    spellings = {
        "how": ["hw"],
        "much": ["mch"],
        "what is": ["wats"],
        "documents": [],
        "requirements": [],
        "contact": [],
    }
    spelling = Spelling(spellings, {"contract"}.__contains__)
    assert " ".join(spelling.usual(written.split())) == meant
