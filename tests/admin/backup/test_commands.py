"""`jirani backup` and `jirani restore` as a person types them."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine

from admin.__main__ import main
from knowledge.store import open_engine
from tests.admin.backup.filled import fill, held

OWN = "the secret of this installation"
OTHERS = "the secret of another installation"
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command for the installation of this name: a data folder with a SQLite database."""

    def run(name: str, *arguments: str, secret: str | None = None) -> int:
        monkeypatch.setenv("JIRANI_DATA", str(tmp_path / name))
        if secret is None:
            monkeypatch.delenv("JIRANI_SECRET", raising=False)
        else:
            monkeypatch.setenv("JIRANI_SECRET", secret)
        return main(arguments)

    return run


@pytest.fixture
def file(run: Run, tmp_path: Path) -> str:
    """Where the backup of the filled installation `old` goes."""
    assert run("old", "migrate", secret=OWN) == 0
    engine = open_engine(f"sqlite:///{tmp_path / 'old' / 'jirani.db'}")
    fill(engine)
    engine.dispose()
    return str(tmp_path / "1.zip")


def held_by(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    engine: Engine = open_engine(f"sqlite:///{folder / 'jirani.db'}")
    try:
        return held(engine)
    finally:
        engine.dispose()


def test_a_backup_is_restored_and_both_are_told(
    run: Run, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("old", "backup", file, secret=OWN) == 0
    assert "without the same one nobody is recognised" in capsys.readouterr().out
    assert run("new", "restore", file, secret=OWN) == 0
    assert "people are recognised" in capsys.readouterr().out
    assert held_by(tmp_path / "new") == held_by(tmp_path / "old")
    assert run("new", "restore", file, secret=OWN) == 1
    assert "--force" in capsys.readouterr().err
    assert run("new", "restore", file, "--force", secret=OWN) == 0


def test_programs_read_both(run: Run, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("old", "backup", file, "--json", secret=OWN) == 0
    made = json.loads(capsys.readouterr().out)
    assert run("new", "restore", file, "--json", secret=OTHERS) == 0
    restored = json.loads(capsys.readouterr().out)
    assert set(made) == {"file", "bytes", "revision", "taken_at", "rows", "secret"}
    assert (made.pop("secret"), restored.pop("secret")) == (False, "other")
    assert made == restored
    assert made["bytes"] == Path(file).stat().st_size


def test_the_secret_comes_along_when_asked_for(
    run: Run, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("old", "backup", file, "--with-secret", secret=OWN) == 0
    with ZipFile(file) as package:
        assert package.read("secret") == OWN.encode()
    assert run("new", "restore", file) == 0
    kept = tmp_path / "new" / "secret"
    assert kept.read_text(encoding="utf-8") == OWN
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len((tmp_path / "new" / "secret-before-restore").read_text(encoding="utf-8")) >= 32
    assert run("newer", "restore", file, secret=OTHERS) == 0
    assert not (tmp_path / "newer" / "secret").exists()
    assert "set JIRANI_SECRET" in capsys.readouterr().out


def test_the_next_start_loads_newer_content(run: Run, file: str, tmp_path: Path) -> None:
    assert run("old", "backup", file, secret=OWN) == 0
    assert run("new", "migrate") == 0
    remembered = tmp_path / "new" / "starter-loaded"
    remembered.write_text("digest", encoding="utf-8")
    assert run("new", "restore", file) == 0
    assert not remembered.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("backup", "/"), "not a file"),
        (("restore", "nowhere.zip"), "nowhere.zip cannot be read"),
        (("restore", __file__), "not a backup of Jirani"),
    ],
)
def test_a_mistake_gets_one_sentence(
    arguments: tuple[str, ...], says: str, run: Run, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("old", *arguments, secret=OWN) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert says in told.err
