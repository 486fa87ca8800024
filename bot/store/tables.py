"""The bot's tables. No message text is kept here but an undelivered reply's and a redacted question's.

Addresses stand only sealed, and only while something must still be sent (DESIGN: privacy).
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.store.metadata import UtcDateTime, metadata

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("channel", String(16), nullable=False),
    Column("language", String(8)),
    Column("language_chosen", Boolean, nullable=False, default=False),
    Column("county", String(40)),
    Column("opted_out", Boolean, nullable=False, default=False),
    Column("unreachable", Boolean, nullable=False, default=False),
    Column("state", JSON, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False),
)

incoming = Table(
    "incoming",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("provider_id", String(200), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("event", String(16), nullable=False),
    Column("received_at", UtcDateTime, nullable=False, index=True),
    Column("decision", String(16)),
    Column("topic", String(64)),
    Column("emergency", JSON, nullable=False),
    Column("language", String(8)),
    Column("county", String(40)),
    Column("network", String(16)),
    UniqueConstraint("channel", "provider_id"),
)

outgoing = Table(
    "outgoing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("incoming_id", Integer, ForeignKey("incoming.id"), index=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("channel", String(16), nullable=False),
    Column("sealed_address", LargeBinary),
    Column("text", Text),
    Column("buttons", JSON, nullable=False),
    Column("urgent", Boolean, nullable=False, default=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("due_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("provider_id", String(200)),
    Column("parts", Integer),
    Column("cost", String(40)),
    Column("reason", String(120)),
    Index("ix_outgoing_status_urgent_due_at", "status", "urgent", "due_at"),
    Index("ix_outgoing_channel_provider_id", "channel", "provider_id"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("provider_id", String(200), nullable=False),
    Column("status", String(16), nullable=False),
    Column("final", Boolean, nullable=False),
    Column("raw_status", String(80), nullable=False),
    Column("reason", String(120)),
    Column("network", String(16)),
    Column("received_at", UtcDateTime, nullable=False),
    Index("ix_receipt_channel_provider_id", "channel", "provider_id"),
)

question = Table(
    "question",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="CASCADE"), index=True),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("county", String(40)),
    Column("channel", String(16), nullable=False),
    Column("decision", String(16), nullable=False),
    Column("topics", JSON, nullable=False),
    Column("confirmed_topic", String(64)),
    Column("status", String(16), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False, index=True),
)

baraza = Table(
    "baraza",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("word", String(20), nullable=False, unique=True),
    Column("county", String(40), nullable=False),
    Column("place", String(120), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("organiser", String(120), nullable=False),
    Column("visits", Integer, nullable=False, default=0),
    Column("removed_at", UtcDateTime),
)
