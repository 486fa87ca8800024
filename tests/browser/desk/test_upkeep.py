"""Keeping true: still right in one press, a number that changes once, a question that gets its answer."""

from playwright.sync_api import expect

from admin.desk.access import Role
from tests.browser.desk.clerk import ANY, OTHER_WAYS, WAYS, Clerk, Way, ask, is_answered, ways
from tests.browser.desk.conftest import At

LEARNING = 60.0
"""Seconds for learning new phrases beside everything else; it takes 3 to 7 where the machine has nothing else to do."""
LINES = {"en-1280-scripts": ("iom-kenya", "020 4221009"), "sw-360-plain": ("immigration-phone-2", "0110 922069")}
"""For each way a contact of its own, and a number that it does not have."""
UNKNOWN = {"sw-360-scripts": "zukuzuku mpomboro kwa binamu", "en-1280-plain": "flimflam wobbegong for cousins"}
"""For each way, words that nobody has asked in before."""


@ways(*WAYS)
def test_still_right_in_one_press_and_undone(at: At, way: Way) -> None:
    clerk = Clerk(at("/desk/?kind=due", Role.REVIEWER, **way.browser), way.language)
    line = clerk.page.locator(".chore").first
    entry = line.locator("a").first.get_attribute("href") or ""
    listed = clerk.page.locator(f".chore a[href='{entry}']")
    line.get_by_role("button", name=clerk.say("Still right"), exact=True).click()
    expect(listed).to_have_count(0)
    clerk.press("Undo")
    clerk.is_told("Undone. The dates are as they were before.")
    expect(listed).to_have_count(1)


@ways(*WAYS)
def test_a_number_changes_once(at: At, way: Way) -> None:
    slug, number = LINES[str(way)]
    clerk = Clerk(at(f"/desk/contacts/{slug}", Role.EDITOR, name="Amina", **way.browser), way.language)
    clerk.follow("Change it")
    clerk.fill({"value": number, "why": "They have a new line."})
    clerk.press("Hand in for review")
    clerk.is_told("Handed in. A colleague can now look at it and publish it: every entry that uses it then says it.")

    reviewer = Clerk(at(f"/desk/contacts/{slug}", Role.REVIEWER, **way.browser), way.language)
    reviewer.follow("Look at the change")
    reviewer.sees("They have a new line.", number)
    entry = reviewer.page.locator(".columns a").first.get_attribute("href") or ""
    reviewer.press("Publish")
    reviewer.is_told("Published: {title}. People get it within 5 seconds.", title=ANY)
    clerk.page.reload()
    clerk.sees(number)
    clerk.page.goto(entry)
    clerk.sees_soon(number)


@ways(*OTHER_WAYS)
def test_an_unanswered_question_is_attached_and_answered(at: At, way: Way) -> None:
    words, visitor = UNKNOWN[str(way)], at("/", language=way.language)
    ask(visitor, words)
    clerk = Clerk(at("/desk/questions", Role.REVIEWER, **way.browser), way.language)
    page = 1
    while not clerk.page.get_by_label(words).count():
        page += 1
        clerk.page.goto(f"/desk/questions?page={page}")
    group = clerk.page.locator("section", has=clerk.page.get_by_label(words))
    group.locator("select[name=topic]").select_option("interpreter")
    group.get_by_role("button", name=clerk.say("Answer them with this"), exact=True).click()
    expect(clerk.page.get_by_role("button", name=clerk.say("Undo"), exact=True)).to_be_visible()
    is_answered(visitor, words, "mkalimani" if way.language == "sw" else "interpret", within=LEARNING)
