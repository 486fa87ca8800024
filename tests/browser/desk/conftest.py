"""One office for all tests of this folder. A visit is a browser of its own; two windows stay open for single looks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Response

from admin.desk.access import Role
from tests.browser.conftest import HEIGHTS, PHONE
from tests.browser.desk.office import Office, open_office

LANGUAGES = ("en", "sw")
LOCALES = {"en": "en-GB", "sw": "sw-KE"}
REFUSED = "the server responded with a status of "
"""What Chromium says of a page that tells why not; whether it should have come is looked at below."""
MISTAKES, CONFLICT = 422, 409
"""The status of a form that comes back with its mistakes shown, or with what somebody else has changed."""
WAIT = 15_000
"""Milliseconds for what an office's busy machine takes at most."""

At = Callable[..., Page]
Both = Callable[..., Sequence[Page]]


@dataclass
class Watch:
    """Listens to pages: none may say anything to the console, or fail to load something that is not `expected` to."""

    expected: set[int] = field(default_factory=lambda: {MISTAKES, CONFLICT})
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to this page."""
        page.on("console", self._note)
        page.on("pageerror", self._fail)
        page.on("response", self._check)

    def leave(self, page: Page) -> None:
        """Listen no more."""
        page.remove_listener("console", self._note)
        page.remove_listener("pageerror", self._fail)
        page.remove_listener("response", self._check)

    def _note(self, message: ConsoleMessage) -> None:
        if REFUSED not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def _fail(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _check(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.status} {response.url}")


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture
def at(chromium: Browser, office: Office) -> Iterator[At]:
    """Opens a page as a member of this role: `at("/desk/", Role.EDITOR, "mombasa", language="sw", width=360)`.

    Without a role nobody is signed in. `status` is what the page's first answer comes with.
    """
    opened: list[BrowserContext] = []
    watch = Watch()

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
            locale=LOCALES[language],
            base_url=home,
        )
        context.set_default_timeout(WAIT)
        opened.append(context)
        if role is not None:
            token = office.arrive(role, *counties, language=language, name=name)
            context.add_cookies([{"name": "desk", "value": token, "url": home}])
        watch.expected.add(status)
        page = context.new_page()
        watch.over(page)
        page.goto(path)
        return page

    yield visit
    for context in opened:
        context.close()
    assert not watch.complaints


@pytest.fixture(scope="package")
def windows(chromium: Browser, office: Office) -> Iterator[dict[str, Page]]:
    """A window for each language; to open new ones for every page would take longer than most looks."""
    contexts = {
        language: chromium.new_context(locale=LOCALES[language], base_url=office.address) for language in LANGUAGES
    }
    yield {language: context.new_page() for language, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture
def both(windows: dict[str, Page], office: Office) -> Iterator[Both]:
    """Opens a page in both languages, on a phone, as a member of this role: `both("/desk/", Role.EDITOR)`."""
    watch = Watch()
    for page in windows.values():
        watch.over(page)

    def visit(path: str, role: Role | None = None, *counties: str, status: int = 200) -> Sequence[Page]:
        watch.expected.add(status)
        for language, page in windows.items():
            page.context.clear_cookies()
            if role is not None:
                token = office.arrive(role, *counties, language=language)
                page.context.add_cookies([{"name": "desk", "value": token, "url": office.address}])
            page.set_viewport_size({"width": PHONE, "height": HEIGHTS[PHONE]})
            page.goto(path)
        return list(windows.values())

    yield visit
    for page in windows.values():
        page.goto("about:blank")
        watch.leave(page)
    assert not watch.complaints
