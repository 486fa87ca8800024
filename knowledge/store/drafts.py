"""Drafts as rows: what staff are writing, from the first letter until it is published or dismissed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from knowledge.store.rows import county_of, scope_of
from knowledge.store.tables import DraftKind, DraftStatus, draft, draft_comment

OPEN: Final = (DraftStatus.DRAFT, DraftStatus.IN_REVIEW)

Fields = Mapping[str, list[str]]
"""What was typed into a form, by field, right or wrong."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is about: an entry (its topic's slug) or a contact (its own slug), and its scope."""

    kind: DraftKind
    slug: str
    scope: str

    @property
    def key(self) -> str:
        """Its name while the draft is open."""
        return f"{self.kind.value}:{self.slug}/{self.scope}" if self.kind is DraftKind.ENTRY else f"contact:{self.slug}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands. People are numbers of staff. `base` and `document` are in the written form of the files."""

    number: int
    subject: Subject
    status: DraftStatus
    version: int
    fields: Fields
    base: str | None
    document: str | None
    note: str
    authors: tuple[int, ...]
    edited_by: int
    edited_at: datetime
    submitted_by: int | None
    submitted_at: datetime | None
    decided_by: int | None
    decided_at: datetime | None


class Stale(Exception):
    """Somebody else has saved the draft since; `draft` is how it stands now. Nothing was changed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("the draft was changed by somebody else")
        self.draft = draft


def open_draft(connection: Connection, subject: Subject) -> Draft | None:
    """The open draft of this subject."""
    row = connection.execute(select(draft).where(draft.c.open_key == subject.key)).one_or_none()
    return _draft(row) if row else None


def draft_numbered(connection: Connection, number: int) -> Draft | None:
    """The draft with this number, open or closed."""
    row = connection.execute(select(draft).where(draft.c.id == number)).one_or_none()
    return _draft(row) if row else None


def drafts(connection: Connection, statuses: Collection[DraftStatus] = OPEN) -> tuple[Draft, ...]:
    """The drafts of these statuses, those longest untouched first."""
    wanted = select(draft).where(draft.c.status.in_([one.value for one in statuses]))
    return tuple(_draft(row) for row in connection.execute(wanted.order_by(draft.c.edited_at, draft.c.id)))


def published_drafts(connection: Connection, subject: Subject, most: int) -> tuple[Draft, ...]:
    """The drafts of this subject that were published, the latest first."""
    its = (draft.c.kind == subject.kind.value) & (draft.c.subject == subject.slug)
    if subject.kind is DraftKind.ENTRY:
        its &= draft.c.county.is_not_distinct_from(county_of(subject.scope))
    wanted = select(draft).where(its, draft.c.status == DraftStatus.PUBLISHED.value)
    latest = wanted.order_by(draft.c.decided_at.desc(), draft.c.id.desc()).limit(most)
    return tuple(_draft(row) for row in connection.execute(latest))


def begin_draft(
    connection: Connection, subject: Subject, fields: Fields, base: str | None, member: int, now: datetime
) -> Draft:
    """A new draft, version 1. An IntegrityError where somebody has just begun one."""
    number: int = connection.execute(
        insert(draft)
        .values(
            kind=subject.kind.value,
            subject=subject.slug,
            county=county_of(subject.scope),
            open_key=subject.key,
            status=DraftStatus.DRAFT.value,
            version=1,
            fields=dict(fields),
            base=base,
            document=None,
            note="",
            authors=[member],
            edited_by=member,
            edited_at=now,
            created_at=now,
        )
        .returning(draft.c.id)
    ).scalar_one()
    return _again(connection, number)


def save_draft(
    connection: Connection, seen: Draft, fields: Fields, document: str | None, member: int, now: datetime
) -> Draft:
    """Put what is typed now in the place of the version that was `seen`; raises Stale where it is no longer that.

    Work on a draft takes it out of review: what is reviewed is what was submitted.
    """
    changes = {
        "fields": dict(fields),
        "document": document,
        "authors": list(dict.fromkeys((*seen.authors, member))),
        "edited_by": member,
        "edited_at": now,
        "status": DraftStatus.DRAFT.value,
    }
    return _change(connection, seen, changes)


def rebase_draft(connection: Connection, seen: Draft, base: str | None) -> Draft:
    """Let a draft stand on a text that was published since it was begun; raises Stale."""
    return _change(connection, seen, {"base": base})


def submit_draft(connection: Connection, seen: Draft, document: str, note: str, member: int, now: datetime) -> Draft:
    """Hand a draft in for review; `document` is what will be published, `note` tells the reviewer why. Raises Stale."""
    changes = {
        "status": DraftStatus.IN_REVIEW.value,
        "document": document,
        "note": note,
        "submitted_by": member,
        "submitted_at": now,
    }
    return _change(connection, seen, changes)


def return_draft(connection: Connection, seen: Draft) -> Draft:
    """Give a draft back to its writers; raises Stale."""
    return _change(connection, seen, {"status": DraftStatus.DRAFT.value})


def close_draft(connection: Connection, seen: Draft, status: DraftStatus, member: int | None, now: datetime) -> Draft:
    """The end of a draft: published or dismissed; `member` is None for the command line. Raises Stale."""
    return _change(
        connection, seen, {"status": status.value, "open_key": None, "decided_by": member, "decided_at": now}
    )


def reopen_draft(connection: Connection, seen: Draft) -> Draft:
    """Take back a dismissal; raises Stale, and an IntegrityError where another draft of the subject was begun."""
    changes = {
        "status": DraftStatus.DRAFT.value,
        "open_key": seen.subject.key,
        "decided_by": None,
        "decided_at": None,
    }
    return _change(connection, seen, changes)


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member of staff wrote to the others about a draft."""

    author: int
    text: str
    written_at: datetime


def comment(connection: Connection, number: int, member: int, text: str, now: datetime) -> None:
    """Add a comment to a draft."""
    connection.execute(insert(draft_comment).values(draft_id=number, author=member, text=text, written_at=now))


def comments(connection: Connection, number: int) -> tuple[Comment, ...]:
    """The comments on a draft, the first first."""
    wanted = select(draft_comment).where(draft_comment.c.draft_id == number).order_by(draft_comment.c.id)
    return tuple(Comment(row.author, row.text, row.written_at) for row in connection.execute(wanted))


def _change(connection: Connection, seen: Draft, changes: Mapping[str, Any]) -> Draft:
    same = (draft.c.id == seen.number) & (draft.c.version == seen.version)
    grown = update(draft).where(same).values(**changes, version=seen.version + 1)
    if connection.execute(grown).rowcount != 1:
        raise Stale(_again(connection, seen.number))
    return _again(connection, seen.number)


def _again(connection: Connection, number: int) -> Draft:
    return _draft(connection.execute(select(draft).where(draft.c.id == number)).one())


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        number=row.id,
        subject=Subject(DraftKind(row.kind), row.subject, scope_of(row.county)),
        status=DraftStatus(row.status),
        version=row.version,
        fields=row.fields,
        base=row.base,
        document=row.document,
        note=row.note,
        authors=tuple(row.authors),
        edited_by=row.edited_by,
        edited_at=row.edited_at,
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )
