"""A file that appears under its name only when it is whole."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from admin.backup.trouble import BackupError


@contextmanager
def written_beside(path: Path, replace: bool) -> Iterator[BinaryIO]:
    """A file to write, readable by its owner only, that is moved to `path` at the end of the block, or removed if the
    block fails. A BackupError where the path is taken, an OSError where the disk refuses.
    """
    _refuse_taken(path, replace)
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)  # made with mode 0600
    try:
        with open(number, "wb") as file:  # noqa: PTH123  # a Path cannot open a file that is open already
            yield file
            file.flush()
            os.fsync(number)
        _refuse_taken(path, replace)  # another backup may have been as quick
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refuse_taken(path: Path, replace: bool) -> None:
    if path.exists() and not path.is_file():
        raise BackupError(f"{path} is not a file: give the name of one.")
    if path.exists() and not replace:
        raise BackupError(f"{path} is there already: choose another name, or say --force.")
