"""Finds entries for the list: what is published, retired or being written, a page at a time, in one query each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    String,
    Subquery,
    Text,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from knowledge.files.entry_form import STARTER
from knowledge.store.drafts import OPEN
from knowledge.store.tables import DraftKind, Status, draft, entry, entry_text, fact
from knowledge.store.tables import county as county_table
from knowledge.store.tables import topic as topic_table
from knowledge.values import NATIONAL

ROWS: Final = 50
"""Entries of a page."""
LONGEST_SEARCH: Final = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed down to; empty ones do not count. `lacks` is a language, `scopes` what she looks after.

    `state`: published, draft, in-review, retired, stale, unverified, incomplete, unchecked.
    """

    words: str = ""
    category: str = ""
    scope: str = ""
    lacks: str = ""
    state: str = ""
    scopes: tuple[str, ...] = ()


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
    wanted = and_(true(), *_conditions(all_rows, filters, languages, today))
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


def _conditions(rows: Subquery, filters: Filters, languages: tuple[str, ...], today: date) -> list[ColumnElement[bool]]:
    place = func.coalesce(rows.c.county, NATIONAL)
    found: list[ColumnElement[bool]] = []
    if filters.scopes:
        found.append(place.in_(filters.scopes))
    if filters.scope:
        found.append(place == filters.scope)
    if filters.category:
        found.append(topic_table.c.category == filters.category)
    if filters.lacks:
        found.append(_lacks(rows, filters.lacks))
    if filters.state:
        found.append(_in_state(rows, filters.state, languages, today))
    return found + [_holds(rows, word) for word in filters.words[:LONGEST_SEARCH].split()]


def _in_state(rows: Subquery, state: str, languages: tuple[str, ...], today: date) -> ColumnElement[bool]:
    match state:
        case "draft" | "in-review":
            return rows.c.draft_status == state
        case "published" | "retired":
            return rows.c.status == state
    published = rows.c.status == Status.PUBLISHED.value
    match state:
        case "stale":
            return and_(published, rows.c.review_by < today)
        case "unverified":
            return exists().where(fact.c.entry_id == rows.c.entry, fact.c.confidence == "unverified")
        case "unchecked":
            return and_(published, rows.c.checked_by == STARTER)
        case "incomplete":
            return or_(*(_lacks(rows, code) for code in languages))
    return literal(value=False)


def _lacks(rows: Subquery, language: str) -> ColumnElement[bool]:
    """Whether an entry lacks its title or answer in a language, or its fuller text where another language has one."""
    own = and_(entry_text.c.entry_id == rows.c.entry, entry_text.c.language == language)
    whole = exists().where(own, entry_text.c.title != "", entry_text.c.answer != "")
    fuller = exists().where(own, entry_text.c.more != "")
    other = exists().where(entry_text.c.entry_id == rows.c.entry, entry_text.c.more != "")
    return and_(rows.c.entry.is_not(None), or_(~whole, and_(other, ~fuller)))


def _holds(rows: Subquery, word: str) -> ColumnElement[bool]:
    """Whether an entry's texts, its topic, its place or its draft hold a word."""
    texts = (entry_text.c.title, entry_text.c.answer, entry_text.c.more)
    said = or_(*(text.icontains(word, autoescape=True) for text in texts))
    in_draft = cast(draft.c.fields, Text).icontains(word, autoescape=True)
    county = county_table.alias()
    return or_(
        topic_table.c.wants.icontains(word, autoescape=True),
        topic_table.c.slug.icontains(word, autoescape=True),
        exists().where(entry_text.c.entry_id == rows.c.entry, said),
        exists().where(draft.c.id == rows.c.draft, in_draft),
        exists().where(county.c.slug == rows.c.county, county.c.name.icontains(word, autoescape=True)),
    )


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
