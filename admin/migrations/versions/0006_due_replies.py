"""Replies that are due, found in the order in which they are sent, however many wait."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_outgoing_status_due_at", "outgoing")
    op.create_index("ix_outgoing_status_urgent_due_at", "outgoing", ["status", "urgent", "due_at"])


def downgrade() -> None:
    op.drop_index("ix_outgoing_status_urgent_due_at", "outgoing")
    op.create_index("ix_outgoing_status_due_at", "outgoing", ["status", "due_at"])
