"""How each channel stands: what came in and went out last, what waits, what failed and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.operation.words import CHANNEL_NAMES, STATES, reason_sentence
from admin.desk.visit import Visit
from bot.channels.credit import Told
from bot.messages import Channel, DeliveryStatus
from bot.store.tables import incoming, outgoing
from knowledge.store.metadata import UtcDateTime

HOME: Final = "/desk/operation"
LOOK_BACK: Final = timedelta(days=7)
"""How far back the page looks."""
LATE: Final = timedelta(minutes=10)
"""A reply that waits for longer is a sign of trouble; the retries of one bad minute are over by then."""
MOST_REASONS: Final = 6
GONE: Final = (DeliveryStatus.SENT, DeliveryStatus.DELIVERED)


@dataclass(frozen=True, slots=True)
class Failure:
    """A reason of failures, and how many replies it kept back."""

    sentence: str
    values: dict[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    """How a channel stands; `credit` where its provider can be asked for it."""

    name: str
    state: str
    last_in: datetime | None
    last_out: datetime | None
    waiting: int
    late: bool
    sent: int
    failures: tuple[Failure, ...]
    credit: Told | None


def show(visit: Visit) -> Response:
    """All channels."""
    states, since = visit.desk.channel_states(), visit.now - LOOK_BACK
    came, left = _last_in(visit.connection, since), _left(visit.connection, since)
    waiting = _waiting(visit.connection)
    credit = {Channel.SMS: visit.desk.credit(visit.now)} if visit.desk.credit else {}
    healths = [
        _health(channel, states.get(channel.value, "off"), came, left, waiting, credit.get(channel), visit.now)
        for channel in Channel
    ]
    return visit.page("operation/channels.html", healths=healths, late_minutes=LATE.seconds // 60)


@dataclass(frozen=True, slots=True)
class _Left:
    """Replies of one outcome."""

    channel: str
    status: DeliveryStatus
    reason: str
    count: int
    last: datetime | None


def _health(
    channel: Channel,
    state: str,
    came: Mapping[str, datetime],
    left: Sequence[_Left],
    waiting: Mapping[str, tuple[int, datetime]],
    credit: Told | None,
    now: datetime,
) -> Health:
    mine = [one for one in left if one.channel == channel.value]
    gone = [one for one in mine if one.status in GONE]
    count, oldest = waiting.get(channel.value, (0, now))
    return Health(
        name=CHANNEL_NAMES[channel],
        state=STATES.get(state, state),
        last_in=came.get(channel.value),
        last_out=max((one.last for one in gone if one.last), default=None),
        waiting=count,
        late=now - oldest > LATE,
        sent=sum(one.count for one in gone),
        failures=_failures([one for one in mine if one.status not in GONE]),
        credit=credit,
    )


def _last_in(connection: Connection, since: datetime) -> dict[str, datetime]:
    """When the last message of each channel came."""
    last = select(incoming.c.channel, func.max(incoming.c.received_at)).where(incoming.c.received_at >= since)
    return {row[0]: row[1] for row in connection.execute(last.group_by(incoming.c.channel))}


def _waiting(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """How many replies of each channel wait, and since when the oldest does."""
    waiting = outgoing.c.status.in_([DeliveryStatus.DUE.value, DeliveryStatus.SENDING.value])
    counted = select(outgoing.c.channel, func.count(), func.min(outgoing.c.created_at)).where(waiting)
    rows = connection.execute(counted.group_by(outgoing.c.channel))
    return {channel: (count, oldest) for channel, count, oldest in rows}


def _left(connection: Connection, since: datetime) -> list[_Left]:
    """What became of the replies of the last days; looked up by an index."""
    ended = [status.value for status in (*GONE, DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN)]
    what = (outgoing.c.channel, outgoing.c.status, outgoing.c.reason)
    last = func.max(func.coalesce(outgoing.c.sent_at, outgoing.c.finished_at), type_=UtcDateTime)
    # Both kinds of urgency are named so that the index (status, urgent, due_at) finds the days, too.
    mine = outgoing.c.status.in_(ended) & outgoing.c.urgent.in_([True, False]) & (outgoing.c.due_at >= since)
    counted = select(*what, func.count(), last).where(mine)
    rows = connection.execute(counted.group_by(*what))
    return [
        _Left(channel, DeliveryStatus(status), reason or "", count, at) for channel, status, reason, count, at in rows
    ]


def _failures(lost: Sequence[_Left]) -> tuple[Failure, ...]:
    """Why replies did not arrive, the commonest reason first; reasons of one meaning together."""
    counted: dict[tuple[str, str], int] = {}
    for one in lost:
        sentence, values = reason_sentence(one.reason)
        key = (sentence, values.get("word", ""))
        counted[key] = counted.get(key, 0) + one.count
    ranked = sorted(counted.items(), key=lambda one: -one[1])[:MOST_REASONS]
    return tuple(Failure(sentence, {"word": word} if word else {}, count) for (sentence, word), count in ranked)


PAGES: Final = (Page(HOME, show, Right.ADMINISTER),)
