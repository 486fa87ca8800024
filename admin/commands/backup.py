"""`jirani backup`, `jirani restore`: everything of an installation in one file, the same for both databases."""

import argparse
import json
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from admin.backup.make import make_backup
from admin.backup.manifest import Manifest
from admin.backup.package import Package, open_package
from admin.backup.put_back import put_back, refuse_unknown_schema
from admin.backup.secret import SecretState, place_secret
from admin.backup.trouble import BackupError
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.settings import SettingError, Settings
from admin.starter import forget_loaded
from knowledge.store import open_engine

WITHOUT_SECRET = "The secret is not in it: keep JIRANI_SECRET apart, for without the same one nobody is recognised."  # noqa: S105
WITH_SECRET = "The secret is in it: whoever has this file can read the sealed phone numbers."  # noqa: S105
SECRET_SENTENCES = {
    SecretState.SAME: "The secret is the same: people are recognised.",
    SecretState.PLACED: "The backup's secret is in the data folder now: people are recognised. The one before is in "
    "`secret-before-restore`.",
    SecretState.OTHER: "This installation has another secret than the backup: set JIRANI_SECRET to that one, for "
    "without it nobody is recognised and replies that wait cannot be sent.",
}


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    backup = verbs.add_parser("backup", help="everything of this installation into one file, while the server runs")
    backup.add_argument("file", metavar="FILE", type=Path)
    backup.add_argument("--force", action="store_true", help="replace the file if it is there already")
    backup.add_argument(
        "--with-secret",
        action="store_true",
        help="put JIRANI_SECRET inside, too; without the same one nobody is recognised, and with it the file tells all",
    )
    backup.add_argument("--json", action="store_true", help="print what a program reads")
    backup.set_defaults(run=run_backup)
    restore = verbs.add_parser("restore", help="a backup into an empty database of either kind; stop the server first")
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument("--force", action="store_true", help="delete everything that the database holds first")
    restore.add_argument("--json", action="store_true", help="print what a program reads")
    restore.set_defaults(run=run_restore)


def run_backup(chosen: argparse.Namespace, settings: Settings) -> int:
    """Back up and say what is in the file."""
    engine = _engine(settings)
    try:
        manifest = make_backup(
            engine, settings.secret, chosen.file, with_secret=chosen.with_secret, replace=chosen.force
        )
    except BackupError as error:
        raise Failure(str(error)) from error
    finally:
        engine.dispose()
    if chosen.json:
        print(json.dumps({**_form(chosen.file, manifest), "secret": chosen.with_secret}, ensure_ascii=False))
        return 0
    print(f"{manifest.rows} rows of {len(manifest.tables)} tables are in {chosen.file}.")
    print(WITH_SECRET if chosen.with_secret else WITHOUT_SECRET)
    return 0


def run_restore(chosen: argparse.Namespace, settings: Settings) -> int:
    """Restore and say what is back."""
    engine = _engine(settings)
    try:
        with open_package(chosen.file) as package:
            refuse_unknown_schema(chosen.file, package.manifest)
            package.check()
            put_back(engine, package, replace=chosen.force)
            forget_loaded(settings.data)  # at the next start, content that is newer than the backup is loaded
            state, manifest = _place(settings, package), package.manifest
    except BackupError as error:
        raise Failure(str(error)) from error
    finally:
        engine.dispose()
    if chosen.json:
        print(json.dumps({**_form(chosen.file, manifest), "secret": state.value}, ensure_ascii=False))
        return 0
    print(
        f"{manifest.rows} rows of {len(manifest.tables)} tables are back, as of {manifest.taken_at:%Y-%m-%d %H:%M} UTC."
    )
    print(SECRET_SENTENCES[state])
    return 0


def _engine(settings: Settings) -> Engine:
    try:
        return open_engine(settings.database_url)
    except (SQLAlchemyError, ValueError) as error:
        raise SettingError(f"JIRANI_DATABASE_URL: the database cannot be opened ({type(error).__name__}).") from error


def _place(settings: Settings, package: Package) -> SecretState:
    try:
        return place_secret(settings, package)
    except OSError as error:
        raise BackupError(
            f"everything is back but the secret, which cannot be written to the data folder ({error.strerror})."
        ) from error


def _form(path: Path, manifest: Manifest) -> dict[str, object]:
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "revision": manifest.revision,
        "taken_at": manifest.taken_at.isoformat(),
        "rows": {name: member.rows for name, member in manifest.tables.items()},
    }
