"""Changes that are published at once, kept like a draft that was published: so that they can be seen and taken back."""

from datetime import datetime

from sqlalchemy import Connection, insert

from knowledge.store.drafts import Fields, Subject
from knowledge.store.rows import county_of
from knowledge.store.tables import DraftStatus, draft


def keep_done(
    connection: Connection, subject: Subject, fields: Fields, base: str, document: str, member: int, now: datetime
) -> int:
    """Keep what a member has just published without a draft; its number. An open draft of the subject stays open."""
    number: int = connection.execute(
        insert(draft)
        .values(
            kind=subject.kind.value,
            subject=subject.slug,
            county=county_of(subject.scope),
            open_key=None,
            status=DraftStatus.PUBLISHED.value,
            version=1,
            fields=dict(fields),
            base=base,
            document=document,
            note="",
            authors=[member],
            edited_by=member,
            edited_at=now,
            decided_by=member,
            decided_at=now,
            created_at=now,
        )
        .returning(draft.c.id)
    ).scalar_one()
    return number
