"""The installation's secret of a backup beside the one that this installation has."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Final

from admin.backup.beside import written_beside
from admin.backup.package import Package, secret_mark
from admin.settings import Settings

KEPT: Final = "secret"
"""The file in the data folder in which an installation keeps the secret that it made itself."""
BEFORE: Final = "secret-before-restore"


class SecretState(StrEnum):
    """Whether people will be recognised after a restore."""

    SAME = "same"
    """This installation has the backup's secret."""
    PLACED = "placed"
    """It has it now: the file of the data folder was written from the backup, the one before is kept beside."""
    OTHER = "other"
    """It has another one, and nobody is recognised until that is changed."""


def place_secret(settings: Settings, package: Package) -> SecretState:
    """Take over the backup's secret where it is inside and this installation keeps its own in the data folder."""
    if secret_mark(settings.secret) == package.manifest.secret_mark:
        return SecretState.SAME
    secret, kept = package.secret(), settings.data / KEPT
    if secret is None or not _is_kept(settings, kept):
        return SecretState.OTHER
    _write(settings.data / BEFORE, settings.secret)
    _write(kept, secret)
    return SecretState.PLACED


def _is_kept(settings: Settings, kept: Path) -> bool:
    """Whether the secret comes from the data folder and not from the environment, which would win."""
    given = {"JIRANI_SECRET", "JIRANI_SECRET_FILE"}.intersection(os.environ)
    return not given and kept.is_file() and kept.read_text(encoding="utf-8").strip() == settings.secret


def _write(path: Path, secret: str) -> None:
    with written_beside(path, replace=True) as file:
        file.write(secret.encode())
