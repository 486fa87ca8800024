"""What staff look at: past days counted once for the pages of numbers; barazas that can be brought back."""

import sqlalchemy as sa
from alembic import op

from knowledge.store.metadata import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Counting 200,000 messages anew for each page took two seconds; past days change no more, so they are kept.
    op.create_table(
        "day_count",
        sa.Column("scope", sa.String(40), primary_key=True),
        sa.Column("subject", sa.String(16), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("count", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_day_count_day", "day_count", ["day"])  # a recent day is counted anew for its late reports
    with op.batch_alter_table("baraza") as baraza:
        baraza.add_column(sa.Column("removed_at", UtcDateTime))


def downgrade() -> None:
    with op.batch_alter_table("baraza") as baraza:
        baraza.drop_column("removed_at")
    op.drop_table("day_count")
