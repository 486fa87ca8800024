"""Delivery reports: stored as they come, applied in any order, before or after we know the message's provider id."""

from typing import Final

from sqlalchemy import Connection, insert, select, update

from bot.messages import Channel, DeliveryStatus, Receipt
from bot.store.tables import outgoing, receipt

RANK: Final = {
    DeliveryStatus.DUE: 0,
    DeliveryStatus.SENDING: 0,
    DeliveryStatus.UNKNOWN: 1,
    DeliveryStatus.SENT: 2,
    DeliveryStatus.FAILED: 3,
    DeliveryStatus.DELIVERED: 4,
}
"""A report changes a message only upwards, so that their order does not matter: "on the handset" wins."""


def apply_receipt(connection: Connection, report: Receipt) -> None:
    """Store a report, and bring its message up to date if we know it already."""
    connection.execute(
        insert(receipt).values(
            channel=report.channel.value,
            provider_id=report.provider_id,
            status=report.status.value,
            final=report.final,
            raw_status=report.raw_status,
            reason=report.reason,
            network=report.network,
            received_at=report.received_at,
        )
    )
    bring_up_to_date(connection, report.channel, report.provider_id)


def bring_up_to_date(connection: Connection, channel: Channel, provider_id: str) -> None:
    """Apply all stored reports on a provider's message to our row of it."""
    here = (outgoing.c.channel == channel.value) & (outgoing.c.provider_id == provider_id)
    row = connection.execute(select(outgoing.c.id, outgoing.c.status).where(here)).first()
    if row is None:
        return
    reports = connection.execute(
        select(receipt).where(receipt.c.channel == channel.value, receipt.c.provider_id == provider_id)
    ).all()
    best = max(reports, key=lambda stored: RANK[DeliveryStatus(stored.status)], default=None)
    if best is None or RANK[DeliveryStatus(best.status)] <= RANK[DeliveryStatus(row.status)]:
        return
    changed = {"status": best.status, "reason": best.reason}
    if best.final:
        changed["finished_at"] = best.received_at
    connection.execute(update(outgoing).where(outgoing.c.id == row.id).values(changed))
