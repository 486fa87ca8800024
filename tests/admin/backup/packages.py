"""Backups made and changed by hand, with digests that are right for what was changed."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Engine

from admin.backup.make import make_backup
from admin.backup.manifest import Manifest
from admin.backup.package import open_package
from admin.backup.put_back import put_back

SECRET = "a secret of the tests"
Rows = dict[str, list[dict[str, Any]]]
"""A backup's rows by table."""
Change = Callable[[dict[str, Any], Rows], None]


def back_up(engine: Engine, path: Path, *, replace: bool = False) -> Manifest:
    """A backup without the secret."""
    return make_backup(engine, SECRET, path, with_secret=False, replace=replace)


def bring_back(engine: Engine, path: Path, *, replace: bool = False) -> None:
    """Check and restore."""
    with open_package(path) as package:
        package.check()
        put_back(engine, package, replace=replace)


def rewrite(path: Path, change: Change) -> None:
    """Change a backup's manifest and rows, and let counts and digests agree again for the tables that are left."""
    with ZipFile(path) as package:
        manifest = json.loads(package.read("manifest.json"))
        rows: Rows = {
            name: [json.loads(line) for line in package.read(f"tables/{name}.jsonl").splitlines()]
            for name in manifest["tables"]
        }
    change(manifest, rows)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, found in rows.items():
            content = "".join(json.dumps(row) + "\n" for row in found).encode()
            if name in manifest["tables"]:
                manifest["tables"][name] |= {"rows": len(found), "sha256": hashlib.sha256(content).hexdigest()}
            package.writestr(f"tables/{name}.jsonl", content)
        package.writestr("manifest.json", json.dumps(manifest))
