"""A process that only delivers, beside others on the same PostgreSQL database."""

import asyncio
import signal

import structlog

from admin.installation import Installation
from admin.server.channels import senders_only
from bot.delivery.bell import Bell
from bot.delivery.runner import Runner

log = structlog.get_logger()


async def run_worker(installation: Installation) -> None:
    """Deliver until SIGINT or SIGTERM; what is in flight is finished first."""
    senders, close = senders_only(installation.settings)
    runner = Runner(installation.engine, installation.keys, senders, Bell())
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, runner.stop)
    log.info("worker.started", channels=[channel.value for channel in senders])
    await runner.run()
    await close()
