"""The operators' pages: channels, deliveries, who did what, settings in words."""

from playwright.sync_api import expect

from admin.desk.access import Role
from tests.browser.desk.clerk import WAYS, Clerk, Way, ways
from tests.browser.desk.conftest import At


@ways(*WAYS)
def test_an_administrator_looks_after_the_installation(at: At, way: Way) -> None:
    clerk = Clerk(at("/desk/operation", Role.ADMINISTRATOR, **way.browser), way.language)
    clerk.sees("SMS", "Telegram", "USSD")
    clerk.follow("Deliveries")
    clerk.field("status").select_option("failed")
    clerk.press("Show")
    expect(clerk.page.locator(".list li")).to_have_count(50)
    clerk.follow("Older")
    expect(clerk.page.locator(".list li").first).to_be_visible()
    clerk.follow("Who did what")
    clerk.field("who").select_option(label="Amina")
    clerk.press("Show")
    expect(clerk.page.locator(".list li", has_text="Amina").first).to_be_visible()

    clerk.follow("Settings")
    clerk.field("place").select_option("kwale")
    clerk.press("Let one person publish")
    clerk.sees("Kwale", clerk.say("One person publishes"))
    clerk.press("Undo")
    expect(clerk.page.locator(".badge", has_text=clerk.say("One person publishes"))).to_have_count(0)
    clerk.fill({"price": "cheap"})
    clerk.page.locator("form[action$=price] button").click()
    expect(clerk.page.locator("#price-error")).to_be_visible()
