"""Accounts as rows: passwords, codes, locks and one-time links. What could sign somebody in is kept only as a hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from admin.desk.access import Member
from admin.desk.store.sessions import hashed
from admin.desk.store.staff import member_of
from admin.desk.store.tables import staff, staff_link, staff_session

FREE_TRIES: Final = 5
"""Wrong passwords before an account waits."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)
"""The wait doubles with every further wrong try, up to this (our choice: a guess costs, a clerk is not locked out)."""
LINK_LASTS: Final = timedelta(days=3)
"""How long a link to set a password is good for: over a weekend."""


class Purpose(StrEnum):
    """What a one-time link is for: a new password, or the very first account."""

    PASSWORD = "password"  # noqa: S105 - what a link is for
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Account:
    """A member with what signing in needs. `code_secret` is sealed; `code_step` is the last code's time step."""

    member: Member
    password_hash: str | None
    code_secret: bytes | None
    code_step: int | None
    failures: int
    locked_until: datetime | None
    is_disabled: bool
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link that is still good. `member` is None for the first account."""

    number: int
    purpose: Purpose
    member: int | None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One of a member's sessions: where and when."""

    number: int
    device: str
    created_at: datetime
    seen_at: datetime


def account_of_email(connection: Connection, email: str) -> Account | None:
    """The account with this e-mail address, however it is written."""
    return _one(connection, staff.c.email == normal(email))


def account_numbered(connection: Connection, number: int) -> Account | None:
    """The account with this number."""
    return _one(connection, staff.c.id == number)


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account by name, disabled ones last."""
    rows = connection.execute(select(staff).order_by(staff.c.is_disabled, func.lower(staff.c.name)))
    return tuple(_account(row) for row in rows)


def is_anybody_there(connection: Connection) -> bool:
    """Whether there is any account yet."""
    return connection.execute(select(staff.c.id).limit(1)).first() is not None


def add_account(connection: Connection, member: Member, now: datetime) -> int:
    """A new account without a password; its number. An IntegrityError where the e-mail address has one already."""
    number: int = connection.execute(
        insert(staff)
        .values(
            email=normal(member.email),
            name=member.name,
            role=member.role.value,
            counties=list(member.counties),
            language=member.language,
            failures=0,
            is_disabled=False,
            created_at=now,
        )
        .returning(staff.c.id)
    ).scalar_one()
    return number


def change_account(connection: Connection, number: int, **values: Any) -> None:
    """Change columns of an account."""
    connection.execute(update(staff).where(staff.c.id == number).values(values))


def begin_try(connection: Connection, number: int, now: datetime) -> Account | None:
    """Count a try as a wrong one before it is looked at, so that many at once are no way around the wait; the account
    as it was before. None where it has to wait. The caller commits, and calls `end_try` where the try was right.
    """
    row = connection.execute(select(staff).where(staff.c.id == number).with_for_update()).one()
    account = _account(row)
    if is_waiting(account, now):
        return None
    wait = wait_after(account.failures + 1)
    change_account(connection, number, failures=account.failures + 1, locked_until=now + wait if wait else None)
    return account


def end_try(connection: Connection, before: Account) -> None:
    """The try was no wrong one: it does not count. Where others have tried meanwhile, theirs still do."""
    mine = (staff.c.id == before.member.number) & (staff.c.failures == before.failures + 1)
    connection.execute(update(staff).where(mine).values(failures=before.failures, locked_until=before.locked_until))


def use_step(connection: Connection, number: int, step: int) -> bool:
    """Use the code of a time step up; False where it, or a later one, was used already."""
    unused = staff.c.code_step.is_(None) | (staff.c.code_step < step)
    return connection.execute(update(staff).where(staff.c.id == number, unused).values(code_step=step)).rowcount == 1


def is_waiting(account: Account, now: datetime) -> bool:
    """Whether too many tries were wrong, so that nobody is let in for a while."""
    return account.locked_until is not None and account.locked_until > now


def wait_after(failures: int) -> timedelta | None:
    """How long an account waits after so many wrong tries in a row."""
    over = failures - FREE_TRIES
    return None if over < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(over, 20))


def make_link(connection: Connection, purpose: Purpose, member: int | None, now: datetime) -> str:
    """A new one-time link's token; earlier links of the member end."""
    connection.execute(delete(staff_link).where((staff_link.c.expires_at < now) | _of(member)))
    token = secrets.token_urlsafe(24)
    connection.execute(
        insert(staff_link).values(
            token_hash=hashed(token), staff_id=member, purpose=purpose.value, expires_at=now + LINK_LASTS
        )
    )
    return token


def find_link(connection: Connection, token: str, now: datetime) -> Link | None:
    """The link with this token, if it is still good."""
    row = connection.execute(
        select(staff_link).where(staff_link.c.token_hash == hashed(token), staff_link.c.expires_at >= now)
    ).one_or_none()
    return Link(row.id, Purpose(row.purpose), row.staff_id) if row else None


def use_link(connection: Connection, link: Link) -> bool:
    """Use a link up; False where somebody has just done so."""
    return connection.execute(delete(staff_link).where(staff_link.c.id == link.number)).rowcount == 1


def open_sessions(connection: Connection, member: int) -> tuple[OpenSession, ...]:
    """A member's sessions, the one used last first."""
    rows = connection.execute(
        select(staff_session).where(staff_session.c.staff_id == member).order_by(staff_session.c.seen_at.desc())
    )
    return tuple(OpenSession(row.id, row.device, row.created_at, row.seen_at) for row in rows)


def normal(email: str) -> str:
    """An e-mail address as it is stored and looked up."""
    return email.strip().lower()


def _of(member: int | None) -> Any:
    return staff_link.c.staff_id.is_(None) if member is None else staff_link.c.staff_id == member


def _one(connection: Connection, wanted: Any) -> Account | None:
    row = connection.execute(select(staff).where(wanted)).one_or_none()
    return _account(row) if row else None


def _account(row: Row[Any]) -> Account:
    return Account(
        member=member_of(row),
        password_hash=row.password_hash,
        code_secret=row.code_secret,
        code_step=row.code_step,
        failures=row.failures,
        locked_until=row.locked_until,
        is_disabled=row.is_disabled,
        last_seen_at=row.last_seen_at,
    )
