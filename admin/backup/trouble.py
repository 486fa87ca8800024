"""What can go wrong with a backup, as a sentence. A database's own words may hold a row's, so they are never shown."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError


class BackupError(Exception):
    """A backup was not made, or not restored; the message is one sentence for the person who wanted it."""


_SQLITE: Final = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it may not be written",
    "SQLITE_CANTOPEN": "its file cannot be opened",
    "SQLITE_NOTADB": "its file is no SQLite database",
    "SQLITE_CORRUPT": "its file is damaged",
    "SQLITE_IOERR": "its disk cannot be read or written",
    "SQLITE_BUSY": "another process is writing: stop Jirani first",
}
"""By the beginning of the name of the error: https://www.sqlite.org/rescode.html."""

_POSTGRES: Final = {
    "53100": "the disk is full",
    "42501": "this user may not do that there",
    "25006": "it may not be written",
    "28": "it does not accept this user and password",
    "3D000": "there is no such database",
    "22": "a value does not fit: it is too long, too large or holds a zero byte",
    "23": "rows contradict each other",
    "40": "another process is writing: stop Jirani first",
    "08": "it does not answer",
}
"""By the beginning of the code: https://www.postgresql.org/docs/current/errcodes-appendix.html."""


def reason(error: SQLAlchemyError) -> str:
    """Why the database did not do it, without a word of what was to be stored."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if cause is None:
        return type(error).__name__
    if isinstance(cause, sqlite3.Error):
        return _first(_SQLITE, getattr(cause, "sqlite_errorname", "")) or type(cause).__name__
    # Psycopg is not imported to ask for its classes: it takes 9 MB that a server on SQLite does without.
    return _first(_POSTGRES, getattr(cause, "sqlstate", None) or _without_code(error)) or type(cause).__name__


def _without_code(error: SQLAlchemyError) -> str:
    """Psycopg's own errors have no code: there was no connection, or a value that it cannot send."""
    return "22" if isinstance(error, DataError) else "08"


def _first(sentences: dict[str, str], code: str) -> str | None:
    return next((sentence for beginning, sentence in sentences.items() if code.startswith(beginning)), None)
