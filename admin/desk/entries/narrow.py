"""What the list of entries is narrowed down to, as conditions of its query."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Subquery, Text, and_, cast, exists, func, literal, or_

from knowledge.files.entry_form import STARTER
from knowledge.store.tables import Status, draft, entry_text, fact
from knowledge.store.tables import county as county_table
from knowledge.store.tables import topic as topic_table
from knowledge.values import NATIONAL

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


def conditions(rows: Subquery, filters: Filters, languages: tuple[str, ...], today: date) -> list[ColumnElement[bool]]:
    """The conditions on the rows of `find.py`, joined with their topic."""
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
