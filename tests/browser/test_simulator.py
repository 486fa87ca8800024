import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit

WAYS = pytest.mark.parametrize(
    ("number", "width", "scripts"),
    [("0711 000 201", PHONE, True), ("0711 000 202", PHONE, False), ("0711 000 203", DESKTOP, True)],
    ids=["phone", "no-scripts", "desktop"],
)


def write_from(page: Page, number: str) -> None:
    page.get_by_label("Phone number").fill(number)


def send(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


@WAYS
def test_a_conversation_by_sms(visit: Visit, number: str, width: int, *, scripts: bool) -> None:
    page = visit("/simulator", width=width, scripts=scripts)
    write_from(page, number)
    send(page, "I lost my alien card")
    replies = page.locator(".screen .reply")
    expect(replies).to_have_count(1)
    expect(page.locator(".count")).to_contain_text("GSM-7")
    expect(page.locator(".tick")).to_have_count(1)
    send(page, "MORE")
    expect(replies).to_have_count(2)
    expect(page.locator(".tick").last).to_be_in_viewport()
    expect(page.locator("pre")).to_contain_text("text=MORE")
    page.get_by_role("link", name="Telegram").click()
    expect(page.locator(".empty")).to_be_visible()
    page.get_by_role("link", name="SMS", exact=True).click()
    expect(replies).to_have_count(2)


@WAYS
def test_a_conversation_on_telegram(visit: Visit, number: str, width: int, *, scripts: bool) -> None:
    page = visit("/simulator?channel=telegram", width=width, scripts=scripts)
    write_from(page, number)
    send(page, "/start")
    replies = page.locator(".screen .reply")
    expect(replies).to_have_count(1)
    send(page, "my employer has not paid me")
    expect(replies).to_have_count(2)
    page.locator(".screen").get_by_role("button", name="Everything on this").last.click()
    expect(replies).to_have_count(3)
    expect(page.locator(".said").last).to_have_text("You: Everything on this")
    page.get_by_label("Place").select_option("mombasa")
    page.get_by_role("button", name="Send location").click()
    expect(replies).to_have_count(4)
    expect(replies.last).to_contain_text("Mombasa")


@WAYS
def test_a_session_by_ussd(visit: Visit, number: str, width: int, *, scripts: bool) -> None:
    page = visit("/simulator?channel=ussd", width=width, scripts=scripts)
    write_from(page, number)
    page.get_by_role("button", name="Dial *384*70421#").click()
    replies = page.locator(".screen .reply")
    expect(replies).to_have_count(1)
    send(page, "I lost my alien card")
    expect(replies).to_have_count(2)
    expect(replies.last).to_contain_text("1 More")
    expect(page.get_by_label("Your message")).to_be_focused()
    page.get_by_role("button", name="Drop the session").click()
    expect(page.locator(".screen .notice")).to_contain_text("Dial again to go on.")
    page.get_by_role("button", name="Dial *384*70421#").click()
    expect(replies.last).to_contain_text("1 Go on")
    send(page, "1")
    expect(replies.last).to_be_in_viewport()
    expect(page.locator("pre")).to_contain_text("text=1")
    send(page, "00")
    expect(page.get_by_role("button", name="Dial *384*70421#")).to_be_visible()
    expect(page.get_by_label("Your message")).to_have_count(0)


def test_an_impatient_person_sends_one_sms(visit: Visit) -> None:
    page = visit("/simulator")
    write_from(page, "+254733000111")
    page.get_by_label("Your message").fill("hello")
    page.get_by_role("button", name="Send", exact=True).dblclick()
    expect(page.locator(".screen .reply")).to_have_count(1)
    expect(page.locator(".said")).to_have_count(1)
