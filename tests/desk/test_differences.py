"""What changed between two states, in words: a pure comparison."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.desk.differences import (
    Difference,
    Part,
    Reader,
    Run,
    RunKind,
    State,
    contact_differences,
    differences,
    list_runs,
    prose_runs,
    value_runs,
)
from admin.texts import read_texts
from knowledge.base import KnowledgeBase
from knowledge.facts import Documents, Fact, Fee, Provenance
from knowledge.values import Entry, Source

SAME, WENT, CAME = RunKind.SAME, RunKind.REMOVED, RunKind.ADDED


@pytest.fixture(scope="module")
def reader(starter: KnowledgeBase) -> Reader:
    return Reader(read_texts(starter.languages).words["en"], starter.languages, starter.contacts)


@pytest.fixture(scope="module")
def entry(starter: KnowledgeBase) -> Entry:
    return starter.entries["alien-card", "national"]


def with_fact(entry: Entry, key: str, change: Callable[[Fact], Fact]) -> Entry:
    return replace(entry, facts=tuple(change(one) if one.key == key else one for one in entry.facts))


def fee(amount: int, to: str | None = None) -> Callable[[Fact], Fact]:
    def change(fact: Fact) -> Fact:
        assert isinstance(fact, Fee)
        return replace(fact, amount=Decimal(amount), amount_to=Decimal(to) if to else None)

    return change


def covers(text: dict[str, str]) -> Callable[[Fact], Fact]:
    def change(fact: Fact) -> Fact:
        assert isinstance(fact, Fee)
        return replace(fact, covers=text)

    return change


def told(found: tuple[Difference, ...]) -> list[str]:
    return [
        ", ".join(filter(None, (one.heading, change.label, change.language)))
        + f" {one.state}: {change.before[-25:]} -> {change.after[-25:]}"
        for one in found
        for change in one.changes
    ]


CASES: list[tuple[Callable[[Entry], Entry], list[str]]] = [
    (lambda one: one, []),
    (lambda one: with_fact(one, "card-fee", fee(6000)), ["Fee changed: KES 5,000 -> KES 6,000"]),
    (lambda one: with_fact(one, "card-fee", fee(4000, "6000.50")), ["Fee changed: KES 5,000 -> KES 4,000 to 6,000.50"]),
    (
        lambda one: with_fact(one, "card-fee", covers({"en": "a year"})),
        [
            "Fee, What it is for, en changed: t the online invoice says -> a year",
            "Fee, What it is for, sw changed:  cha invoice ya mtandaoni -> ",
        ],
    ),
    (
        lambda one: with_fact(one, "wait", lambda fact: replace(fact, provenance=Provenance(("kendi",), "read", True))),
        [
            "How long, Where this was read changed: ign nationals certificate -> : obtaining an alien card",
            "How long, How sure we are changed: Read in two places -> lace; it may have changed",
        ],
    ),
    (
        lambda one: replace(one, title={**one.title, "sw": "Kadi ya wageni"}),
        ["Title, sw changed: adi ya mgeni (alien card) -> Kadi ya wageni"],
    ),
    (lambda one: replace(one, emergency_line={"en": "Call"}), ["Emergency line, en added:  -> Call"]),
    (lambda one: replace(one, contacts=()), ["Contacts, in this order removed:  complaints: 0800 720 627 -> "]),
    (
        lambda one: replace(one, checked_by="Rehema", review_by=date(2027, 5, 1)),
        [
            "Checked by changed: nobody of the county yet -> Rehema",
            "Check again by changed: 22 Feb 2027 -> 1 May 2027",
        ],
    ),
    (
        lambda one: replace(
            one, sources=(*one.sources, Source("x", "A notice", "", "undated", date(2026, 11, 2), "Gazette 5"))
        ),
        ["Source added:  ->  a date, read 2 Nov 2026)"],
    ),
]


@pytest.mark.parametrize(("change", "expected"), CASES)
def test_what_changed_is_told_in_words(
    entry: Entry, reader: Reader, change: Callable[[Entry], Entry], expected: list[str]
) -> None:
    assert told(differences(entry, change(entry), reader)) == expected


def test_a_new_entry_is_told_whole_and_part_by_part(entry: Entry, reader: Reader) -> None:
    found = differences(None, entry, reader)
    assert {one.state for one in found} == {State.ADDED}
    parts = [one.part for one in found]
    assert parts == sorted(parts, key=list(Part).index)
    assert {one.key for one in found if one.part is Part.FACTS} == {fact.key for fact in entry.facts}
    gone = differences(entry, None, reader)
    assert {one.state for one in gone} == {State.REMOVED}
    assert [(one.part, one.key) for one in gone] == [(one.part, one.key) for one in found]


def test_every_entry_of_the_starter_can_be_told(starter: KnowledgeBase, reader: Reader) -> None:
    for one in list(starter.entries.values())[::7]:
        assert differences(None, one, reader)
        assert differences(one, one, reader) == ()


def test_a_list_shows_the_line_that_is_new(entry: Entry, reader: Reader) -> None:
    def longer(fact: Fact) -> Fact:
        assert isinstance(fact, Documents)
        return replace(fact, items=(*fact.items, {"en": "a letter", "sw": "barua"}))

    (found,) = differences(entry, with_fact(entry, "papers", longer), reader)
    assert [(change.language, change.runs[-1]) for change in found.changes] == [
        ("en", Run(CAME, "a letter")),
        ("sw", Run(CAME, "barua")),
    ]


def test_a_contact(starter: KnowledgeBase, reader: Reader) -> None:
    before = starter.contacts["knchr-0800-720-627"]
    after = replace(before, value=dict.fromkeys(starter.languages, "+254711000111"), kind="phone", hours=None)
    found = told(contact_differences(before, after, reader))
    assert "Kind changed: Free phone line -> Phone" in found
    assert any(line.endswith("0800 720 627 -> 0711 000111") for line in found)
    assert contact_differences(before, before, reader) == ()


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("", "", []),
        ("Pay here", "Pay here", [(SAME, "Pay here")]),
        ("Pay  here", "Pay here", [(SAME, "Pay here")]),
        ("", "Pay", [(CAME, "Pay")]),
        ("Pay", "", [(WENT, "Pay")]),
        ("Pay {fee} here", "Pay {new-fee} here", [(SAME, "Pay"), (WENT, "{fee}"), (CAME, "{new-fee}"), (SAME, "here")]),
        ("One.\nTwo.", "One.\nThree.", [(SAME, "One.\n"), (WENT, "Two."), (CAME, "Three.")]),
    ],
)
def test_words(before: str, after: str, runs: list[tuple[RunKind, str]]) -> None:
    assert [(run.kind, run.text) for run in prose_runs(before, after)] == runs


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("photo\nform", "photo\nform", [(SAME, "photo\nform")]),
        ("photo\nform", "form", [(WENT, "photo\n"), (SAME, "form")]),
        ("old photo\nform", "new photo\nform", [(WENT, "old"), (CAME, "new"), (SAME, "photo\nform")]),
        ("photo", "form 50\nletter", [(WENT, "photo\n"), (CAME, "form 50\nletter")]),
    ],
)
def test_lines(before: str, after: str, runs: list[tuple[RunKind, str]]) -> None:
    assert [(run.kind, run.text) for run in list_runs(before, after)] == runs


def test_values_are_read_whole() -> None:
    assert value_runs("KES 5,000", "KES 6,000") == (Run(WENT, "KES 5,000"), Run(CAME, "KES 6,000"))
    assert value_runs("", "KES 6,000") == (Run(CAME, "KES 6,000"),)
    assert value_runs("free", "free") == (Run(SAME, "free"),)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "{k}", "\n"])).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    for runs in (prose_runs(before, after), list_runs(before, after)):
        assert [word for run in runs if run.kind is not CAME for word in run.text.split()] == before.split()
        assert [word for run in runs if run.kind is not WENT for word in run.text.split()] == after.split()


def test_no_text_takes_long() -> None:
    letters = random.Random(5)
    texts = [" ".join(letters.choice("xy") for _ in range(20_000)) for _ in range(2)]
    texts += ["\n".join(letters.choice("xy") for _ in range(20_000)) for _ in range(2)]
    started = time.perf_counter()
    for before, after in ((texts[0], texts[1]), (texts[2], texts[3]), (texts[0], texts[0] + " x")):
        assert prose_runs(before, after)
        assert list_runs(before, after)
    assert time.perf_counter() - started < 5
