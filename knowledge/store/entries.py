"""Entries as rows: one of `entry`, and its texts, facts, sources and contacts in order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select, update

from knowledge.facts import Fact
from knowledge.facts.fact import kind_of
from knowledge.files import entry_text as written
from knowledge.files.fact_form import own_fields, read_fact
from knowledge.languages import Text
from knowledge.store.rows import StoredRecords, county_of, jsonable, scope_of
from knowledge.store.tables import (
    Status,
    county,
    entry,
    entry_contact,
    entry_text,
    fact,
    language,
    revision,
    source,
    topic,
)
from knowledge.values import Entry, Source

TEXTS = ("title", "answer", "more", "emergency_line")


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry and what the database knows of it beside: its row, its status, what the starter content said last."""

    number: int
    entry: Entry
    status: str
    starter: str | None


def insert_entry(connection: Connection, new: Entry, status: Status, starter: str | None) -> int:
    """Store a new entry with all that belongs to it; its row's number."""
    values = _own_values(new) | {"status": status.value, "starter": starter}
    number: int = connection.execute(insert(entry).values(values).returning(entry.c.id)).scalar_one()
    _insert_parts(connection, number, new)
    return number


def replace_entry(connection: Connection, number: int, new: Entry) -> None:
    """Put another text of the entry in the place of what is stored; status and starter stay as they are."""
    for table in (entry_text, fact, source, entry_contact):
        connection.execute(delete(table).where(table.c.entry_id == number))
    connection.execute(update(entry).where(entry.c.id == number).values(_own_values(new)))
    _insert_parts(connection, number, new)


def add_revision(connection: Connection, number: int, new: Entry, author: str, comment: str) -> int:
    """Keep what an entry says now, in its written form; the revision's number, from 1."""
    count = select(revision.c.number).where(revision.c.entry_id == number).order_by(revision.c.number.desc()).limit(1)
    following: int = (connection.execute(count).scalar() or 0) + 1
    connection.execute(
        insert(revision).values(
            entry_id=number, number=following, document=written(new), author=author, comment=comment
        )
    )
    return following


def read_entries(
    connection: Connection, languages: tuple[str, ...], *statuses: Status, only: tuple[int, ...] = ()
) -> tuple[StoredEntry, ...]:
    """The entries of these statuses (all, where none is named), by topic, the national one before the counties'.

    `only` names rows where a few are wanted.
    """
    chosen = [status.value for status in statuses or Status]
    wanted = select(entry).where(entry.c.status.in_(chosen))
    rows = connection.execute(
        (wanted.where(entry.c.id.in_(only)) if only else wanted)
        .join(topic, topic.c.slug == entry.c.topic)
        .outerjoin(county, county.c.slug == entry.c.county)
        .order_by(topic.c.position, entry.c.county.is_not(None), county.c.position)
    ).all()
    texts = _texts(connection, only)
    facts, sources, contacts = (_parts(connection, table, only) for table in (fact, source, entry_contact))
    records = StoredRecords(languages)
    stored = tuple(
        StoredEntry(
            row.id,
            _entry(row, texts[row.id], _facts(facts[row.id], row.id, records), sources[row.id], contacts[row.id]),
            row.status,
            row.starter,
        )
        for row in rows
    )
    records.finish()
    return stored


def _own_values(new: Entry) -> dict[str, Any]:
    return {
        "topic": new.topic,
        "county": county_of(new.scope),
        "checked_on": new.checked_on,
        "checked_by": new.checked_by,
        "review_by": new.review_by,
    }


def _insert_parts(connection: Connection, number: int, new: Entry) -> None:
    texts = {name: getattr(new, name) or {} for name in TEXTS}
    spoken = dict.fromkeys(code for text in texts.values() for code in text)
    rows: dict[Table, list[dict[str, Any]]] = {
        entry_text: [{"language": code, **{name: texts[name].get(code) for name in TEXTS}} for code in spoken],
        fact: [{"position": n, **_fact_values(one)} for n, one in enumerate(new.facts)],
        source: [{"position": n, **_source_values(one)} for n, one in enumerate(new.sources)],
        entry_contact: [{"position": n, "contact": slug} for n, slug in enumerate(new.contacts)],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), [{"entry_id": number, **value} for value in values])


def _fact_values(one: Fact) -> dict[str, Any]:
    provenance = one.provenance
    return {
        "key": one.key,
        "kind": kind_of(one).value,
        "value": jsonable(own_fields(one)),
        "sources": list(provenance.sources),
        "confidence": provenance.confidence,
        "may_have_changed": provenance.may_have_changed,
    }


def _source_values(one: Source) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "url": one.url,
        "document": one.document,
        "published": one.published,
        "read_on": one.read_on,
    }


def _texts(connection: Connection, only: tuple[int, ...]) -> dict[int, list[Row[Any]]]:
    spoken = language.c.code == entry_text.c.language
    rows = select(entry_text).join(language, spoken).order_by(language.c.position)
    return _by_entry(connection, entry_text, rows, only)


def _parts(connection: Connection, table: Table, only: tuple[int, ...]) -> dict[int, list[Row[Any]]]:
    return _by_entry(connection, table, select(table).order_by(table.c.position), only)


def _by_entry(
    connection: Connection, table: Table, rows: Select[Any], only: tuple[int, ...]
) -> dict[int, list[Row[Any]]]:
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(rows.where(table.c.entry_id.in_(only)) if only else rows):
        grouped[row.entry_id].append(row)
    return grouped


def _entry(
    row: Row[Any],
    texts: Sequence[Row[Any]],
    facts: tuple[Fact, ...],
    sources: Sequence[Row[Any]],
    contacts: Sequence[Row[Any]],
) -> Entry:
    return Entry(
        topic=row.topic,
        scope=scope_of(row.county),
        title=_text(texts, "title"),
        answer=_text(texts, "answer"),
        more=_text(texts, "more"),
        facts=facts,
        contacts=tuple(one.contact for one in contacts),
        sources=tuple(_source(one) for one in sources),
        checked_on=row.checked_on,
        review_by=row.review_by,
        checked_by=row.checked_by,
        emergency_line=_text(texts, "emergency_line") or None,
    )


def _text(texts: Sequence[Row[Any]], name: str) -> Text:
    words = {row.language: getattr(row, name) for row in texts}
    return {code: text for code, text in words.items() if text is not None}


def _source(row: Row[Any]) -> Source:
    return Source(row.key, row.title, row.url, row.published, row.read_on, row.document)


def _facts(rows: Sequence[Row[Any]], number: int, records: StoredRecords) -> tuple[Fact, ...]:
    return tuple(
        read_fact(
            records.record(
                f"entry {number}, fact {row.key}",
                {
                    "key": row.key,
                    "kind": row.kind,
                    **row.value,
                    "sources": row.sources,
                    "confidence": row.confidence,
                    "may_have_changed": row.may_have_changed,
                },
            )
        )
        for row in rows
    )
