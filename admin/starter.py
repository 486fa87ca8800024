"""Whether the content that comes with the program is in the database already, so that a start need not read it again.

A file in the data folder remembers what was loaded, and where to. Where in doubt the content is loaded: that is always
right, and only takes a second or two.
"""

import hashlib
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from knowledge.files import starter_directory
from knowledge.store import reading, version

MEMORY: Final = "starter-loaded"


def fingerprint(database_url: str) -> str:
    """A digest of all content files and of the database they are for."""
    told, folder = hashlib.sha256(database_url.encode()), starter_directory()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.update(str(path.relative_to(folder)).encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def is_loaded(data: Path, engine: Engine, digest: str) -> bool:
    """Whether just this content was loaded, and the database still holds a knowledge base."""
    with reading(engine).connect() as connection:
        if version(connection) == 0:
            return False
    memory = data / MEMORY
    return memory.exists() and memory.read_text(encoding="utf-8").strip() == digest


def remember_loaded(data: Path, digest: str) -> None:
    """Remember that this content is loaded."""
    (data / MEMORY).write_text(digest, encoding="utf-8")


def forget_loaded(data: Path) -> None:
    """The next start loads it again: the database may hold other content now."""
    (data / MEMORY).unlink(missing_ok=True)
