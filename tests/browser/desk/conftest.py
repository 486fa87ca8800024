"""One office for all tests of this folder; each visit is a window with cookies of its own, and a member signed in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response

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


class Windows:
    """Windows with cookies of their own. They are used again: to open one takes longer than most visits."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: dict[tuple[str, bool, str], list[Page]] = {}
        self._taken: list[tuple[tuple[str, bool, str], Page]] = []

    def take(self, language: str, home: str, *, scripts: bool = True) -> Page:
        """An empty window that nobody else has."""
        kind = (language, scripts, home)
        free = self._free.setdefault(kind, [])
        page = free.pop() if free else self._opened(language, home, scripts=scripts)
        self._taken.append((kind, page))
        return page

    def give_back(self) -> None:
        """Empty all windows that were taken."""
        for kind, page in self._taken:
            page.goto("about:blank")
            page.context.clear_cookies()
            self._free[kind].append(page)
        self._taken.clear()

    def _opened(self, language: str, home: str, *, scripts: bool) -> Page:
        context = self._chromium.new_context(java_script_enabled=scripts, locale=LOCALES[language], base_url=home)
        context.set_default_timeout(WAIT)
        return context.new_page()


@pytest.fixture(scope="package")
def windows(chromium: Browser) -> Windows:
    return Windows(chromium)


@pytest.fixture
def at(windows: Windows, office: Office) -> Iterator[At]:
    """Opens a page as a member of this role: `at("/desk/", Role.EDITOR, "mombasa", language="sw", width=360)`.

    Without a role nobody is signed in. `status` is what the page's first answer comes with.
    """
    opened: list[Page] = []
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
        page = windows.take(language, home, scripts=scripts)
        opened.append(page)
        if role is not None:
            token = office.arrive(role, *counties, language=language, name=name)
            page.context.add_cookies([{"name": "desk", "value": token, "url": home}])
        watch.expected.add(status)
        watch.over(page)
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        page.goto(path)
        return page

    yield visit
    windows.give_back()
    for page in opened:
        watch.leave(page)
    assert not watch.complaints


@pytest.fixture
def both(at: At) -> Both:
    """Opens a page in both languages, on a phone, as a member of this role: `both("/desk/", Role.EDITOR)`."""

    def visit(path: str, role: Role | None = None, *counties: str, status: int = 200) -> Sequence[Page]:
        return [at(path, role, *counties, language=language, status=status) for language in LANGUAGES]

    return visit
