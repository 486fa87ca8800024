"""Drafts as lines of a list: without their texts, so that hundreds of them are cheap to read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from knowledge.store.drafts import OPEN, Fields, Subject
from knowledge.store.rows import scope_of
from knowledge.store.tables import DraftKind, DraftStatus, draft, draft_comment


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list. People are numbers of staff."""

    number: int
    subject: Subject
    status: DraftStatus
    note: str
    authors: tuple[int, ...]
    edited_by: int
    edited_at: datetime
    submitted_by: int | None
    submitted_at: datetime | None


def draft_lines(connection: Connection, statuses: Collection[DraftStatus] = OPEN) -> tuple[DraftLine, ...]:
    """The drafts of these statuses, those waiting longest first."""
    columns = (draft.c.id, draft.c.kind, draft.c.subject, draft.c.county, draft.c.status, draft.c.note)
    people = (draft.c.authors, draft.c.edited_by, draft.c.edited_at, draft.c.submitted_by, draft.c.submitted_at)
    wanted = select(*columns, *people).where(draft.c.status.in_([one.value for one in statuses]))
    return tuple(
        DraftLine(
            number=row.id,
            subject=Subject(DraftKind(row.kind), row.subject, scope_of(row.county)),
            status=DraftStatus(row.status),
            note=row.note,
            authors=tuple(row.authors),
            edited_by=row.edited_by,
            edited_at=row.edited_at,
            submitted_by=row.submitted_by,
            submitted_at=row.submitted_at,
        )
        for row in connection.execute(wanted.order_by(draft.c.edited_at, draft.c.id))
    )


def typed_in(connection: Connection, numbers: Collection[int]) -> dict[int, Fields]:
    """What was typed into these drafts, by their numbers: for the few of a page that have no published title."""
    wanted = select(draft.c.id, draft.c.fields).where(draft.c.id.in_(numbers))
    return {row.id: row.fields for row in connection.execute(wanted)} if numbers else {}


def comment_counts(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """How many comments these drafts have; those without any are left out."""
    wanted = (
        select(draft_comment.c.draft_id, func.count().label("comments"))
        .where(draft_comment.c.draft_id.in_(numbers))
        .group_by(draft_comment.c.draft_id)
    )
    return {row.draft_id: row.comments for row in connection.execute(wanted)} if numbers else {}
