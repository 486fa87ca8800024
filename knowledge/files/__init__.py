"""The content files: read into a KnowledgeBase, and written back without loss. Their format is content/README.md."""

from pathlib import Path

from knowledge.files.entry_form import entry_from_text, entry_text
from knowledge.files.errors import ContentError
from knowledge.files.read import read
from knowledge.files.write import write

__all__ = ["ContentError", "entry_from_text", "entry_text", "read", "starter_directory", "write"]


def starter_directory() -> Path:
    """The content that comes with the program."""
    return Path(__file__).parent.parent / "content"


def evaluation_directory() -> Path:
    """The labelled questions by which every change is judged, with the floors; nothing of them is ever learned."""
    return Path(__file__).parent.parent / "evaluation"
