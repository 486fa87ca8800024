"""The desk: staff, their sessions and one-time links, drafts and comments, the counties' settings, the audit log."""

import sqlalchemy as sa
from alembic import op

from knowledge.store.metadata import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _staff()
    _sessions()
    _drafts()
    _records()


def downgrade() -> None:
    for table in ("audit", "desk_setting", "draft_comment", "draft", "staff_link", "staff_session", "staff"):
        op.drop_table(table)


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(200), nullable=False, unique=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("counties", sa.JSON, nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("code_secret", sa.LargeBinary),
        sa.Column("code_step", sa.Integer),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", UtcDateTime),
        sa.Column("language", sa.String(8)),
        sa.Column("is_disabled", sa.Boolean, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("last_seen_at", UtcDateTime),
    )


def _sessions() -> None:
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
        sa.Column("device", sa.String(80), nullable=False),
        sa.Column("notice", sa.JSON(none_as_null=True)),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_staff_session_staff_id", "staff_session", ["staff_id"])
    op.create_table(
        "staff_link",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.id", ondelete="CASCADE")),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_staff_link_staff_id", "staff_link", ["staff_id"])


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("county", sa.String(40)),
        sa.Column("open_key", sa.String(120), unique=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("base", sa.Text),
        sa.Column("document", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("edited_by", sa.Integer, nullable=False),
        sa.Column("edited_at", UtcDateTime, nullable=False),
        sa.Column("submitted_by", sa.Integer),
        sa.Column("submitted_at", UtcDateTime),
        sa.Column("decided_by", sa.Integer),
        sa.Column("decided_at", UtcDateTime),
        sa.Column("created_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_draft_county", "draft", ["county"])
    op.create_index("ix_draft_status", "draft", ["status"])
    op.create_table(
        "draft_comment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id", ondelete="CASCADE"), nullable=False),
        sa.Column("author", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_draft_comment_draft_id", "draft_comment", ["draft_id"])


def _records() -> None:
    op.create_table(
        "desk_setting",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("scope", sa.String(40), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.UniqueConstraint("scope", "name"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("staff_id", sa.Integer),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("county", sa.String(40)),
        sa.Column("details", sa.JSON, nullable=False),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
