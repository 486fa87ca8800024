"""The tables of the knowledge base.

`county` is empty where something holds for the whole country. `position` keeps the order of the content files. A text
in several languages is a JSON object from language to words where it is short and read whole; the texts that staff edit
stand in `entry_text`, a row a language, empty where they are not written yet.

`starter` keeps what the program's own content said last, in the written form of knowledge/files. While the row still
says the same, nobody has edited it and a later release may change it. A starter phrase is never edited: staff retire it
and add their own.
"""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from knowledge.store.metadata import UtcDateTime, metadata


class Status(StrEnum):
    """How far an entry or a phrase is. Only what is published is used in answers."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    RETIRED = "retired"


class PhraseKind(StrEnum):
    """A way to ask for a topic, or a message of somebody in danger."""

    QUESTION = "question"
    DANGER = "danger"


class DraftKind(StrEnum):
    """What a draft will become when it is published."""

    ENTRY = "entry"
    CONTACT = "contact"


class DraftStatus(StrEnum):
    """How far a draft is. Open ones are draft and in-review; at most one a subject."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    DISMISSED = "dismissed"


def _now() -> datetime:
    return datetime.now(UTC)


language = Table(
    "language",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("own_name", String, nullable=False),
    Column("position", Integer, nullable=False),
)

topic = Table(
    "topic",
    metadata,
    Column("slug", String, primary_key=True),
    Column("category", String, nullable=False),
    Column("wants", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

county = Table(
    "county",
    metadata,
    Column("slug", String, primary_key=True),
    Column("code", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("headquarters", String, nullable=False),
    Column("position", Integer, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("county", ForeignKey("county.slug"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("is_everyday", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
)

town_point = Table(
    "town_point",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("county", ForeignKey("county.slug"), nullable=False, index=True),
    Column("town", String, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("position", Integer, nullable=False),
)

contact = Table(
    "contact",
    metadata,
    Column("slug", String, primary_key=True),
    Column("county", ForeignKey("county.slug"), index=True),
    Column("name", JSON, nullable=False),
    Column("kind", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("hours", JSON(none_as_null=True)),
    Column("note", JSON(none_as_null=True)),
    Column("source", JSON, nullable=False),
    Column("confidence", String, nullable=False),
    Column("verify", Boolean, nullable=False),
    Column("starter", Text),
    Column("position", Integer, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", ForeignKey("topic.slug"), nullable=False),
    Column("county", ForeignKey("county.slug"), index=True),
    Column("status", String, nullable=False, index=True),
    Column("checked_on", Date, nullable=False),
    Column("checked_by", String, nullable=False),
    Column("review_by", Date, nullable=False),
    Column("starter", Text),
    UniqueConstraint("topic", "county"),
)

# To a unique constraint no empty value equals another, so the entries for the whole country need an index of their own.
NATIONAL_ONLY = text("county IS NULL")
Index("uq_entry_topic_national", entry.c.topic, unique=True, sqlite_where=NATIONAL_ONLY, postgresql_where=NATIONAL_ONLY)

entry_text = Table(
    "entry_text",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("language", ForeignKey("language.code"), primary_key=True),
    Column("title", Text),
    Column("answer", Text),
    Column("more", Text),
    Column("emergency_line", Text),
)

fact = Table(
    "fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
    Column("confidence", String, nullable=False),
    Column("may_have_changed", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("entry_id", "key"),
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("key", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("published", String, nullable=False),
    Column("read_on", Date, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("entry_id", "key"),
)

entry_contact = Table(
    "entry_contact",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("contact", ForeignKey("contact.slug"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("comment", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, default=_now),
    UniqueConstraint("entry_id", "number"),
)

# What staff are writing. `fields` is what they typed, right or wrong, so that nothing typed is ever lost; `document` is
# its written form once it is right. `base` is the published text it was begun from. `open_key` is `kind:subject/scope`
# while the draft is open, and empty afterwards: there is one open draft of a thing, which everybody works on.
# `version` grows with every change; who saves an older one is shown what others changed.
draft = Table(
    "draft",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("county", String(40), index=True),
    Column("open_key", String(120), unique=True),
    Column("status", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("base", Text),
    Column("document", Text),
    Column("note", Text, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("edited_by", Integer, nullable=False),
    Column("edited_at", UtcDateTime, nullable=False),
    Column("submitted_by", Integer),
    Column("submitted_at", UtcDateTime),
    Column("decided_by", Integer),
    Column("decided_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
)

draft_comment = Table(
    "draft_comment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("author", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
)

phrase = Table(
    "phrase",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", ForeignKey("topic.slug"), nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("position", Integer, nullable=False),
)

negative = Table(
    "negative",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("subject", String, nullable=False),
    Column("origin", String, nullable=False),
)

word = Table(
    "word",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("form", String, nullable=False),
    Column("meaning", String, nullable=False),
    Column("language", String, nullable=False),
    Column("origin", String, nullable=False),
)

term = Table(
    "term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("words", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("avoid", JSON, nullable=False),
    Column("origin", String, nullable=False),
)

knowledge_version = Table(
    "knowledge_version",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="only_row"), primary_key=True),
    Column("number", Integer, nullable=False),
)
