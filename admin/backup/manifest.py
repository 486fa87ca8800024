"""What a backup says of itself: `manifest.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from admin.backup.kinds import Kind

FORMAT: Final = "jirani-backup"
VERSION: Final = 1
"""Of the file's form; grows when an older program could not read it any more."""
SCHEMA_DIGITS: Final = 4


class NoManifest(ValueError):
    """This is no manifest of ours."""


class NewerForm(NoManifest):
    """A manifest of a form that only a newer program knows."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: what must come out when it is read. `sha256` is in hexadecimal, of the uncompressed bytes."""

    rows: int
    sha256: str
    columns: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup holds. `tables` stand in the order in which they can be filled.

    `secret_mark` is the same for the same secret and tells nothing of it; `secret_sha256` is there where the secret is.
    """

    revision: str
    taken_at: datetime
    secret_mark: str
    secret_sha256: str | None
    tables: Mapping[str, Member]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(member.rows for member in self.tables.values())


def to_text(manifest: Manifest) -> str:
    """The manifest as it is written."""
    written = {**asdict(manifest), "taken_at": manifest.taken_at.isoformat()}
    return json.dumps({"format": FORMAT, "version": VERSION, **written}, indent=1) + "\n"


def from_text(text: str | bytes) -> Manifest:
    """The manifest again; raises NoManifest."""
    try:
        read = json.loads(text)
        if read["format"] != FORMAT:
            raise NoManifest("another format")
        if read["version"] > VERSION:
            raise NewerForm("a newer form")
        return _manifest(read)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, NoManifest):
            raise
        raise NoManifest("not of our form") from error


def _manifest(read: Mapping[str, Any]) -> Manifest:
    revision = read["revision"]
    if len(revision) != SCHEMA_DIGITS or not revision.isdecimal():
        raise NoManifest("no schema revision")
    return Manifest(
        revision=revision,
        taken_at=datetime.fromisoformat(read["taken_at"]),
        secret_mark=read["secret_mark"],
        secret_sha256=read["secret_sha256"],
        tables={name: _member(one) for name, one in read["tables"].items()},
    )


def _member(read: Mapping[str, Any]) -> Member:
    columns = {name: Kind(kind) for name, kind in read["columns"].items()}
    if not columns or not isinstance(read["rows"], int):
        raise NoManifest("a table without columns or count")
    return Member(read["rows"], read["sha256"], columns)
