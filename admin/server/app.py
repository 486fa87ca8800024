"""Composes the server: one process that takes messages, answers them, delivers, and shows the pages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from starlette.applications import Starlette

from admin.desk import DeskContext, desk_routes
from admin.desk.numbers import keep_counting
from admin.installation import Installation
from admin.knowledge_base import CurrentLine
from admin.pages import PagesContext, page_middleware, page_routes
from admin.server.channels import Channels, open_channels
from admin.server.operations import operation_routes
from bot.delivery.bell import Bell
from bot.delivery.runner import Runner
from bot.flow import Flow
from bot.line import Texts

log = structlog.get_logger()


def build_app(installation: Installation, texts: Texts, current: CurrentLine) -> Starlette:
    """The whole service as one ASGI application; its lifespan runs delivery, Telegram and the watch."""
    bell = Bell()
    flow = Flow(installation.engine, current.get, installation.keys, bell.ring)
    channels = open_channels(installation.settings, flow, texts.words)
    runner = Runner(installation.engine, installation.keys, channels.senders, bell)
    pages = PagesContext(
        intake=flow,
        words=texts.words,
        knowledge=current.knowledge,
        public_url=installation.settings.public_url,
        sms_number=installation.settings.africastalking.sender if installation.settings.africastalking else None,
        telegram_name=lambda: channels.telegram.username if channels.telegram else None,
        demo=channels.demo,
        secret=installation.keys.purpose("pages"),
    )

    desk = DeskContext(
        settings=installation.settings,
        engine=installation.engine,
        keys=installation.keys,
        texts=texts,
        line=current.get,
        channel_states=channels.states,
        telegram_name=pages.telegram_name,
        credit=channels.credit,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watches = (current.watch(), keep_counting(installation.engine))
        tasks = [asyncio.create_task(one) for one in (runner.run(), *watches)]
        if channels.telegram is not None:
            await channels.telegram.start()
        log.info("server.started", channels=channels.states(), entries=len(current.knowledge().entries))
        yield
        await _stop(channels, runner, tasks)

    operations = operation_routes(installation.engine, current.knowledge, channels.states)
    routes = [*channels.routes, *operations, *page_routes(pages), *desk_routes(desk)]
    return Starlette(routes=routes, middleware=page_middleware(), lifespan=lifespan)


async def _stop(channels: Channels, runner: Runner, tasks: list[asyncio.Task[None]]) -> None:
    """Take no more, finish what is being sent, then end; what is still due waits in the database."""
    if channels.telegram is not None:
        await channels.telegram.stop()
    runner.stop()
    for watch in tasks[1:]:
        watch.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
