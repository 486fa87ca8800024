"""`jirani serve`, `jirani migrate`, `jirani worker`: the server and its parts."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

import uvicorn

from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.commands.staff import first_link
from admin.installation import Installation, load_starter, open_installation, take_over
from admin.knowledge_base import CurrentLine
from admin.server.app import build_app
from admin.server.logs import configure_logs
from admin.server.memory import settle, share_heap
from admin.server.worker import run_worker
from admin.settings import Settings
from admin.texts import read_texts


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    serve = verbs.add_parser("serve", help="everything in one process; the first start makes the database")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)
    migrate = verbs.add_parser("migrate", help="bring the database's tables up to date")
    migrate.set_defaults(run=run_migrate)
    worker = verbs.add_parser("worker", help="deliver replies only, beside other processes (PostgreSQL)")
    worker.set_defaults(run=run_delivery)


def run_serve(chosen: argparse.Namespace, settings: Settings) -> int:
    """Serve until stopped."""
    share_heap()
    configure_logs()
    installation = open_installation(settings)
    load_starter(installation)
    take_over(installation)
    texts = read_texts(installation.languages())
    current = CurrentLine(installation.engine, texts, settings.county, settings.data)
    app = build_app(installation, texts, current)
    settle()
    _greet(settings, chosen.host, chosen.port, _first_link(installation))
    # No access log: the callbacks' addresses hold their secret.
    config = uvicorn.Config(
        app, host=chosen.host, port=chosen.port, access_log=False, log_config=None, server_header=False, ws="none"
    )
    server = uvicorn.Server(config)
    server.run()
    if not server.started:
        raise Failure(f"port {chosen.port} on {chosen.host} cannot be used: is Jirani running already? Try --port.")
    return 0


def run_migrate(_chosen: argparse.Namespace, settings: Settings) -> int:
    """Migrate and say so."""
    open_installation(settings)
    print("The database is up to date.")
    return 0


def run_delivery(_chosen: argparse.Namespace, settings: Settings) -> int:
    """Deliver until stopped."""
    if settings.database_url.startswith("sqlite"):
        raise Failure("a SQLite database has one process: `jirani serve` delivers already. Workers need PostgreSQL.")
    if settings.demo:
        raise Failure("no provider is configured: there is nothing to deliver to.")
    configure_logs()
    asyncio.run(run_worker(open_installation(settings)))
    return 0


def _first_link(installation: Installation) -> str | None:
    """The path that makes the desk's first account, as long as there is none."""
    with installation.engine.begin() as connection:
        return first_link(connection, datetime.now(UTC))


def _greet(settings: Settings, host: str, port: int, first: str | None) -> None:
    address = f"http://{host}:{port}"
    print(f"Jirani is at {address}", file=sys.stderr)
    if first:
        print(f"Make the desk's first account here, within three days: {address}{first}", file=sys.stderr)
    else:
        print(f"The desk of the county staff is at {address}/desk/", file=sys.stderr)
    if settings.demo:
        print("Demo mode: no SMS or Telegram provider is configured, so nothing leaves this machine.", file=sys.stderr)
        print(f"Try it on a phone on the screen: {address}/simulator", file=sys.stderr)
