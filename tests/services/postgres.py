"""A real PostgreSQL for one test session: its own data, a socket in its own folder, no network, and no fsync."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

USER = "jirani"
SECONDS_TO_START = 20
SECONDS_TO_STOP = 10
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


class Postgres:
    """A running server. Databases are made by copying a template, which costs some tens of milliseconds."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._made = 0

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self._socket}"

    def create(self, template: str = "template0") -> str:
        """Make a database, and tell its name."""
        self._made += 1
        name = f"test_{self._made}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def is_ready(self) -> bool:
        """Whether it answers."""
        try:
            self._run(sql.SQL("SELECT 1"))
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(dbname="postgres", user=USER, host=str(self._socket), autocommit=True) as connection:
            connection.execute(statement)


def find_programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or where Debian keeps them (the newest)."""
    on_path = [Path(folder) for folder in os.get_exec_path()]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4), reverse=True)
    for folder in [*on_path, *debian]:
        if all(shutil.which(program, path=str(folder)) for program in ("initdb", "postgres")):
            return folder
    return None


@contextmanager
def running_postgres(programs: Path) -> Iterator[Postgres]:
    """A server that lives as long as the block. PostgreSQL refuses to run as root, so then `nobody` runs it."""
    folder = Path(tempfile.mkdtemp(prefix="jirani-pg-"))
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    if os.geteuid() == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    server: subprocess.Popen[bytes] | None = None
    log = folder / "log"
    try:
        data = folder / "data"
        _start(
            [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
            account,
            log,
        ).wait()
        settings = [part for setting in UNSAFE_BUT_FAST for part in ("-c", setting)]
        server = _start([programs / "postgres", "-D", data, "-k", folder, *settings], account, log)
        postgres = Postgres(folder)
        _wait_until_ready(postgres, server, log)
        yield postgres
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # the fast shutdown: connections are cut, data files are closed
            server.wait(SECONDS_TO_STOP)
        shutil.rmtree(folder, ignore_errors=True)


def _start(command: list[Path | str], account: pwd.struct_passwd, log: Path) -> subprocess.Popen[bytes]:
    is_root = os.geteuid() == 0
    with log.open("ab") as out:
        return subprocess.Popen(
            [str(part) for part in command],
            stdout=out,
            stderr=out,
            cwd="/",
            user=account.pw_uid if is_root else None,
            group=account.pw_gid if is_root else None,
            extra_groups=[] if is_root else None,
        )


def _wait_until_ready(postgres: Postgres, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not postgres.is_ready():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)
