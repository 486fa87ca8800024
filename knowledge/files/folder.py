"""The content directory while it is read: its files by name, and what was found wrong so far."""

from pathlib import Path

from knowledge.files.errors import Findings


class Folder:
    """A directory of content files. Names are paths inside it, with `/` between their parts."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.findings = Findings()
        if not root.is_dir():
            self.findings.note(str(root), "", "is not a directory")

    def text(self, file: str, *, required: bool = False) -> str | None:
        """The text of a file, None when it is not there or is no UTF-8; a byte order mark is passed over."""
        path = self._root / file
        if not path.is_file():
            if required:
                self.findings.note(file, "", "is missing")
            return None
        try:
            return path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.findings.note(file, "", "is not UTF-8 text")
            return None

    def files(self, folder: str) -> tuple[str, ...]:
        """The names of the files in a folder of the directory, in alphabetical order; hidden ones are passed over."""
        return tuple(f"{folder}/{path.name}" for path in self._children(folder) if path.is_file())

    def folders(self, folder: str) -> tuple[str, ...]:
        """The names of the folders in a folder of the directory, in alphabetical order."""
        return tuple(path.name for path in self._children(folder) if path.is_dir())

    def lines(self, file: str) -> tuple[str, ...]:
        """The lines of a file without the space around them; empty ones are passed over."""
        stripped = (line.strip() for line in (self.text(file) or "").split("\n"))
        return tuple(line for line in stripped if line)

    def _children(self, folder: str) -> list[Path]:
        path = self._root / folder
        children = path.iterdir() if path.is_dir() else ()
        return sorted(child for child in children if not child.name.startswith("."))
