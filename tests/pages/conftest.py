"""The public page over an intake that answers from a table, and a browser without a screen."""

from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from starlette.applications import Starlette

from admin.pages import PagesContext, page_middleware, page_routes
from bot.words import Words
from tests.pages.knowledge import knowledge_base
from tests.pages.talking import TalkingIntake

Visitor = Callable[[PagesContext], httpx.AsyncClient]

SWAHILI = {"Send": "Tuma", "What do you want to know?": "Unataka kujua nini?"}


@pytest.fixture
def intake() -> TalkingIntake:
    return TalkingIntake()


@pytest.fixture
def context(intake: TalkingIntake) -> PagesContext:
    """An installation with no way to reach it but the page."""
    base = knowledge_base()
    return PagesContext(
        intake=intake,
        words={"en": Words("en", {}), "sw": Words("sw", SWAHILI)},
        knowledge=lambda: base,
        public_url=None,
        sms_number=None,
        telegram_name=lambda: None,
        demo=None,
        secret=b"a secret of these tests",
    )


@pytest.fixture
async def visitors() -> AsyncIterator[Visitor]:
    """Makes browsers with a cookie jar of their own, each at the pages of a context."""
    opened: list[httpx.AsyncClient] = []

    def visitor(context: PagesContext) -> httpx.AsyncClient:
        app = Starlette(routes=page_routes(context), middleware=page_middleware())
        opened.append(httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jirani.test"))
        return opened[-1]

    yield visitor
    for browser in opened:
        await browser.aclose()


@pytest.fixture
def browser(visitors: Visitor, context: PagesContext) -> httpx.AsyncClient:
    return visitors(context)
