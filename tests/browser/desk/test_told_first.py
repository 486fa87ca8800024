"""A reviewer whose phrases would take other people's questions reads so first, and may leave everything as it is."""

from playwright.sync_api import expect

from admin.desk.access import Role
from tests.browser.desk.clerk import WAYS, Clerk, Way, ways
from tests.browser.desk.conftest import At
from tests.browser.desk.looking import look

PHRASES = "/desk/entries/alien-card/national/phrases"
TAKING = "\n".join(f"somebody is beating me, send the police {number}" for number in range(60))
"""What people in danger write, as phrases of the alien card."""
JUDGING = 60_000.0
"""Milliseconds for judging beside everything else; it takes six seconds where the machine has nothing else to do."""


@ways(*WAYS)
def test_what_others_would_lose_is_read_first_and_left(at: At, way: Way) -> None:
    clerk = Clerk(at(PHRASES, Role.REVIEWER, **way.browser), way.language)
    clerk.page.locator("#lines").fill(TAKING)
    clerk.page.locator("#add button.primary").click(timeout=JUDGING)
    expect(clerk.page.get_by_role("heading", name=clerk.say("Read this first"))).to_be_visible(timeout=JUDGING)
    if way.scripts:
        look(clerk.page)
    clerk.page.get_by_role("link", name=clerk.say("Leave it as it is"), exact=True).click()
    expect(clerk.page.locator("#lines")).to_be_visible()
    expect(clerk.page.get_by_text("somebody is beating me, send the police 1", exact=True)).to_have_count(0)
