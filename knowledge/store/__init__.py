"""The knowledge base in the database: tables, reading what is published, and loading what comes with the program."""

from knowledge.store.engine import open_engine, reading
from knowledge.store.read import languages, mark_changed, read, version
from knowledge.store.report import Difference, LoadReport
from knowledge.store.save import save_starter

__all__ = [
    "Difference",
    "LoadReport",
    "languages",
    "mark_changed",
    "open_engine",
    "read",
    "reading",
    "save_starter",
    "version",
]
