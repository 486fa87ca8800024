"""A contact becomes the fields of its form and again the same contact; what cannot be a contact is told by field."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.desk.contact_form import contact_of_fields, fields_of_contact, made_of_fields, typed_fields
from admin.desk.contact_form.typed import CALL, dialled
from knowledge.facts import OpeningHours
from knowledge.values import NATIONAL, Contact
from tests.knowledge.strategies import LANGUAGES, contacts

TODAY = date(2026, 11, 24)
GOOD = {
    "name.en": ["Huduma Centre"],
    "kind": ["phone"],
    "value": ["+254412000000"],
    "source.url": ["https://a.example"],
    "source.read_on": ["2026-11-22"],
    "confidence": ["read"],
}
TIMES = {"hours": ["times"], "hours.days": ["mon"], "hours.opens": ["08:00"], "hours.closes": ["17:00"]}


def people_are_given(contact: Contact) -> Contact:
    """The contact as people are given it: day and night is every day, no days are no hours, an empty note is none."""
    hours = contact.hours
    if hours is not None:
        hours = OpeningHours(always=True) if hours.always else hours if hours.days else None
    return replace(contact, hours=hours, note=contact.note or None)


def contact_of(fields: dict[str, list[str]]) -> Contact:
    contact = contact_of_fields(fields, "huduma", NATIONAL, LANGUAGES)
    assert isinstance(contact, Contact), contact
    return contact


@given(contacts().map(people_are_given))
def test_a_contact_comes_back_from_its_fields(contact: Contact) -> None:
    again = contact_of_fields(fields_of_contact(contact), contact.slug, contact.scope, LANGUAGES)
    assert again == contact


@given(contacts().map(people_are_given))
def test_what_a_browser_sends_back_unchanged_stays_as_it_is(contact: Contact) -> None:
    fields = typed_fields(fields_of_contact(contact))
    assert typed_fields(fields) == fields


names = st.sampled_from([*GOOD, *TIMES, "hours", "verify", "called_on", "note.en", "value.sw", "source.title"])
values = st.lists(st.text(max_size=9) | st.sampled_from(["place", "always", "ussd", "web", "0" * 90]), max_size=3)


@given(st.dictionaries(names, values))
@settings(max_examples=300)
def test_whatever_is_typed_is_told_and_never_breaks(fields: dict[str, list[str]]) -> None:
    made = made_of_fields(typed_fields(GOOD | fields), "huduma", NATIONAL, LANGUAGES, TODAY)
    for complaint in made.errors.values():
        assert complaint.said(lambda message, **given: message.format(**given))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": ["pigeon"]}, "kind"),
        ({"confidence": ["sure"]}, "confidence"),
        ({"source.url": []}, "source.url"),
        ({"source.read_on": ["22/11/2026"]}, "source.read_on"),
        ({"hours": ["sometimes"]}, "hours"),
        (TIMES | {"hours.days": ["someday"]}, "hours.days"),
        (TIMES | {"hours.opens": ["early"]}, "hours.opens"),
        (TIMES | {"hours.closes": []}, "hours.opens"),
        ({"called_on": ["yesterday"]}, "source.read_on"),
        ({"called_on": ["2026-11-25"]}, "called_on"),
    ],
)
def test_what_cannot_be_a_contact_is_told_by_field(changed: dict[str, list[str]], field: str) -> None:
    made = made_of_fields(GOOD | changed, "huduma", NATIONAL, LANGUAGES, TODAY)
    if "called_on" in changed:
        assert made.errors.keys() & {field, "called_on"}
    else:
        assert field in made.errors


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("phone", "0722 178 177", "+254722178177"),
        ("phone", "254722178177", "+254722178177"),
        ("phone", "(041) 222-5555", "+254412225555"),
        ("whatsapp", "+1 202-555-0143", "+12025550143"),
        ("tollfree", "999", "999"),
        ("tollfree", "0800 720 626", "+254800720626"),
        ("sms", "15700", "15700"),
        ("phone", "call me", "call me"),
        ("phone", "٠٧٢٢١٧٨١٧٧", "٠٧٢٢١٧٨١٧٧"),
        ("ussd", "* 147 #", "*147#"),
        ("web", "www.mombasa.go.ke", "https://www.mombasa.go.ke"),
        ("web", "http://a.example", "http://a.example"),
        ("web", "javascript:alert(1.0)", "javascript:alert(1.0)"),
        ("place", "Nyayo House", "Nyayo House"),
    ],
)
def test_numbers_are_kept_as_they_are_dialled(kind: str, written: str, kept: str) -> None:
    assert dialled(written, kind) == kept


def test_a_call_confirms_and_needs_no_other_source() -> None:
    sent = {name: values for name, values in GOOD.items() if not name.startswith("source")}
    contact = contact_of(typed_fields(sent | {"called_on": ["2026-11-23"], "verify": ["yes"]}))
    assert (contact.confidence, contact.verify) == ("confirmed", False)
    assert (contact.source.document, contact.source.read_on) == (CALL, date(2026, 11, 23))


def test_only_what_belongs_to_the_kind_and_the_hours_is_kept() -> None:
    sent = GOOD | TIMES | {"kind": ["place"], "hours": ["always"], "value.en": [" Nyayo House\r\n"], "csrf": ["x"]}
    fields = typed_fields(sent)
    assert fields["value.en"] == ["Nyayo House"]
    assert not fields.keys() & {"value", "csrf", "hours.days", "hours.opens"}
