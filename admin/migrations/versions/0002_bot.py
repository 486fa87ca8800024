"""The bot: people, messages in and out, delivery reports, questions kept for the desk, barazas."""

import sqlalchemy as sa
from alembic import op

from knowledge.store.metadata import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _incoming()
    _outgoing()
    _receipts()
    _questions()
    _barazas()


def downgrade() -> None:
    for table in ("baraza", "question", "receipt", "outgoing", "incoming", "person"):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("language_chosen", sa.Boolean, nullable=False),
        sa.Column("county", sa.String(40)),
        sa.Column("opted_out", sa.Boolean, nullable=False),
        sa.Column("unreachable", sa.Boolean, nullable=False),
        sa.Column("state", sa.JSON, nullable=False),
        sa.Column("first_seen", UtcDateTime, nullable=False),
        sa.Column("last_seen", UtcDateTime, nullable=False),
    )


def _incoming() -> None:
    op.create_table(
        "incoming",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("provider_id", sa.String(200), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="SET NULL")),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("received_at", UtcDateTime, nullable=False),
        sa.Column("decision", sa.String(16)),
        sa.Column("topic", sa.String(64)),
        sa.Column("emergency", sa.JSON, nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("county", sa.String(40)),
        sa.Column("network", sa.String(16)),
        sa.UniqueConstraint("channel", "provider_id"),
    )
    op.create_index("ix_incoming_person_id", "incoming", ["person_id"])
    op.create_index("ix_incoming_received_at", "incoming", ["received_at"])


def _outgoing() -> None:
    op.create_table(
        "outgoing",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("incoming_id", sa.Integer, sa.ForeignKey("incoming.id")),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="SET NULL")),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary),
        sa.Column("text", sa.Text),
        sa.Column("buttons", sa.JSON, nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("sent_at", UtcDateTime),
        sa.Column("finished_at", UtcDateTime),
        sa.Column("provider_id", sa.String(200)),
        sa.Column("parts", sa.Integer),
        sa.Column("cost", sa.String(40)),
        sa.Column("reason", sa.String(120)),
    )
    op.create_index("ix_outgoing_incoming_id", "outgoing", ["incoming_id"])
    op.create_index("ix_outgoing_person_id", "outgoing", ["person_id"])
    op.create_index("ix_outgoing_status_due_at", "outgoing", ["status", "due_at"])
    op.create_index("ix_outgoing_channel_provider_id", "outgoing", ["channel", "provider_id"])


def _receipts() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("provider_id", sa.String(200), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("final", sa.Boolean, nullable=False),
        sa.Column("raw_status", sa.String(80), nullable=False),
        sa.Column("reason", sa.String(120)),
        sa.Column("network", sa.String(16)),
        sa.Column("received_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_receipt_channel_provider_id", "receipt", ["channel", "provider_id"])


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="CASCADE")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("county", sa.String(40)),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("confirmed_topic", sa.String(64)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("asked_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_question_person_id", "question", ["person_id"])
    op.create_index("ix_question_asked_at", "question", ["asked_at"])


def _barazas() -> None:
    op.create_table(
        "baraza",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("word", sa.String(20), nullable=False, unique=True),
        sa.Column("county", sa.String(40), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("starts_at", UtcDateTime, nullable=False),
        sa.Column("organiser", sa.String(120), nullable=False),
        sa.Column("visits", sa.Integer, nullable=False),
    )
