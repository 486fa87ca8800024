"""How each channel stands: what came in and went out last, what waits, what failed and what to do about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.operation.words import CHANNEL_NAMES, STATES, reason_sentence
from admin.desk.visit import Visit
from bot.messages import Channel, DeliveryStatus
from bot.store.tables import incoming, outgoing

HOME: Final = "/desk/operation"
LOOK_BACK: Final = timedelta(days=7)
"""How far failures are counted back."""
LATE: Final = timedelta(minutes=10)
"""A reply that waits for longer is a sign of trouble; the retries of one bad minute are over by then."""
MOST_REASONS: Final = 6


@dataclass(frozen=True, slots=True)
class Failure:
    """A reason of failures, and how many replies it kept back."""

    sentence: str
    values: dict[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    """How a channel stands."""

    name: str
    state: str
    last_in: datetime | None
    last_out: datetime | None
    waiting: int
    late: bool
    sent: int
    failures: tuple[Failure, ...]


def show(visit: Visit) -> Response:
    """All channels."""
    states = visit.desk.channel_states()
    healths = [_health(visit.connection, channel, states.get(channel.value, "off"), visit.now) for channel in Channel]
    return visit.page("operation/channels.html", healths=healths, late_minutes=LATE.seconds // 60)


def _health(connection: Connection, channel: Channel, state: str, now: datetime) -> Health:
    waiting, oldest = connection.execute(
        select(func.count(), func.min(outgoing.c.created_at)).where(
            outgoing.c.channel == channel.value,
            outgoing.c.status.in_([DeliveryStatus.DUE.value, DeliveryStatus.SENDING.value]),
        )
    ).one()
    since = now - LOOK_BACK
    return Health(
        name=CHANNEL_NAMES[channel],
        state=STATES.get(state, state),
        last_in=_last_in(connection, channel),
        last_out=_last_out(connection, channel),
        waiting=waiting,
        late=oldest is not None and now - oldest > LATE,
        sent=_sent(connection, channel, since),
        failures=_failures(connection, channel, since),
    )


def _last_in(connection: Connection, channel: Channel) -> datetime | None:
    wanted = select(incoming.c.received_at).where(incoming.c.channel == channel.value)
    found: datetime | None = connection.execute(wanted.order_by(incoming.c.id.desc()).limit(1)).scalar()
    return found


def _last_out(connection: Connection, channel: Channel) -> datetime | None:
    gone = (DeliveryStatus.SENT.value, DeliveryStatus.DELIVERED.value)
    wanted = select(func.coalesce(outgoing.c.sent_at, outgoing.c.finished_at)).where(
        outgoing.c.channel == channel.value, outgoing.c.status.in_(gone)
    )
    found: datetime | None = connection.execute(wanted.order_by(outgoing.c.id.desc()).limit(1)).scalar()
    return found


def _sent(connection: Connection, channel: Channel, since: datetime) -> int:
    """Replies of the last days that are neither waiting nor failed."""
    gone = (DeliveryStatus.SENT.value, DeliveryStatus.DELIVERED.value)
    wanted = select(func.count()).where(
        outgoing.c.channel == channel.value, outgoing.c.status.in_(gone), outgoing.c.created_at >= since
    )
    return connection.execute(wanted).scalar() or 0


def _failures(connection: Connection, channel: Channel, since: datetime) -> tuple[Failure, ...]:
    """Why replies of the last days did not arrive, the commonest reason first; reasons of one meaning together."""
    lost = (DeliveryStatus.FAILED.value, DeliveryStatus.UNKNOWN.value)
    rows = connection.execute(
        select(outgoing.c.reason, func.count())
        .where(outgoing.c.channel == channel.value, outgoing.c.status.in_(lost), outgoing.c.created_at >= since)
        .group_by(outgoing.c.reason)
    )
    counted: dict[tuple[str, str], int] = {}
    for reason, count in rows:
        sentence, values = reason_sentence(reason or "")
        key = (sentence, values.get("word", ""))
        counted[key] = counted.get(key, 0) + count
    ranked = sorted(counted.items(), key=lambda one: -one[1])[:MOST_REASONS]
    return tuple(Failure(sentence, {"word": word} if word else {}, count) for (sentence, word), count in ranked)


PAGES: Final = (Page(HOME, show, Right.ADMINISTER),)
