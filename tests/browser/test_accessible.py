"""axe-core, over every page in both languages: no finding of any weight."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LANGUAGES = pytest.mark.parametrize("language", ["en", "sw"])
WIDTHS = pytest.mark.parametrize("width", [PHONE, DESKTOP])


def check(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert not results.response["violations"], results.generate_report()


@WIDTHS
@LANGUAGES
def test_the_public_page(visit: Visit, language: str, width: int) -> None:
    page = visit(f"/?lang={language}", width=width)
    check(page)
    page.get_by_role("textbox").fill("nimepoteza kadi ya mgeni")
    page.get_by_role("textbox").press("Enter")
    expect(page.locator(".reply")).to_have_count(1)
    check(page)
    page.locator(".reply button").last.click()
    expect(page.locator(".reply")).to_have_count(2)
    check(page)


@WIDTHS
@LANGUAGES
@pytest.mark.parametrize("channel", ["sms", "telegram"])
def test_the_simulator(visit: Visit, language: str, width: int, channel: str) -> None:
    page = visit(f"/simulator?channel={channel}&lang={language}", width=width)
    page.locator("#number").fill("+254744000111")
    check(page)
    page.locator("#text").fill("nimepoteza kadi ya mgeni")
    page.locator("#text").press("Enter")
    expect(page.locator("pre")).to_be_visible()
    check(page)


@WIDTHS
@LANGUAGES
def test_the_simulator_of_ussd(visit: Visit, language: str, width: int) -> None:
    page = visit(f"/simulator?channel=ussd&lang={language}", width=width)
    page.locator("#number").fill("+254744000222")
    check(page)
    page.locator("button[name=dial]").click()
    expect(page.locator("pre")).to_be_visible()
    check(page)
    page.locator("#text").fill("0")
    page.locator("#text").press("Enter")
    expect(page.locator("pre")).to_contain_text("text=0")
    check(page)


def test_a_refusal_and_a_wrong_number(visit: Visit, address: str) -> None:
    page = visit("/simulator")
    page.set_content(page.request.post("/chat", data=b"{}", headers={"content-type": "application/json"}).text())
    expect(page.get_by_role("heading")).to_have_text("That did not work")
    check(page)
