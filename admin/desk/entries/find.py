"""Finds entries for the list: what is published, retired or being written, a page at a time, in one query each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    String,
    Subquery,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)

from admin.desk.entries.narrow import Filters, conditions
from knowledge.store.drafts import OPEN
from knowledge.store.tables import DraftKind, draft, entry, entry_text, fact
from knowledge.store.tables import county as county_table
from knowledge.store.tables import topic as topic_table
from knowledge.values import NATIONAL

ROWS: Final = 50
"""Entries of a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the list. `number` is its row (None while it is only a draft); `status` is None then, too."""

    number: int | None
    topic: str
    scope: str
    status: str | None
    checked_on: date | None
    review_by: date | None
    checked_by: str | None
    draft: int | None
    draft_status: str | None
    edited_at: datetime | None
    edited_by: int | None
    titles: dict[str, str]
    unverified: bool
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of lines, and how many there are in all."""

    lines: tuple[Line, ...]
    count: int


def find_entries(connection: Connection, filters: Filters, languages: tuple[str, ...], today: date, page: int) -> Found:
    """The entries and drafts that the filters leave, in the order of the topics, the whole country's first."""
    all_rows = _everything()
    wanted = and_(true(), *conditions(all_rows, filters, languages, today))
    joined = all_rows.join(topic_table, topic_table.c.slug == all_rows.c.topic)
    count = connection.execute(select(func.count()).select_from(joined).where(wanted)).scalar_one()
    rows = connection.execute(
        select(all_rows)
        .select_from(joined.outerjoin(county_table, county_table.c.slug == all_rows.c.county))
        .where(wanted)
        .order_by(topic_table.c.position, all_rows.c.county.is_not(None), county_table.c.position)
        .limit(ROWS)
        .offset((page - 1) * ROWS)
    ).all()
    return Found(_lines(connection, rows, languages), count)


def _everything() -> Subquery:
    """Entries with their open draft, and open drafts of entries that do not exist yet."""
    key = literal("entry:") + entry.c.topic + literal("/") + func.coalesce(entry.c.county, NATIONAL)
    written = (draft.c.id.label("draft"), draft.c.status.label("draft_status"), draft.c.edited_at, draft.c.edited_by)
    entries = select(
        entry.c.id.label("entry"),
        entry.c.topic,
        entry.c.county,
        entry.c.status,
        entry.c.checked_on,
        entry.c.review_by,
        entry.c.checked_by,
        *written,
    ).select_from(entry.outerjoin(draft, draft.c.open_key == key))
    there = exists().where(entry.c.topic == draft.c.subject, entry.c.county.is_not_distinct_from(draft.c.county))
    new = select(
        cast(null(), Integer).label("entry"),
        draft.c.subject,
        draft.c.county,
        cast(null(), String).label("status"),
        cast(null(), Date).label("checked_on"),
        cast(null(), Date).label("review_by"),
        cast(null(), String).label("checked_by"),
        *written,
    ).where(draft.c.kind == DraftKind.ENTRY.value, draft.c.status.in_([one.value for one in OPEN]), ~there)
    return union_all(entries, new).subquery()


def _lines(connection: Connection, rows: Any, languages: tuple[str, ...]) -> tuple[Line, ...]:
    """The rows with what a line of the list shows: three more queries, however many rows."""
    entries = [row.entry for row in rows if row.entry is not None]
    only_drafts = [row.draft for row in rows if row.entry is None]
    titles, lacking = _titles(connection, entries, languages)
    typed = (
        dict(connection.execute(select(draft.c.id, draft.c.fields).where(draft.c.id.in_(only_drafts))).all())
        if only_drafts
        else {}
    )
    unverified = set(
        connection.execute(
            select(fact.c.entry_id).where(fact.c.entry_id.in_(entries), fact.c.confidence == "unverified")
        ).scalars()
    )
    return tuple(
        Line(
            number=row.entry,
            topic=row.topic,
            scope=row.county or NATIONAL,
            status=row.status,
            checked_on=row.checked_on,
            review_by=row.review_by,
            checked_by=row.checked_by,
            draft=row.draft,
            draft_status=row.draft_status,
            edited_at=row.edited_at,
            edited_by=row.edited_by,
            titles=titles.get(row.entry) or _typed_titles(typed.get(row.draft, {}), languages),
            unverified=row.entry in unverified,
            lacking=lacking.get(row.entry, ()),
        )
        for row in rows
    )


def _titles(
    connection: Connection, entries: list[int], languages: tuple[str, ...]
) -> tuple[dict[int, dict[str, str]], dict[int, tuple[str, ...]]]:
    """Titles by language of each entry, and the languages that each lacks texts in."""
    columns = (entry_text.c.entry_id, entry_text.c.language, entry_text.c.title)
    whole = (func.coalesce(entry_text.c.answer, "") != "").label("answered")
    more = (func.coalesce(entry_text.c.more, "") != "").label("more")
    titles: dict[int, dict[str, str]] = {number: {} for number in entries}
    answered: dict[int, set[str]] = {number: set() for number in entries}
    fuller: dict[int, set[str]] = {number: set() for number in entries}
    for row in connection.execute(select(*columns, whole, more).where(entry_text.c.entry_id.in_(entries))):
        if row.title:
            titles[row.entry_id][row.language] = row.title
        if row.title and row.answered:
            answered[row.entry_id].add(row.language)
        if row.more:
            fuller[row.entry_id].add(row.language)
    lacking = {
        number: tuple(
            code
            for code in languages
            if code not in answered[number] or (fuller[number] and code not in fuller[number])
        )
        for number in entries
    }
    return titles, lacking


def _typed_titles(fields: dict[str, list[str]], languages: tuple[str, ...]) -> dict[str, str]:
    return {code: fields[f"title.{code}"][0] for code in languages if fields.get(f"title.{code}")}
