"""Small counts are hidden, and nobody can work them out from a total."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.desk.hiding import FEWEST, hide, shown


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (1, None), (4, None), (5, 5), (900, 900)])
def test_a_count_alone(count: int, seen: int | None) -> None:
    assert shown(count) == seen


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ({}, {}),
        ({"a": 0, "b": 7}, {"a": 0, "b": 7}),
        # One small number would be the total less the others: the smallest other one is hidden, too.
        ({"a": 3, "b": 100, "c": 60}, {"a": None, "b": 100, "c": None}),
        # Two that sum to 2 can only be 1 and 1.
        ({"a": 1, "b": 1, "c": 9, "d": 20}, {"a": None, "b": None, "c": None, "d": 20}),
        ({"a": 3, "b": 3, "c": 9}, {"a": None, "b": None, "c": 9}),
        # Nothing can be hidden behind anything: all of it is, the zeros too.
        ({"a": 3, "b": 0}, {"a": None, "b": None}),
        ({"a": 1, "b": 2, "c": 0}, {"a": None, "b": None, "c": None}),
    ],
)
def test_a_table(counts: dict[str, int], seen: dict[str, int | None]) -> None:
    assert hide(counts) == seen


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 12), max_size=12))
def test_no_small_count_is_shown_and_none_follows_from_the_total(counts: dict[int, int]) -> None:
    seen = hide(counts)
    hidden = [counts[key] for key, count in seen.items() if count is None]
    assert all(counts[key] == count for key, count in seen.items() if count is not None)
    assert not [count for count in seen.values() if count is not None and 0 < count < FEWEST]
    if not hidden or len(hidden) == len(counts):
        return  # a table of which nothing is shown tells its total and no more
    rest = sum(hidden)
    possible = [{one} for one in range(1, FEWEST + 1) if len(hidden) - 1 <= rest - one]
    assert len(possible) == FEWEST, "each hidden number may still be anything from 1 to 5"


def test_every_small_table_of_three() -> None:
    for counts in product(range(8), repeat=3):
        seen = hide(dict(enumerate(counts)))
        assert sum(one is None for one in seen.values()) != 1, counts
