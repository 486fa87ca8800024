"""The audit log: who did what to which thing, and when. It holds no texts, no passwords and nothing of the people."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, insert

from admin.desk.store.tables import audit
from knowledge.values import NATIONAL

SUBJECT_LETTERS: Final = 200


def record(
    connection: Connection,
    now: datetime,
    staff: int | None,
    action: str,
    subject: str,
    scope: str | None = None,
    **details: str | int | bool | None,
) -> None:
    """Add a line in the transaction of what it tells of. `staff` is None for the command line and for machines.

    `action` is like "entry.published"; `subject` names the thing, as in "alien-card/mombasa".
    """
    connection.execute(
        insert(audit).values(
            at=now,
            staff_id=staff,
            action=action,
            subject=subject[:SUBJECT_LETTERS],
            county=None if scope == NATIONAL else scope,
            details=details,
        )
    )
