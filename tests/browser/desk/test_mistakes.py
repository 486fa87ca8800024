"""Pages that show what is wrong, or what came of a press: as reachable as they were before, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import Both
from tests.browser.desk.looking import look
from tests.browser.desk.office import Office, visitor_of

ENTRY = "/desk/entries/alien-card/mombasa"


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
    ("/desk/contacts/kra-phone/edit", wrong_number),
    ("/desk/barazas/new", send_empty),
    ("/desk/sheets", a_sheet_with_faults),
    ("/desk/sheets", no_sheet),
    ("/desk/operation/settings", a_wrong_price),
]


@pytest.mark.parametrize(("address", "act"), MISTAKES, ids=[f"{one}-{act.__name__}" for one, act in MISTAKES])
def test_a_page_that_shows_what_is_wrong(both: Both, office: Office, address: str, act: Callable[[Page], None]) -> None:
    pages = both(office.filled(address, "draft" if "{number" in address else ""), visitor_of(address))
    for page in pages:
        act(page)
        expect(page.locator(".errors, .error, .notice.wrong, .bubble").first).to_be_visible()
    look(*pages)
