"""Entries as plain data, and as the text of their file: the written form that files, revisions and diffs share."""

from collections import Counter
from typing import Final

from knowledge.files.fact_form import fact_form, read_fact
from knowledge.files.record import Record
from knowledge.files.record_text import record_of_text
from knowledge.files.source_form import read_source, source_form
from knowledge.files.yaml_out import Prose, Said, render
from knowledge.values import Entry

STARTER: Final = "starter"
"""Who checked what came with the program: nobody of the county's own staff yet."""


def entry_text(entry: Entry) -> str:
    """The entry as the text of its file."""
    return render(entry_form(entry))


def entry_from_text(text: str, topic: str, scope: str, languages: tuple[str, ...]) -> Entry:
    """The entry that a text of `entry_text` holds; a ContentError where it holds none."""
    record, findings = record_of_text(text, f"{topic}/{scope}", languages)
    entry = read_entry(record, topic, scope)
    findings.raise_if_any()
    return entry


def entry_form(entry: Entry) -> dict[str, object]:
    """The fields of an entry; topic and scope are told by the file it stands in."""
    form: dict[str, object] = {"title": Said(entry.title), "answer": Prose(entry.answer)}
    if entry.more:
        form["more"] = Prose(entry.more)
    if entry.emergency_line is not None:
        form["emergency_line"] = Prose(entry.emergency_line)
    if entry.facts:
        form["facts"] = [fact_form(fact) for fact in entry.facts]
    if entry.contacts:
        form["contacts"] = list(entry.contacts)
    if entry.sources:
        form["sources"] = [source_form(source) for source in entry.sources]
    form |= {"checked_on": entry.checked_on, "review_by": entry.review_by}
    return form | ({} if entry.checked_by == STARTER else {"checked_by": entry.checked_by})


def read_entry(record: Record, topic: str, scope: str) -> Entry:
    """An entry out of its fields."""
    entry = Entry(
        topic=topic,
        scope=scope,
        title=record.text("title"),
        answer=record.text("answer"),
        more=record.optional_text("more") or {},
        emergency_line=record.optional_text("emergency_line"),
        facts=tuple(read_fact(fact) for fact in record.records("facts")),
        contacts=record.words("contacts"),
        sources=tuple(read_source(source) for source in record.records("sources")),
        checked_on=record.day("checked_on"),
        review_by=record.day("review_by"),
        checked_by=record.word("checked_by", default=STARTER),
    )
    _no_key_twice(entry, record)
    record.finish()
    return entry


def _no_key_twice(entry: Entry, record: Record) -> None:
    keys = {
        "facts": [fact.key for fact in entry.facts],
        "sources": [source.key for source in entry.sources],
        "contacts": list(entry.contacts),
    }
    for field, names in keys.items():
        for name, times in Counter(names).items():
            if times > 1:
                record.note(field, f"{name!r} is there {times} times")
