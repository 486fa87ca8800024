"""The knowledge base: topics, counties, contacts, entries with their parts, phrases, and what the matcher leans on."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NATIONAL_ONLY = sa.text("county IS NULL")


def upgrade() -> None:
    _tables_to_lean_on()
    _counties()
    _contacts()
    _entries()
    _parts_of_entries()
    _phrases()


def downgrade() -> None:
    for table in (
        *("phrase", "revision", "entry_contact", "source", "fact", "entry_text", "entry", "contact"),
        *("town_point", "place", "county", "topic", "term", "word", "negative", "language", "knowledge_version"),
    ):
        op.drop_table(table)


def _tables_to_lean_on() -> None:
    op.create_table(
        "knowledge_version",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1", name="only_row"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "language",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("own_name", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "topic",
        sa.Column("slug", sa.String, primary_key=True),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("wants", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "negative",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
    )
    op.create_table(
        "word",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("meaning", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("avoid", sa.JSON, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
    )


def _counties() -> None:
    op.create_table(
        "county",
        sa.Column("slug", sa.String, primary_key=True),
        sa.Column("code", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("headquarters", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("county", sa.String, sa.ForeignKey("county.slug"), nullable=False, index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("is_everyday", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "town_point",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("county", sa.String, sa.ForeignKey("county.slug"), nullable=False, index=True),
        sa.Column("town", sa.String, nullable=False),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )


def _contacts() -> None:
    op.create_table(
        "contact",
        sa.Column("slug", sa.String, primary_key=True),
        sa.Column("county", sa.String, sa.ForeignKey("county.slug"), index=True),
        sa.Column("name", sa.JSON, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("hours", sa.JSON),
        sa.Column("note", sa.JSON),
        sa.Column("source", sa.JSON, nullable=False),
        sa.Column("confidence", sa.String, nullable=False),
        sa.Column("verify", sa.Boolean, nullable=False),
        sa.Column("starter", sa.Text),
        sa.Column("position", sa.Integer, nullable=False),
    )


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("topic", sa.String, sa.ForeignKey("topic.slug"), nullable=False),
        sa.Column("county", sa.String, sa.ForeignKey("county.slug"), index=True),
        sa.Column("status", sa.String, nullable=False, index=True),
        sa.Column("checked_on", sa.Date, nullable=False),
        sa.Column("checked_by", sa.String, nullable=False),
        sa.Column("review_by", sa.Date, nullable=False),
        sa.Column("starter", sa.Text),
        sa.UniqueConstraint("topic", "county"),
    )
    op.create_index(
        "uq_entry_topic_national",
        "entry",
        ["topic"],
        unique=True,
        sqlite_where=NATIONAL_ONLY,
        postgresql_where=NATIONAL_ONLY,
    )
    op.create_table(
        "entry_text",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("language", sa.String, sa.ForeignKey("language.code"), primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("answer", sa.Text),
        sa.Column("more", sa.Text),
        sa.Column("emergency_line", sa.Text),
    )


def _parts_of_entries() -> None:
    op.create_table(
        "fact",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.Column("confidence", sa.String, nullable=False),
        sa.Column("may_have_changed", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.UniqueConstraint("entry_id", "key"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("published", sa.String, nullable=False),
        sa.Column("read_on", sa.Date, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.UniqueConstraint("entry_id", "key"),
    )
    op.create_table(
        "entry_contact",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("contact", sa.String, sa.ForeignKey("contact.slug"), primary_key=True, index=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("entry_id", "number"),
    )


def _phrases() -> None:
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("topic", sa.String, sa.ForeignKey("topic.slug"), nullable=False, index=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
