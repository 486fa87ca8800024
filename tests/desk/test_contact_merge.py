"""Two forms of one contact become one: what each changed is kept, what both changed is told."""

import pytest

from admin.desk.contacts.merge import Row, carried, merge, read_carried

WAS = {"value": ["1"], "name.en": ["A"], "verify": ["yes"]}


@pytest.mark.parametrize(
    ("mine", "theirs", "fields", "rows"),
    [
        (WAS, WAS, WAS, ()),
        (WAS | {"value": ["2"]}, WAS, WAS | {"value": ["2"]}, ()),
        (WAS, WAS | {"value": ["3"]}, WAS | {"value": ["3"]}, (Row("value", ("3",), both=False),)),
        (WAS | {"value": ["2"]}, WAS | {"value": ["3"]}, WAS | {"value": ["2"]}, (Row("value", ("3",), both=True),)),
        (WAS | {"value": ["2"]}, WAS | {"value": ["2"]}, WAS | {"value": ["2"]}, ()),
        (WAS, {"value": ["1"], "name.en": ["A"]}, {"value": ["1"], "name.en": ["A"]}, (Row("verify", (), both=False),)),
        ({"value": ["1"], "name.en": ["A"]}, WAS, {"value": ["1"], "name.en": ["A"]}, ()),
        (WAS | {"note.en": ["n"]}, WAS, WAS | {"note.en": ["n"]}, ()),
    ],
)
def test_each_ones_changes_are_kept(
    mine: dict[str, list[str]], theirs: dict[str, list[str]], fields: dict[str, list[str]], rows: tuple[Row, ...]
) -> None:
    merged = merge(mine, theirs, WAS)
    assert merged.fields == fields
    assert merged.rows == rows


def test_what_the_form_carries_comes_back() -> None:
    assert read_carried(carried(WAS)) == WAS


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "3", '{"a":"b"}', "[" * 5_000, '{"a":' * 4_000, '{"value":["1"]}' + " " * 30_000]
)
def test_a_broken_form_counts_every_field_as_changed_by_both(text: str) -> None:
    assert read_carried(text) == {}
    merged = merge({"value": ["2"]}, {"value": ["3"]}, read_carried(text))
    assert merged.rows == (Row("value", ("3",), both=True),)
