"""Merging what two wrote, what buttons do to fields, previews and checks: pure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.desk.entries.merge import merge, seen_of, take_over, was_fields, was_seen
from admin.desk.entries.pieces import pieces
from admin.desk.entries.preview import Preview, price_of
from admin.desk.entries.rows import press
from admin.desk.entry_form import check_entry, entry_of_fields, fields_of_entry, made_of_fields, typed_fields
from admin.texts import read_texts
from bot.messages import Channel
from knowledge.base import KnowledgeBase
from knowledge.facts.fact import FactKind
from knowledge.files import read
from knowledge.values import NATIONAL, Entry
from tests.knowledge.test_rules import CARD, IN_THE_ENTRY
from tests.knowledge.trees import ENTRY, plant

TODAY = date(2026, 11, 24)
Fields = dict[str, list[str]]

names = st.sampled_from(["title.en", "answer.sw", "fact", "contact", "fact.fee.sources", "fact.fee.amount"])
values = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3, unique=True)
forms = st.dictionaries(names, values)


@given(forms, forms, forms)
def test_no_words_of_mine_are_lost(old: Fields, mine: Fields, theirs: Fields) -> None:
    for was in (was_seen(seen_of(old)), was_fields(old)):
        merged = merge(mine, theirs, was)
        for name, said in mine.items():
            if said != old.get(name):
                assert set(said) <= set(merged.fields.get(name, ()))


@given(forms, forms)
def test_what_only_one_changed_is_taken(old: Fields, new: Fields) -> None:
    for was in (was_seen(seen_of(old)), was_fields(old)):
        assert merge(old, new, was).fields == new
        assert merge(new, old, was).fields == new
        assert merge(new, old, was).rows == ()


def test_what_both_changed_is_told_and_can_be_taken_over() -> None:
    old = {"title.en": ["Card"], "contact": ["a"], "more.en": ["x"]}
    mine = {"title.en": ["Mine"], "contact": ["a", "b"], "more.en": ["x"]}
    theirs = {"title.en": ["Theirs"], "contact": ["c", "a"]}
    merged = merge(mine, theirs, was_seen(seen_of(old)))
    assert merged.fields == {"title.en": ["Mine"], "contact": ["a", "b", "c"]}
    assert {(row.name, row.both) for row in merged.rows} == {("title.en", True), ("contact", True), ("more.en", False)}
    assert take_over(merged.fields, theirs, ["title.en"])["title.en"] == ["Theirs"]


@pytest.mark.parametrize("carried", ["", "x", "{" * 999, "\x00" * 9])
def test_a_broken_memory_takes_nothing_away(carried: str) -> None:
    merged = merge({"title.en": ["Mine"]}, {"title.en": ["Theirs"]}, was_seen(carried))
    assert merged.fields == {"title.en": ["Mine"]}
    assert merged.rows[0].both


@pytest.mark.parametrize("kind", FactKind)
def test_a_new_fact_of_every_kind_can_be_filled_in(kind: FactKind) -> None:
    pressed = press({}, f"add:{kind.value}", TODAY, "Amina")
    key = pressed.fields["fact"][0]
    assert pressed.anchor == f"fact.{key}"
    assert pressed.fields[f"fact.{key}.kind"] == [kind.value]
    again = press(pressed.fields, f"add:{kind.value}", TODAY, "Amina")
    assert len(set(again.fields["fact"])) == 2


@given(
    forms, st.text(max_size=12) | st.sampled_from(["up:fact:a", "down:contact:b", "remove:fact:c", "item:a", "source"])
)
def test_buttons_keep_the_texts(fields: Fields, do: str) -> None:
    after = press(fields, do, TODAY, "Amina").fields
    for name in ("title.en", "answer.sw"):
        assert after.get(name) == fields.get(name)


@pytest.mark.parametrize(("right", "wrong", "where", "sentence"), IN_THE_ENTRY)
def test_every_mistake_is_told_beside_a_field_of_the_form(
    tmp_path: Path, right: str, wrong: str, where: str, sentence: str
) -> None:
    """The rules' own table of mistakes: each is told in plain words, at a field that the form has."""
    base = read(plant(tmp_path, {CARD: ENTRY.replace(right, wrong)}))
    entry = base.entries["alien-card", NATIONAL]
    fields = fields_of_entry(entry)
    checked = check_entry(base, read_texts(base.languages).words, entry, fields, TODAY)
    told = {**checked.errors, **checked.hints}
    assert told, (where, sentence)
    assert not [one for one in told.values() if "{sentence}" in one.message], told
    heads = {name.split(".")[0] for name in fields} | {"source", "emergency_line"}
    assert {place.split(".")[0] for place in told} <= heads


