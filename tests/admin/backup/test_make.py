"""How a backup is written: one moment of a database that others write to, little memory, never half a file."""

import json
import random
import subprocess
import sys
import threading
import tracemalloc
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, insert

from admin.backup.trouble import BackupError
from admin.desk.store.tables import sheet, staff
from bot.store.tables import incoming, outgoing
from tests.admin.backup.filled import BEGAN, ROWS, add_people, fill, value
from tests.admin.backup.packages import SECRET, back_up, bring_back

ROOT = Path(__file__).parents[3]
SECONDS = 30
"""Patience with a busy machine."""
GROWTH = 1024 * 1024
"""Bytes by which six times as many rows may raise the peak."""
SMALL_DISK = """
import resource, sys
from pathlib import Path
from admin.backup.make import make_backup
from admin.backup.trouble import BackupError
from knowledge.store import open_engine

resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    make_backup(open_engine(sys.argv[1]), "a secret of the tests", Path(sys.argv[2]), with_secret=False, replace=True)
except BackupError as error:
    print(error)
"""


def store_message(engine: Engine, number: int) -> None:
    """A message and its reply in one transaction, as the bot stores them."""
    coming = {"id": number, "channel": "sms", "provider_id": f"p{number}", "event": "text", "emergency": []}
    going = {"id": number, "incoming_id": number, "channel": "sms", "buttons": [], "status": "due", "due_at": BEGAN}
    with engine.begin() as connection:
        connection.execute(insert(incoming).values(**coming, received_at=BEGAN))
        connection.execute(insert(outgoing).values(**going, created_at=BEGAN))


def test_a_backup_is_one_moment_while_others_write(database: Engine, tmp_path: Path) -> None:
    fill(database)
    enough, under_way, stored = threading.Event(), threading.Event(), count(100)

    def write() -> None:
        for number in stored:
            store_message(database, number)
            under_way.set()
            if enough.is_set():
                return

    writer = threading.Thread(target=write)
    writer.start()
    assert under_way.wait(SECONDS)
    found = []
    for turn in range(3):
        tables = back_up(database, tmp_path / f"{turn}.zip").tables
        found.append((tables["incoming"].rows, tables["outgoing"].rows))
    enough.set()
    writer.join()
    assert [messages == replies for messages, replies in found] == [True] * 3, found
    assert ROWS < found[0][0] < found[2][0] < next(stored)  # it was really written meanwhile


def peak(engine: Engine, folder: Path, target: Engine | None) -> int:
    """Bytes of Python's memory that a backup, or the restore of one, takes at most."""
    if target is None:
        tracemalloc.start()
        back_up(engine, folder / "1.zip", replace=True)
    else:
        tracemalloc.start()
        bring_back(target, folder / "1.zip", replace=True)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_six_times_the_rows_take_no_more_memory(sqlite_engine: Engine, database: Engine, tmp_path: Path) -> None:
    peaks = []
    for first, more in ((0, 1_000), (1_000, 5_000)):
        with sqlite_engine.begin() as connection:
            add_people(connection, first, more)
        peaks.append((peak(sqlite_engine, tmp_path, None), peak(sqlite_engine, tmp_path, database)))
    few, many = peaks
    assert [after - before < GROWTH for before, after in zip(few, many, strict=True)] == [True, True], peaks


def test_the_file_is_its_owners_only_and_nothing_is_left_beside_it(sqlite_engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(sqlite_engine, folder / "1.zip")
    assert [path.name for path in folder.iterdir()] == ["1.zip"]
    assert (folder / "1.zip").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_replaced_only_when_told(sqlite_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "1.zip"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(BackupError, match="is there already"):
        back_up(sqlite_engine, path)
    assert path.read_text(encoding="utf-8") == "precious"
    back_up(sqlite_engine, path, replace=True)
    with ZipFile(path) as package:
        assert json.loads(package.read("manifest.json"))["secret_sha256"] is None
        assert "secret" not in package.namelist()
    assert SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize(("name", "says"), [("nowhere/1.zip", "No such file"), ("", "not a file")])
def test_a_place_that_cannot_be_written(name: str, says: str, sqlite_engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=says):
        back_up(sqlite_engine, tmp_path / name, replace=True)


def test_a_disk_that_fills_up_leaves_the_old_file(sqlite_engine: Engine, tmp_path: Path) -> None:
    with sqlite_engine.begin() as connection:
        member = {column.name: value(column, 1) for column in staff.columns}
        connection.execute(insert(staff).values(member))
        content = random.Random(4).randbytes(100_000)
        connection.execute(insert(sheet).values(staff_id=1, name="x", content=content, sent_at=BEGAN))
    url = sqlite_engine.url.render_as_string()
    sqlite_engine.dispose()  # so that its log is written to the file: that would pass the limit, too
    path = tmp_path / "backups" / "1.zip"
    path.parent.mkdir()
    path.write_text("yesterday's", encoding="utf-8")
    command = [sys.executable, "-c", SMALL_DISK, url, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert (told.stdout, told.stderr) == (f"{path} cannot be written (File too large).\n", "")
    assert [one.read_text(encoding="utf-8") for one in path.parent.iterdir()] == ["yesterday's"]
