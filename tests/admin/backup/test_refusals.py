"""Files that are no backup, or not as they were written: one sentence, and the database is as it was."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, event, text, update

from admin.backup.make import make_backup
from admin.backup.package import open_package
from admin.backup.put_back import refuse_unknown_schema
from admin.backup.trouble import BackupError
from admin.upgrade import changing, move
from bot.store.tables import person
from tests.admin.backup.filled import fill, held, holds_nothing
from tests.admin.backup.packages import SECRET, Change, Rows, back_up, bring_back, rewrite

TRIES = 150


@pytest.fixture
def backup(sqlite_engine: Engine, tmp_path: Path) -> Path:
    """The backup of a filled database."""
    fill(sqlite_engine)
    path = tmp_path / "1.zip"
    back_up(sqlite_engine, path)
    return path


def zip_of(path: Path, **members: str) -> None:
    with ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("_json", ".json"), content)


FOREIGN: list[tuple[Callable[[Path], object], str]] = [
    (lambda path: path.write_bytes(b""), "no whole zip"),
    (lambda path: path.write_text("SQLite format 3"), "no whole zip"),
    (lambda path: path.write_bytes(path.read_bytes()[:-300]), "no whole zip"),
    (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "no whole zip"),
    (lambda path: zip_of(path, word="document"), "no manifest of ours"),
    (lambda path: zip_of(path, manifest_json="not json"), "no manifest of ours"),
    (lambda path: zip_of(path, manifest_json='{"format": "theirs"}'), "no manifest of ours"),
    (lambda path: zip_of(path, manifest_json='{"format": "jirani-backup", "version": 1}'), "no manifest of ours"),
    (lambda path: zip_of(path, manifest_json="[" * 100_000), "no manifest of ours"),
    (lambda path: zip_of(path, manifest_json='{"format": "jirani-backup", "version": 2}'), "newer Jirani"),
    (lambda path: path.unlink(), "cannot be read"),
]


@pytest.mark.parametrize(("spoil", "says"), FOREIGN)
def test_a_foreign_or_truncated_file(spoil: Callable[[Path], object], says: str, backup: Path) -> None:
    spoil(backup)
    with pytest.raises(BackupError, match=says), open_package(backup) as package:
        package.check()


def test_a_folder_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be read"), open_package(tmp_path):
        pass


def test_no_changed_byte_gets_through(backup: Path) -> None:
    whole, chance = backup.read_bytes(), random.Random(4)
    with open_package(backup) as package:
        tables = package.manifest.tables
        rows = [list(package.rows(name)) for name in tables]
    for _ in range(TRIES):
        place = chance.randrange(len(whole))
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        try:
            with open_package(backup) as package:
                package.check()
                read = [list(package.rows(name)) for name in tables]
        except BackupError:
            continue
        assert read == rows  # a file's time or mode: nothing that we read


def test_a_member_that_was_exchanged(backup: Path) -> None:
    with ZipFile(backup) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["tables/staff.jsonl"] = members["tables/staff.jsonl"].replace(b"2026", b"2027")
    with ZipFile(backup, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    with pytest.raises(BackupError, match=r"tables/staff\.jsonl"), open_package(backup) as changed:
        changed.check()


def test_a_member_too_many_or_too_few(backup: Path) -> None:
    def lose(_: dict[str, Any], rows: Rows) -> None:
        del rows["receipt"]

    with ZipFile(backup, "a") as package:
        package.writestr("tables/more.jsonl", "")
    for change in (None, lose):
        if change is not None:
            rewrite(backup, change)
        with pytest.raises(BackupError, match="other files than it says"), open_package(backup) as changed:
            changed.check()


def dangle(_: dict[str, Any], rows: Rows) -> None:
    rows["entry"].pop(1)


def twice(_: dict[str, Any], rows: Rows) -> None:
    rows["person"][1]["key"] = rows["person"][0]["key"]


def no_table(manifest: dict[str, Any], rows: Rows) -> None:
    del manifest["tables"]["baraza"], rows["baraza"]


def other_column(manifest: dict[str, Any], rows: Rows) -> None:
    manifest["tables"]["baraza"]["columns"]["x"] = manifest["tables"]["baraza"]["columns"].pop("word")
    for row in rows["baraza"]:
        row["x"] = row.pop("word")


@pytest.mark.parametrize("change", [dangle, twice, no_table, other_column])
def test_a_backup_that_contradicts_itself_changes_nothing(
    change: Change, backup: Path, empty_database: Engine, sqlite_engine: Engine
) -> None:
    before = held(sqlite_engine)
    rewrite(backup, change)
    for engine, replace in ((empty_database, False), (sqlite_engine, True)):
        with pytest.raises(BackupError, match="nothing was changed") as told:
            bring_back(engine, backup, replace=replace)
        assert "é'" not in str(told.value)  # no value of a row
    assert holds_nothing(empty_database)
    assert held(sqlite_engine) == before


@pytest.mark.parametrize("revision", ["9999", "0000"])
def test_an_unknown_schema_is_told_before_anything_else(revision: str, backup: Path) -> None:
    rewrite(backup, lambda manifest, _: manifest.update(revision=revision))
    with open_package(backup) as package, pytest.raises(BackupError, match=f"has schema {revision} and this program"):
        refuse_unknown_schema(backup, package.manifest)


def test_a_database_of_a_newer_program_is_left_alone(backup: Path, sqlite_engine: Engine) -> None:
    before = held(sqlite_engine)
    with sqlite_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BackupError, match="has schema 9999"):
        bring_back(sqlite_engine, backup, replace=True)
    assert held(sqlite_engine) == before


def test_what_only_sqlite_takes_is_told_by_its_place(sqlite_engine: Engine, database: Engine, tmp_path: Path) -> None:
    fill(sqlite_engine)
    with sqlite_engine.begin() as connection:
        connection.execute(update(person).where(person.c.id == 2).values(language="longer than eight"))
    back_up(sqlite_engine, tmp_path / "1.zip")
    if database.dialect.name == "sqlite":
        bring_back(database, tmp_path / "1.zip")
        return
    with pytest.raises(BackupError, match=r"person, rows 1 to 4 \(a value does not fit"):
        bring_back(database, tmp_path / "1.zip")
    assert holds_nothing(database)


def test_a_full_disk_undoes_the_restore(backup: Path, sqlite_engine: Engine, tmp_path: Path) -> None:
    before = held(sqlite_engine)
    event.listen(sqlite_engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    sqlite_engine.dispose()
    rewrite(backup, lambda _, rows: rows["audit"].extend({**rows["audit"][0], "id": n} for n in range(10, 5_000)))
    with pytest.raises(BackupError, match=r"the disk is full.*nothing was changed"):
        bring_back(sqlite_engine, backup, replace=True)
    assert held(sqlite_engine) == before


@pytest.mark.parametrize("revision", [None, "0003"])
def test_only_the_newest_schema_is_backed_up(revision: str | None, empty_database: Engine, tmp_path: Path) -> None:
    if revision is not None:
        with changing(empty_database) as connection:
            move(connection, None, revision)
    with pytest.raises(BackupError, match="jirani migrate" if revision else "nothing to back up"):
        make_backup(empty_database, SECRET, tmp_path / "1.zip", with_secret=False, replace=False)
    assert not (tmp_path / "1.zip").exists()
