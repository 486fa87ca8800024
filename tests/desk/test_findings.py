"""Every rule's sentence is said in plain words, beside the place that it is about, in each language of the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from admin.desk.findings import Remark, contact_findings, entry_findings, has_errors, remarks
from admin.desk.findings.sentences import plain_sentence
from admin.texts import read_texts
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.facts import Fee, Provenance
from knowledge.findings import Finding, Severity
from knowledge.values import Contact, Entry

TODAY = date(2026, 11, 24)
Change = Callable[[Entry], Entry]


def answer(text: str, language: str = "en") -> Change:
    return lambda entry: replace(entry, answer={**entry.answer, language: text})


def title(text: str) -> Change:
    return lambda entry: replace(entry, title={**entry.title, "en": text})


def fee(amount: int, provenance: Provenance) -> Change:
    new = Fee("card-fee", provenance, Decimal(amount), "KES", {"en": "a year", "sw": "kwa mwaka"})
    return lambda entry: replace(entry, facts=tuple(new if one.key == new.key else one for one in entry.facts))


def first_source(**changes: object) -> Change:
    return lambda entry: replace(
        entry,
        sources=(replace(entry.sources[0], **changes), *entry.sources[1:]),  # type: ignore[arg-type]
    )


KEPT = "{efns-portal} {card-fee} "
ENTRIES: list[tuple[Change, str, str]] = [
    (answer(""), "answer.en", "This text is missing."),
    (answer("Pay {card-fee}."), "answer.en", "The other language says {efns-portal} here"),
    (lambda one: replace(one, emergency_line=one.answer), "", "Only entries about emergencies"),
    (answer(KEPT + "{police-999}"), "answer.en", "{police-999} is not among this entry's contacts"),
    (answer(KEPT + "{nothing}"), "answer.en", "{nothing} is neither a fact"),
    (lambda one: replace(one, contacts=(*one.contacts, "gone")), "contact", "the contact gone, which is no longer"),
    (answer(KEPT + "}"), "answer.en", "curly bracket"),
    (answer(KEPT + "0722 123 123"), "answer.en", '"0722 123 123" looks like a phone number'),
    (answer(KEPT + "*147#"), "answer.en", '"*147#" looks like a code to dial'),
    (answer(KEPT + "KES 500"), "answer.en", '"KES 500" looks like an amount of money'),
    (answer(KEPT + "a@b.or"), "answer.en", '"a@b.or" looks like an e-mail address'),
    (answer(KEPT + "www.x.y"), "answer.en", "looks like a web address"),
    (answer(KEPT + "at 9 am"), "answer.en", '"9 am" looks like a time of day'),
    (answer(KEPT + "call 999"), "answer.en", "Instead of 999 write {police-999}"),
    (answer(KEPT + "\u201cx\u201d"), "answer.en", "they cannot stand here: '\u201c', '\u201d'"),
    (title("x" * 41), "title.en", "at most 40 characters. This one has 41"),
    (title("a\nb"), "title.en", "A title is one line."),
    (lambda one: replace(one, sources=()), "", "Name at least one source"),
    (fee(5, Provenance((), "read")), "fact.card-fee", "Choose the source"),
    (fee(5, Provenance(("x",), "read")), "fact.card-fee", "the source x, which"),
    (fee(5, Provenance(("kendi",), "unverified")), "fact.card-fee", "Nobody has verified this fee"),
    (fee(0, Provenance(("kendi",), "unverified")), "fact.card-fee", "This says that it is free"),
    (first_source(title=""), "source.ibn-2024", "Say whose page"),
    (first_source(published=""), "source.ibn-2024", "Say when this source was published"),
    (first_source(url="nowhere"), "source.ibn-2024", "nowhere is no whole web address"),
    (first_source(read_on=date(2026, 12, 1)), "source.ibn-2024", "was read on 2026-12-01"),
    (lambda one: replace(one, review_by=one.checked_on), "", "must come after the day"),
    (answer(KEPT + "usajili wa namba", "sw"), "answer.sw", "our agreed word is"),
    (answer(KEPT + "word " * 70), "", "too long"),
]  # fmt: skip


def number(text: str, kind: str = "phone") -> Callable[[Contact], Contact]:
    return lambda one: replace(one, kind=kind, value=dict.fromkeys(("en", "sw"), text))


CONTACTS: list[tuple[Callable[[Contact], Contact], str, str]] = [
    (number("+254"), "", "+254 is neither a whole number"),
    (number("+2547"), "", "+2547 is neither a whole number"),
    (number("+254111"), "", "is neither a whole number"),
    (number("+25411111111111"), "", "is no phone number that can be called"),
    (number("+254800720627"), "", "is free to call"),
    (number("+254711000111", "tollfree"), "", "is not free to call"),
    (number("7", "whatsapp"), "", "7 is no phone number that can be called"),
    (number("147", "ussd"), "", "147 is no code to dial"),
    (number("a@b", "email"), "", "a@b is no whole e-mail address"),
    (number("kenya", "web"), "", "kenya is no whole web address"),
    (number("999", "tollfree"), "", "has the same number or address"),
    (lambda one: replace(one, value={"en": "999", "sw": "112"}), "", "the same in every language"),
    (lambda one: replace(one, confidence="unverified"), "", "Nobody has verified this number"),
    (lambda one: replace(one, name={"en": "A"}), "name.sw", "This text is missing."),
    (lambda one: replace(one, source=replace(one.source, title="")), "source", "Say whose page"),
]


@pytest.fixture(scope="module")
def words(starter: KnowledgeBase) -> dict[str, Words]:
    return dict(read_texts(starter.languages).words)


def said(found: tuple[Finding, ...], knowledge: KnowledgeBase, words: dict[str, Words]) -> tuple[Remark, ...]:
    for finding in found:
        assert plain_sentence(finding.sentence), f"no plain words for: {finding.sentence}"
    in_kiswahili = remarks(found, words["sw"], knowledge.language_names)
    assert len(in_kiswahili) == len(found)
    return remarks(found, words["en"], knowledge.language_names)


@pytest.mark.parametrize(("change", "field", "expected"), ENTRIES)
def test_what_is_wrong_with_an_entry(
    starter: KnowledgeBase, words: dict[str, Words], change: Change, field: str, expected: str
) -> None:
    entry = change(starter.entries["alien-card", "national"])
    told = said(entry_findings(entry, starter, words, TODAY), starter, words)
    assert [one.sentence for one in told if one.field == field and expected in one.sentence], told


@pytest.mark.parametrize(("change", "field", "expected"), CONTACTS)
def test_what_is_wrong_with_a_contact(
    starter: KnowledgeBase,
    words: dict[str, Words],
    change: Callable[[Contact], Contact],
    field: str,
    expected: str,
) -> None:
    contact = change(starter.contacts["knchr-0800-720-627"])
    told = said(contact_findings(contact, starter, words, TODAY), starter, words)
    assert [one.sentence for one in told if one.field == field and expected in one.sentence], told


def test_an_emergency_needs_its_line_and_the_line_one_sms(starter: KnowledgeBase, words: dict[str, Words]) -> None:
    entry = starter.entries["police", "national"]
    without = said(entry_findings(replace(entry, emergency_line=None), starter, words, TODAY), starter, words)
    assert "needs its emergency line" in without[0].sentence
    line = entry.emergency_line
    assert line is not None
    longer = {code: text + " word" * 40 for code, text in line.items()}
    told = said(entry_findings(replace(entry, emergency_line=longer), starter, words, TODAY), starter, words)
    assert any("one SMS holds 160" in one.sentence for one in told)


def test_a_longer_number_that_breaks_a_line_is_told(starter: KnowledgeBase, words: dict[str, Words]) -> None:
    police = starter.contacts["police-999"]
    contact = replace(police, kind="web", value=dict.fromkeys(("en", "sw"), f"https://police.go.ke/{'x' * 90}"))
    told = said(contact_findings(contact, starter, words, TODAY), starter, words)
    assert any("one SMS holds 160" in one.sentence for one in told)


def test_what_is_published_is_without_errors(starter: KnowledgeBase, words: dict[str, Words]) -> None:
    for entry in list(starter.entries.values())[::20]:
        assert not has_errors(entry_findings(entry, starter, words, TODAY))
    for contact in list(starter.contacts.values())[::20]:
        assert not has_errors(contact_findings(contact, starter, words, TODAY))


def test_a_sentence_that_is_not_in_the_table_is_told_as_it_is(starter: KnowledgeBase, words: dict[str, Words]) -> None:
    finding = Finding(Severity.WARNING, "alien-card/national", "looks odd")
    assert remarks([finding], words["sw"], starter.language_names) == (Remark(False, "", "", "looks odd"),)
