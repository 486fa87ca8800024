"""Every page of the desk, at both widths and in both languages: axe-core finds nothing, nothing hangs out, it is light.

The table of weights is printed with `pytest -s`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from admin.desk import desk_pages
from admin.desk.access import Role
from tests.browser.desk.conftest import LANGUAGES, Both
from tests.browser.desk.looking import look, weights
from tests.browser.desk.office import Office, visitor_of

FIRST_LOAD, LATER_LOAD = 50_000, 15_000
"""Bytes on the wire, at most: with all files, and alone (the project's own promise)."""
FILES = ("jirani.xlsx", ".csv", ".pdf", ".png", "/report", "{scope}/contacts")
"""How the addresses of what is no page end: files to keep, and a piece of a page."""
HEAVIEST = "/desk/entries/work-permit/mombasa"
"""The entry whose page weighs the most, of all that come with the program."""
PAGES = {
    "/desk/sign-in": [""],
    "/desk/welcome/{token}": [""],
    "/desk/account": [""],
    "/desk/staff": [""],
    "/desk/staff/{number:int}": ["member"],
    "/desk/entries": ["", "?q=nothing-like-that"],
    "/desk/entries/new": ["?words=where+is+the+brown+house&topic=shelter"],
    "/desk/entries/{topic}/{scope}": ["/desk/entries/police/national", HEAVIEST],
    "/desk/entries/{topic}/{scope}/phrases": ["/desk/entries/alien-card/mombasa/phrases"],
    "/desk/entries/{topic}/{scope}/history": ["/desk/entries/birth-certificate/national/history"],
    "/desk/entries/{topic}/{scope}/history/{number:int}": ["/desk/entries/birth-certificate/national/history/2"],
    "/desk/review": [""],
    "/desk/review/{number:int}": ["draft", "line"],
    "/desk/": ["", "?kind=due"],
    "/desk/release/entry/{topic}/{scope}": ["/desk/release/entry/birth-certificate/national"],
    "/desk/release/contact/{slug}/{scope}": ["/desk/release/contact/eacc-phone/national"],
    "/desk/contacts": [""],
    "/desk/contacts/new": [""],
    "/desk/contacts/{slug}": ["/desk/contacts/huria-mombasa", "/desk/contacts/befrienders-kenya"],
    "/desk/contacts/{slug}/edit": ["/desk/contacts/huria-mombasa/edit"],
    "/desk/questions": ["", "?county=garissa"],
    "/desk/questions/confirmed": [""],
    "/desk/barazas": [""],
    "/desk/barazas/new": [""],
    "/desk/barazas/{number:int}": ["baraza"],
    "/desk/barazas/{number:int}/edit": ["baraza"],
    "/desk/sheets": [""],
    "/desk/numbers": ["", "?period=7&county=garissa"],
    "/desk/operation": [""],
    "/desk/operation/deliveries": [""],
    "/desk/operation/log": [""],
    "/desk/operation/settings": [""],
    "/desk/help": [""],
}
"""Every page that is only looked at, by its address, with examples of it."""
EXAMPLES = [(address, example) for address, examples in PAGES.items() for example in examples]


@pytest.fixture(scope="module")
def table() -> Iterator[dict[str, tuple[int, int]]]:
    """The weights of all pages, printed at the end."""
    weighed: dict[str, tuple[int, int]] = {}
    yield weighed
    print("\nbytes at first load, later, page")
    for path, (first, later) in sorted(weighed.items(), key=lambda line: -line[1][1]):
        print(f"{first:7} {later:7}  {path}")


def test_no_page_is_left_out() -> None:
    looked_at = {page.address for page in desk_pages() if page.method == "GET" and not page.address.endswith(FILES)}
    assert looked_at == set(PAGES)


@pytest.mark.parametrize(("address", "example"), EXAMPLES)
def test_a_page(both: Both, office: Office, table: dict[str, tuple[int, int]], address: str, example: str) -> None:
    pages = both(office.filled(address, example), visitor_of(address))
    for page, language in zip(pages, LANGUAGES, strict=True):
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_have_count(1)
        table[f"{language} {address}{example}"] = first, later = weights(page)
        assert first <= FIRST_LOAD
        assert later <= LATER_LOAD
    look(*pages)


@pytest.mark.parametrize(
    ("path", "role", "status"),
    [
        ("/desk/entries/no-such-topic/national", Role.ADMINISTRATOR, 404),
        ("/desk/staff", Role.EDITOR, 403),
    ],
)
def test_a_page_that_says_why_not(both: Both, path: str, role: Role, status: int) -> None:
    pages = both(path, role, status=status)
    expect(pages[0].locator("main .button")).to_be_visible()
    look(*pages)


@pytest.mark.parametrize(("path", "role"), [("/desk/", Role.EDITOR), ("/desk/barazas", Role.ORGANISER)])
def test_the_first_page_of_others(both: Both, path: str, role: Role) -> None:
    look(*both(path, role, "kwale"))
