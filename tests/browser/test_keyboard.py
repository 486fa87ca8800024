import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

MANY_TABS = 40


def go_to(page: Page, label: str, key: str = "Tab", most: int = MANY_TABS) -> None:
    """Press a key until this is focused; whatever has the focus on the way must show it."""
    for _ in range(most):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        if focused.count():
            expect(focused).to_have_css("outline-style", "solid")
            if label in (focused.inner_text().strip(), focused.get_attribute("id")):
                return
    pytest.fail(f"{key} does not lead to {label}")


def test_a_conversation_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit()
    go_to(page, "Go to the question field")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("text")
    page.keyboard.type("I lost my")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("alien card")
    page.keyboard.press("Enter")
    expect(page.locator(".reply")).to_have_count(1)
    expect(page.locator(":focus")).to_have_id("text")
    go_to(page, "Everything on this", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".reply")).to_have_count(2)
    expect(page.locator(":focus")).to_have_class("exchange")
    go_to(page, "text")


def test_the_same_without_scripts(visit: Visit) -> None:
    page = visit(scripts=False)
    go_to(page, "text")
    page.keyboard.type("I lost my alien card")
    go_to(page, "Send")
    page.keyboard.press("Enter")
    expect(page.locator(".reply")).to_have_count(1)
    go_to(page, "Everything on this")
    page.keyboard.press("Space")
    expect(page.locator(".reply")).to_have_count(2)


def test_a_phone_used_with_the_keyboard(visit: Visit) -> None:
    page = visit("/simulator?channel=telegram")
    go_to(page, "text")
    page.keyboard.type("I lost my alien card")
    page.keyboard.press("Enter")
    expect(page.locator(".screen .reply")).to_have_count(1)
    go_to(page, "Everything on this", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".screen .reply")).to_have_count(2)