@pytest.fixture(scope="module")
def small(small_knowledge: KnowledgeBase) -> KnowledgeBase:
    return small_knowledge


def preview(
    base: KnowledgeBase, changed: Mapping[str, list[str]], channel: Channel, price: Decimal | None = None
) -> list[str]:
    fields = typed_fields({**fields_of_entry(base.entries["alien-card", NATIONAL]), **changed})
    made = made_of_fields(fields, "alien-card", NATIONAL, base.languages)
    shown = Preview(base, read_texts(base.languages).words, made.entry, TODAY, price).shown(channel)
    return ["".join(piece.text for piece in bubble.pieces) for spoken in shown.spoken for bubble in spoken.bubbles]


def test_the_preview_says_what_people_are_answered(small: KnowledgeBase) -> None:
    first = preview(small, {}, Channel.SMS)[0]
    assert first.startswith("Over 90 days in Kenya")
    assert "KES 5,000" in first
    assert "Sources read Nov 2026." in first


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.TELEGRAM, Channel.USSD])
@pytest.mark.parametrize(
    "changed",
    [
        {"answer.en": ["Ask {nobody} and {a b} and {"]},
        {"answer.en": [], "answer.sw": [], "title.en": [], "title.sw": []},
        {"contact": ["nobody"]},
        {"checked_on": ["soon"], "review_by": ["later"]},
        {"fact.card-fee.amount": ["much"]},
        {"fact": []},
        {"answer.en": ["\U0001f600 \u2019 {card-fee}"]},
        {"review_by": ["2020-01-01"]},
        {"more.en": ["word " * 3000]},
    ],
)
def test_a_preview_shows_whatever_is_there(small: KnowledgeBase, changed: Fields, channel: Channel) -> None:
    shown = preview(small, changed, channel)
    assert shown


def test_an_sms_is_counted_exactly_and_strange_characters_are_named(small: KnowledgeBase) -> None:
    fields = {**fields_of_entry(small.entries["alien-card", NATIONAL]), "answer.en": ["Don\u2019t wait. " * 12]}
    entry = entry_of_fields(fields, "alien-card", NATIONAL, small.languages)
    assert isinstance(entry, Entry)
    made = Preview(small, read_texts(small.languages).words, entry, TODAY, Decimal("0.80"))
    english, kiswahili = made.shown(Channel.SMS).spoken
    dear, cheap = english.bubbles[0], kiswahili.bubbles[0]
    assert (dear.encoding, cheap.encoding) == ("ucs-2", "gsm-7")
    assert dear.parts * 67 == dear.used + dear.left
    assert dear.cost == dear.parts * Decimal("0.80")
    assert {piece.sign for piece in dear.pieces if piece.sign} == {"curly apostrophe: write '"}


def test_pieces_join_to_the_text() -> None:
    text = "a\u2019b\u2014\U0001f600c[]^\\"
    assert "".join(piece.text for piece in pieces(text)) == text
    assert [piece.text for piece in pieces(text) if piece.sign] == ["\u2019", "\u2014", "\U0001f600"]


@pytest.mark.parametrize(
    ("told", "price"), [("0.80", Decimal("0.80")), ("", None), (None, None), ("x", None), ("1e9", None)]
)
def test_a_price_is_read_only_where_it_is_one(told: str | None, price: Decimal | None) -> None:
    assert price_of(told) == price
