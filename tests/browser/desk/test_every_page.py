"""Every page of the desk, at both widths and in both languages: axe-core finds nothing, nothing hangs out, it is light.

The table of weights is printed with `pytest -s`.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from admin.desk import desk_pages
from admin.desk.access import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk.conftest import At
from tests.browser.desk.looking import look, weights
from tests.browser.desk.office import Office

FIRST_LOAD, LATER_LOAD = 50_000, 15_000
"""Bytes on the wire, at most: with all files, and alone (the project's own promise)."""
FILES = ("jirani.xlsx", ".csv", ".pdf", ".png", "/report", "{scope}/contacts")
"""How the addresses of what is no page end: files to keep, and a piece of a page."""
OPEN = ("/desk/sign-in", "/desk/welcome/{token}")
ENTRY = "/desk/entries/alien-card/mombasa"
HEAVIEST = "/desk/entries/work-permit/mombasa"
"""The entry whose page weighs the most, of all that come with the program."""
PAGES = {
    "/desk/sign-in": [""],
    "/desk/welcome/{token}": [""],
    "/desk/account": [""],
    "/desk/staff": [""],
    "/desk/staff/{number:int}": ["member"],
    "/desk/entries": ["", "?q=passport&category=permits", "?q=nothing-like-that"],
    "/desk/entries/new": ["", "?words=where+is+the+brown+house&topic=shelter"],
    "/desk/entries/{topic}/{scope}": [ENTRY, "/desk/entries/police/national", HEAVIEST],
    "/desk/entries/{topic}/{scope}/phrases": [f"{ENTRY}/phrases"],
    "/desk/entries/{topic}/{scope}/history": ["/desk/entries/birth-certificate/national/history"],
    "/desk/entries/{topic}/{scope}/history/{number:int}": ["/desk/entries/birth-certificate/national/history/2"],
    "/desk/review": [""],
    "/desk/review/{number:int}": ["draft", "line"],
    "/desk/": ["", "?county=mombasa", "?kind=due"],
    "/desk/release/entry/{topic}/{scope}": ["/desk/release/entry/birth-certificate/national"],
    "/desk/release/contact/{slug}/{scope}": [],
    "/desk/contacts": ["", "?q=nothing-like-that"],
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
LANGUAGES = pytest.mark.parametrize("language", ["en", "sw"])


def filled(address: str, example: str, office: Office) -> str:
    """The address of an example: told whole, by the name of one of the office's things, or by what stands behind it."""
    if address == "/desk/welcome/{token}":
        return office.link()
    if example.startswith("/"):
        return example
    if example in office.parts:
        return re.sub(r"{.+?}", office.parts[example], address)
    return address + example


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


@LANGUAGES
@pytest.mark.parametrize(("address", "example"), EXAMPLES)
def test_a_page(
    at: At, office: Office, table: dict[str, tuple[int, int]], address: str, example: str, language: str
) -> None:
    path = filled(address, example, office)
    role = None if address in OPEN else Role.ADMINISTRATOR
    page = at(path, role, language=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)
    table[f"{language} {path}"] = first, later = weights(page)
    assert first <= FIRST_LOAD
    assert later <= LATER_LOAD
    look(page, PHONE, DESKTOP)


def refused_sign_in(page: Page) -> None:
    page.locator("#email").fill("nobody@county.example")
    page.locator("#password").fill("not the password")
    page.locator("main form .primary").click()


def unlike_passwords(page: Page) -> None:
    page.locator("#password").fill("three small words")
    page.locator("#again").fill("three other words")
    page.locator("main form .primary").click()


def wrong_password(page: Page) -> None:
    page.locator("#current").fill("not the password")
    unlike = page.locator("form[action$=password]")
    unlike.locator("#password").fill("three small words")
    unlike.locator("#again").fill("three small words")
    unlike.locator("button").click()


def set_up_a_code(page: Page) -> None:
    page.locator("form[action$=code] button").click()
    page.locator("#code").fill("000000")
    page.locator("form[action$=on] button").click()


def send_empty(page: Page) -> None:
    """Send the page's main form with nothing in it: browsers would not let it go, a program would."""
    form = page.locator("main form:has(.primary)").first
    form.evaluate("form => { form.noValidate = true; form.reset(); form.querySelector('.primary').click(); }")


def entry_without_texts(page: Page) -> None:
    page.locator("[id='title.en']").fill("")
    page.locator("[id='answer.sw']").fill("Piga {nobody-knows-this} \u2026")
    page.locator("button[formaction$='/submit']").click()


def preview_a_curly_quote(page: Page) -> None:
    page.locator("[id='answer.en']").fill("It\u2019s free.")
    page.locator(".to-preview").click()
    expect(page.locator(".bubble mark").first).to_be_visible()


def try_it(page: Page) -> None:
    page.locator("#question").fill("I lost my alien card")
    page.locator("#try form button").click()
    expect(page.locator(".tried")).to_be_visible()


def empty_comment(page: Page) -> None:
    page.locator("form[action$='/comment'] button").first.click()


def wrong_number(page: Page) -> None:
    page.locator("#value").fill("12")
    page.locator("[id='name.en']").fill("")
    page.locator("main form .primary").click()


def a_sheet_with_faults(page: Page) -> None:
    table = b"topic,place,title (English)\r\nno-such-topic,national,x\r\nalien-card,nowhere,y\r\n"
    page.locator("#file").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": table})
    page.locator("form[enctype] button").click()


def no_sheet(page: Page) -> None:
    page.locator("#file").set_input_files({"name": "a.xlsx", "mimeType": "x/y", "buffer": b"\x00\x01 nothing"})
    page.locator("form[enctype] button").click()


def a_wrong_price(page: Page) -> None:
    page.locator("#price").fill("cheap")
    page.locator("form[action$=price] button").click()


MISTAKES: list[tuple[str, Callable[[Page], None]]] = [
    ("/desk/sign-in", refused_sign_in),
    ("/desk/welcome/{token}", unlike_passwords),
    ("/desk/account", wrong_password),
    ("/desk/account", set_up_a_code),
    ("/desk/staff", send_empty),
    ("/desk/entries/new", send_empty),
    (ENTRY, entry_without_texts),
    (ENTRY, preview_a_curly_quote),
    (ENTRY, try_it),
    (f"{ENTRY}/phrases", send_empty),
    ("/desk/review/{number:int}", empty_comment),
    ("/desk/contacts/new", send_empty),
    ("/desk/contacts/huria-mombasa/edit", wrong_number),
    ("/desk/barazas/new", send_empty),
    ("/desk/sheets", a_sheet_with_faults),
    ("/desk/sheets", no_sheet),
    ("/desk/operation/settings", a_wrong_price),
]


@LANGUAGES
@pytest.mark.parametrize(("address", "act"), MISTAKES, ids=[f"{one}-{act.__name__}" for one, act in MISTAKES])
def test_a_page_that_shows_what_is_wrong(
    at: At, office: Office, address: str, act: Callable[[Page], None], language: str
) -> None:
    role = None if address in OPEN else Role.ADMINISTRATOR
    page = at(filled(address, "draft" if "{number" in address else "", office), role, language=language)
    act(page)
    expect(page.locator(".errors, .error, .notice.wrong, .bubble").first).to_be_visible()
    look(page, PHONE, DESKTOP)


@LANGUAGES
@pytest.mark.parametrize(
    ("path", "role", "status"),
    [
        ("/desk/entries/no-such-topic/national", Role.ADMINISTRATOR, 404),
        ("/desk/staff", Role.EDITOR, 403),
    ],
)
def test_a_page_that_says_why_not(at: At, path: str, role: Role, status: int, language: str) -> None:
    page = at(path, role, language=language, status=status)
    expect(page.locator("main .button")).to_be_visible()
    look(page, PHONE, DESKTOP)


@LANGUAGES
@pytest.mark.parametrize("role", [Role.EDITOR, Role.ORGANISER])
def test_the_first_page_of_others(at: At, role: Role, language: str) -> None:
    page = at("/desk/" if role is Role.EDITOR else "/desk/barazas", role, "kwale", language=language)
    look(page, PHONE, DESKTOP)
