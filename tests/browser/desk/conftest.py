"""One office for all tests of this folder; each visit is a browser of its own, with a member signed in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from admin.desk.access import Role
from tests.browser.conftest import HEIGHTS, PHONE
from tests.browser.desk.office import Office, open_office

LANGUAGES = ("en", "sw")
REFUSED = "the server responded with a status of "
"""What Chromium says of a page that tells why not; whether it should have come is looked at below."""
MISTAKES, CONFLICT = 422, 409
"""The status of a form that comes back with its mistakes shown, or with what somebody else has changed."""
WAIT = 15_000
"""Milliseconds for what an office's busy machine takes at most."""

At = Callable[..., Page]


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture
def at(chromium: Browser, office: Office) -> Iterator[At]:
    """Opens a page as a member of this role: `at("/desk/", Role.EDITOR, "mombasa", language="sw", width=360)`.

    No page may say anything to the console, or fail to load something. Without a role nobody is signed in. `status` is
    what the page's first answer comes with.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []
    expected = {MISTAKES, CONFLICT}

    def note(message: ConsoleMessage) -> None:
        if REFUSED not in message.text:
            complaints.append(f"{message.type}: {message.text}")

    def check(response: Response) -> None:
        if response.status >= 400 and response.status not in expected:
            complaints.append(f"{response.status} {response.url}")

    def visit(
        path: str,
        role: Role | None = None,
        *counties: str,
        language: str = "en",
        width: int = PHONE,
        scripts: bool = True,
        name: str = "",
        address: str = "",
        status: int = 200,
    ) -> Page:
        home = address or office.address
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            locale={"en": "en-GB", "sw": "sw-KE"}[language],
            base_url=home,
        )
        context.set_default_timeout(WAIT)
        opened.append(context)
        if role is not None:
            token = office.arrive(role, *counties, language=language, name=name)
            context.add_cookies([{"name": "desk", "value": token, "url": home}])
        expected.add(status)
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
