"""Sessions as rows, found by the hash of the token that the browser keeps. They can be ended from here at once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from admin.desk.access import Member
from admin.desk.store.staff import member_of
from admin.desk.store.tables import staff, staff_session

TOKEN_BYTES: Final = 32
IDLE: Final = timedelta(hours=12)
"""A session that nobody used for this long has ended: one working day (our choice)."""
LONGEST: Final = timedelta(days=7)
"""No session lasts longer, used or not (our choice)."""
SEEN_EVERY: Final = timedelta(minutes=5)
"""How exactly the last use is remembered: a write for each page would cost more than it tells."""
DEVICE_LETTERS: Final = 80


@dataclass(frozen=True, slots=True)
class Session:
    """A member's open session. `notice` is what her next page has to say (desk/visit.py)."""

    number: int
    token: str
    member: Member
    notice: dict[str, Any] | None
    seen_at: datetime


def begin(connection: Connection, member: int, device: str, now: datetime) -> str:
    """A new session; its token, which only the browser keeps. Ended sessions of everybody are cleared away."""
    connection.execute(
        delete(staff_session).where(
            (staff_session.c.seen_at < now - IDLE) | (staff_session.c.created_at < now - LONGEST)
        )
    )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    connection.execute(
        insert(staff_session).values(
            token_hash=hashed(token), staff_id=member, device=device[:DEVICE_LETTERS], created_at=now, seen_at=now
        )
    )
    connection.execute(update(staff).where(staff.c.id == member).values(last_seen_at=now))
    return token


def find(connection: Connection, token: str, now: datetime) -> Session | None:
    """The open session with this token, of a member who still has an account."""
    row = connection.execute(
        select(staff, staff_session.c.id.label("session"), staff_session.c.notice, staff_session.c.seen_at)
        .join(staff_session, staff_session.c.staff_id == staff.c.id)
        .where(
            staff_session.c.token_hash == hashed(token),
            staff_session.c.seen_at >= now - IDLE,
            staff_session.c.created_at >= now - LONGEST,
            ~staff.c.is_disabled,
        )
    ).one_or_none()
    return Session(row.session, token, member_of(row), row.notice, row.seen_at) if row else None


def touch(connection: Connection, session: Session, notice: dict[str, Any] | None, now: datetime) -> None:
    """Remember that the session is in use, and what its next page has to say."""
    connection.execute(
        update(staff_session).where(staff_session.c.id == session.number).values(seen_at=now, notice=notice)
    )
    if now - session.seen_at >= SEEN_EVERY:
        connection.execute(update(staff).where(staff.c.id == session.member.number).values(last_seen_at=now))


def end(connection: Connection, number: int, member: int) -> bool:
    """End one of a member's sessions; whether it was hers and open."""
    mine = (staff_session.c.id == number) & (staff_session.c.staff_id == member)
    return connection.execute(delete(staff_session).where(mine)).rowcount == 1


def end_all(connection: Connection, member: int, but: int | None = None) -> int:
    """End a member's sessions, all but one where that is named; how many there were."""
    wanted = staff_session.c.staff_id == member
    if but is not None:
        wanted &= staff_session.c.id != but
    return connection.execute(delete(staff_session).where(wanted)).rowcount


def hashed(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
