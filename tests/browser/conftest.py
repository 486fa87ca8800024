"""One service and one Chromium for all tests of this folder; each visit has cookies of its own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from tests.pages.service import demo_service
from tests.services.browser import running_chromium

PHONE, DESKTOP = 360, 1280
"""Pixels: the narrowest phones that are still sold, and a laptop."""
HEIGHTS = {PHONE: 640, DESKTOP: 800}

Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo_service(tmp_path_factory.mktemp("service")) as url:
        yield url


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Opens a page as a new visitor: `visit("/", width=360, scripts=False)`. No page may complain or fail to load."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "ERR_INTERNET_DISCONNECTED" not in message.text:
            complaints.append(message.text)

    def check(response: Response) -> None:
        if response.status >= 400:
            complaints.append(f"{response.status} {response.url}")

    def visit(path: str = "/", *, width: int = PHONE, scripts: bool = True, locale: str = "en-GB") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            locale=locale,
            base_url=address,
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", check)
        page.goto(path)
        return page

    yield visit
    for context in opened:
        context.close()
    assert not complaints
