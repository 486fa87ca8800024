"""An entry becomes the fields of its form and again the same entry; what cannot be an entry is told by field."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from admin.desk.entry_form import entry_of_fields, fields_of_entry, made_of_fields, typed_fields
from admin.desk.entry_form.facts import READERS
from knowledge.facts import Fee, Hours
from knowledge.facts.fact import FactKind
from knowledge.values import NATIONAL, Entry
from tests.knowledge.strategies import LANGUAGES, entries

TOPIC = "alien-card"
GOOD = {
    "title.en": ["Alien card"],
    "answer.en": ["Bring {papers}."],
    "checked_on": ["2026-11-22"],
    "review_by": ["2027-02-22"],
    "checked_by": ["Amina"],
}
FEE = {
    "fact": ["fee"],
    "fact.fee.kind": ["fee"],
    "fact.fee.amount": ["500"],
    "fact.fee.currency": ["KES"],
    "fact.fee.confidence": ["read"],
}
OPEN = {"fact": ["open"], "fact.open.kind": ["hours"], "fact.open.days": ["mon"], "fact.open.confidence": ["read"]}
WAIT = {
    "fact": ["wait"],
    "fact.wait.kind": ["duration"],
    "fact.wait.least": ["1"],
    "fact.wait.unit": ["week"],
    "fact.wait.confidence": ["read"],
}
SOURCE = {"source": ["a"], "source.a.url": ["https://a.example"], "source.a.read_on": ["2026-11-22"]}


unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""Whole entries take a while to make on a busy machine."""


def has_days(entry: Entry) -> bool:
    """Hours without a day can be written in a file, but nobody can be answered with them."""
    return all(fact.hours.days for fact in entry.facts if isinstance(fact, Hours))


def entry_of(fields: dict[str, list[str]]) -> Entry:
    entry = entry_of_fields(fields, TOPIC, NATIONAL, LANGUAGES)
    assert isinstance(entry, Entry), entry
    return entry


@unhurried
@given(entries(("police-999", "kituo-web")).filter(has_days))
def test_an_entry_comes_back_from_its_fields(entry: Entry) -> None:
    assert entry_of(fields_of_entry(entry)) == entry


@unhurried
@given(entries().filter(has_days))
def test_what_a_browser_sends_back_unchanged_changes_nothing_but_blanks(entry: Entry) -> None:
    fields = typed_fields(fields_of_entry(entry))
    assert typed_fields(fields) == fields
    made = made_of_fields(fields, TOPIC, NATIONAL, LANGUAGES)
    assert [fact.key for fact in made.entry.facts] == [fact.key for fact in entry.facts]


names = st.sampled_from(
    [*GOOD, *FEE, *OPEN, *WAIT, *SOURCE, "fact.wait.most", "fact.open.opens", "fact.x.item", "fact.x.item.1.en"]
)
values = st.lists(
    st.text(max_size=9) | st.sampled_from(["fee", "wait", "open", "x", "a", "-1", "NaN", "1e9"]), max_size=3
)


@given(st.dictionaries(names, values))
@settings(unhurried, max_examples=300)
def test_whatever_is_typed_is_told_and_never_breaks(fields: dict[str, list[str]]) -> None:
    made = made_of_fields(typed_fields(GOOD | FEE | OPEN | fields), TOPIC, NATIONAL, LANGUAGES)
    assert all(complaint.message for complaint in made.errors.values())
    for complaint in made.errors.values():
        assert complaint.said(lambda message, **given: message.format(**given))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"checked_on": ["yesterday"]}, "checked_on"),
        ({"review_by": ["20270222"]}, "review_by"),
        ({"review_by": []}, "review_by"),
        (FEE | {"fact.fee.kind": ["gift"]}, "fact.fee.kind"),
        (FEE | {"fact.fee.confidence": ["sure"]}, "fact.fee.confidence"),
        (FEE | {"fact.fee.amount": ["five"]}, "fact.fee.amount"),
        (FEE | {"fact.fee.amount": []}, "fact.fee.amount"),
        (FEE | {"fact.fee.amount_to": ["400"]}, "fact.fee.amount_to"),
        (FEE | {"fact.fee.currency": ["shillings"]}, "fact.fee.currency"),
        ({"fact": ["A b"]}, "fact.A b.key"),
        (OPEN | {"fact.open.days": ["someday"]}, "fact.open.days"),
        (OPEN | {"fact.open.opens": ["8"]}, "fact.open.opens"),
        (OPEN | {"fact.open.opens": ["08:00"]}, "fact.open.opens"),
        (OPEN | {"fact.open.opens": ["25:00"], "fact.open.closes": ["17:00"]}, "fact.open.opens"),
        (WAIT | {"fact.wait.least": []}, "fact.wait.least"),
        (WAIT | {"fact.wait.least": ["a few"]}, "fact.wait.least"),
        (WAIT | {"fact.wait.most": ["0"]}, "fact.wait.most"),
        (WAIT | {"fact.wait.unit": ["moon"]}, "fact.wait.unit"),
        (SOURCE | {"source.a.url": []}, "source.a.url"),
        (SOURCE | {"source.a.read_on": ["22/11/2026"]}, "source.a.read_on"),
    ],
)
def test_what_cannot_be_an_entry_is_told_by_field(changed: dict[str, list[str]], field: str) -> None:
    errors = entry_of_fields(GOOD | changed, TOPIC, NATIONAL, LANGUAGES)
    assert isinstance(errors, dict)
    assert field in errors


@pytest.mark.parametrize("written", ["5000", "5,000", "KES 5,000", "Ksh. 5000", "5 000", "5000/=", "5000.00"])
def test_money_is_read_however_it_is_written(written: str) -> None:
    fee = entry_of(GOOD | FEE | {"fact.fee.amount": [written]}).fact("fee")
    assert isinstance(fee, Fee)
    assert fee.amount == 5000


@pytest.mark.parametrize(("written", "read"), [("8:00", "08:00"), ("08.30", "08:30"), ("24:00", "24:00")])
def test_clocks_are_read_however_they_are_written(written: str, read: str) -> None:
    hours = entry_of(GOOD | OPEN | {"fact.open.opens": [written], "fact.open.closes": ["17:00"]}).fact("open")
    assert isinstance(hours, Hours)
    assert hours.hours.opens == read


def test_every_kind_of_fact_has_a_form() -> None:
    assert set(READERS) == set(FactKind)


def test_what_the_browser_adds_is_left_out() -> None:
    sent = {
        "csrf": ["x"],
        "version": ["3"],
        "title.en": ["  Alien card\r\n"],
        "title.sw": [" "],
        "fact": ["papers"],
        "fact.gone.amount": ["5"],
        "fact.papers.item": ["1", "2"],
        "fact.papers.item.1.en": ["passport"],
        "fact.papers.item.2.en": [""],
    }
    assert typed_fields(sent) == {
        "title.en": ["Alien card"],
        "fact": ["papers"],
        "fact.papers.item": ["1"],
        "fact.papers.item.1.en": ["passport"],
    }
