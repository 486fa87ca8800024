"""The delivery log: what became of each reply. No number and no word of anybody stands in it."""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.fields import row_number
from admin.desk.guard import Page
from admin.desk.operation.words import CHANNEL_NAMES, STATUS_KINDS, STATUS_NAMES, reason_sentence
from admin.desk.visit import Visit
from bot.messages import Channel, DeliveryStatus
from bot.store.tables import outgoing

HOME: Final = "/desk/operation/deliveries"
ON_A_PAGE: Final = 50


def show(visit: Visit) -> Response:
    """The newest replies; older ones by the number of the last one shown, so that every page is as quick."""
    channel, status = visit.asked("channel"), visit.asked("status")
    wanted = select(outgoing).where(*_chosen(channel, status), *_older(visit.asked("before")))
    rows = visit.connection.execute(wanted.order_by(outgoing.c.id.desc()).limit(ON_A_PAGE + 1)).all()
    shown = rows[:ON_A_PAGE]
    return visit.page(
        "operation/deliveries.html",
        rows=[_row(row, visit.say) for row in shown],
        channels=[(one.value, name) for one, name in CHANNEL_NAMES.items()],
        statuses=[(one.value, name) for one, name in STATUS_NAMES.items()],
        channel=channel,
        chosen_status=status,
        older=shown[-1].id if len(rows) > ON_A_PAGE else None,
        newest=not visit.asked("before"),
    )


def _chosen(channel: str, status: str) -> list[ColumnElement[bool]]:
    chosen = []
    if channel in {one.value for one in Channel}:
        chosen.append(outgoing.c.channel == channel)
    if status in {one.value for one in DeliveryStatus}:
        chosen.append(outgoing.c.status == status)
    return chosen


def _older(before: str) -> list[ColumnElement[bool]]:
    number = row_number(before)
    return [outgoing.c.id < number] if number is not None else []


def _row(row: Any, say: Callable[..., str]) -> dict[str, Any]:
    status = DeliveryStatus(row.status)
    sentence, values = reason_sentence(row.reason) if row.reason else ("", {})
    return {
        "number": row.id,
        "at": row.created_at,
        "channel": CHANNEL_NAMES[Channel(row.channel)],
        "status": STATUS_NAMES[status],
        "kind": STATUS_KINDS[status],
        "reason": say(sentence, **values) if sentence else "",
        "urgent": row.urgent,
        "attempts": row.attempts,
        "parts": row.parts,
        "cost": row.cost or "",
        "took": int((row.sent_at - row.created_at).total_seconds()) if row.sent_at else None,
    }


PAGES: Final = (Page(HOME, show, Right.ADMINISTER),)
