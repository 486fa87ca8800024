"""Spreadsheets that were sent and wait for somebody to say yes: what was shown is what is carried out."""

import sqlalchemy as sa
from alembic import op

from knowledge.store.metadata import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("sent_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_sheet_staff_id", "sheet", ["staff_id"])


def downgrade() -> None:
    op.drop_table("sheet")
