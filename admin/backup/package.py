"""A backup's file as it is read: opened, checked against its manifest, and given out row by row."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from admin.backup.kinds import from_json
from admin.backup.manifest import Manifest, NewerForm, NoManifest, from_text
from admin.backup.trouble import BackupError
from bot.privacy.keys import Keys

MANIFEST: Final = "manifest.json"
SECRET: Final = "secret"  # noqa: S105  # the name of a member
ROWS_AT_ONCE: Final = 500
BYTES_AT_ONCE: Final = 1024 * 1024
"""Rows are given out in groups of so many, or of so many bytes of JSON, whichever is less."""
DAMAGE: Final = (BadZipFile, zlib.error, EOFError, LookupError, RuntimeError, ValueError, OverflowError, OSError)
"""What zipfile raises for a file that is not as it was written; NotImplementedError is a RuntimeError."""


def member_name(table: str) -> str:
    """The name of a table's file inside."""
    return f"tables/{table}.jsonl"


def secret_mark(secret: str) -> str:
    """A mark that is the same for the same secret and tells nothing of it, in hexadecimal."""
    return Keys(secret).purpose("backup").hex()


class Package:
    """An opened backup. Everything that comes out of it is what was written, or a BackupError."""

    def __init__(self, path: Path, package: ZipFile) -> None:
        self._path = path
        self._package = package
        self.manifest = self._read_manifest()

    def check(self) -> None:
        """Read all of it once; a BackupError for the first thing that is not as it was written."""
        expected = [MANIFEST, *(member_name(table) for table in self.manifest.tables)]
        if self.manifest.secret_sha256 is not None:
            expected.append(SECRET)
        if sorted(self._package.namelist()) != sorted(expected):
            raise self._changed("it holds other files than it says")
        self.secret()
        for table in self.manifest.tables:
            for _ in self.rows(table):
                pass

    def rows(self, table: str) -> Iterator[list[dict[str, object]]]:
        """A table's rows in groups. That all were as written is known, and else told, only after the last one."""
        member, name = self.manifest.tables[table], member_name(table)
        group: list[dict[str, object]] = []
        held, count = 0, 0
        for line in self._lines(name, member.sha256):
            try:
                group.append(from_json(json.loads(line), member.columns))
            except (ValueError, RecursionError) as error:
                raise self._changed(f"{name}, line {count + 1}") from error
            held, count = held + len(line), count + 1
            if len(group) == ROWS_AT_ONCE or held >= BYTES_AT_ONCE:
                yield group
                group, held = [], 0
        if count != member.rows:
            raise self._changed(f"{name} has {count} rows instead of {member.rows}")
        if group:
            yield group

    def secret(self) -> str | None:
        """The installation's secret, where it is inside."""
        digest = self.manifest.secret_sha256
        if digest is None:
            return None
        secret = b"".join(self._lines(SECRET, digest)).decode(errors="replace")
        if secret_mark(secret) != self.manifest.secret_mark:
            raise self._changed(SECRET)
        return secret

    def _lines(self, name: str, sha256: str) -> Iterator[bytes]:
        digest = hashlib.sha256()
        try:
            with self._package.open(name) as member:
                for line in member:
                    digest.update(line)
                    yield line
        except DAMAGE as error:
            raise self._changed(name) from error
        if digest.hexdigest() != sha256:
            raise self._changed(name)

    def _read_manifest(self) -> Manifest:
        try:
            return from_text(self._package.read(MANIFEST))
        except NewerForm as error:
            raise BackupError(f"{self._path} was made by a newer Jirani: restore it with that one.") from error
        except (NoManifest, KeyError) as error:
            raise BackupError(f"{self._path} is not a backup of Jirani: it has no manifest of ours.") from error
        except DAMAGE as error:
            raise self._changed(MANIFEST) from error

    def _changed(self, where: str) -> BackupError:
        return BackupError(f"{self._path} was changed or damaged ({where}): nothing is restored from it.")


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The backup in this file; a BackupError where it is none or cannot be read."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupError(f"{path} cannot be read ({error.strerror}).") from error
    with file:
        try:
            package = ZipFile(file)
        except DAMAGE as error:
            raise BackupError(f"{path} is not a backup of Jirani, or not all of one: it is no whole zip.") from error
        with package:
            yield Package(path, package)
