"""The desk's tables. Tokens stand only as hashes: who reads the database cannot sign in with it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from knowledge.store.metadata import UtcDateTime, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", String(200), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("role", String(16), nullable=False),
    Column("counties", JSON, nullable=False),
    Column("password_hash", String(200)),
    Column("code_secret", LargeBinary),
    Column("code_step", Integer),
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcDateTime),
    Column("language", String(8)),
    Column("is_disabled", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime),
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("staff_id", Integer, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("device", String(80), nullable=False),
    Column("notice", JSON(none_as_null=True)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

staff_link = Table(
    "staff_link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("staff_id", Integer, ForeignKey("staff.id", ondelete="CASCADE"), index=True),
    Column("purpose", String(16), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

desk_setting = Table(
    "desk_setting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String(40), nullable=False),
    Column("name", String(40), nullable=False),
    Column("value", String(200), nullable=False),
    UniqueConstraint("scope", "name"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("staff_id", Integer),
    Column("action", String(40), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("county", String(40)),
    Column("details", JSON, nullable=False),
)

day_count = Table(
    "day_count",
    metadata,
    Column("scope", String(40), primary_key=True),
    Column("subject", String(16), primary_key=True),
    Column("day", Date, primary_key=True, index=True),
    Column("name", String(80), primary_key=True),
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

sheet = Table(
    "sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", Integer, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(120), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
)
