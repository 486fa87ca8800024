"""The content files: read into a KnowledgeBase, and written back without loss. Their format is content/README.md."""

import hashlib
from pathlib import Path

from knowledge.files.entry_form import entry_from_text, entry_text
from knowledge.files.errors import ContentError
from knowledge.files.read import read
from knowledge.files.write import write

__all__ = ["ContentError", "entry_from_text", "entry_text", "fingerprint", "read", "starter_directory", "write"]


def starter_directory() -> Path:
    """The content that comes with the program."""
    return Path(__file__).parent.parent / "content"


def fingerprint(directory: Path) -> str:
    """A short text that is another one as soon as any file of the directory is another one."""
    digest = hashlib.sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(directory).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
