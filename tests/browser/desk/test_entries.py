"""From a clerk's change to what people are answered; and two clerks who change the same entry at once."""

from playwright.sync_api import Page, expect

from admin.desk.access import Role
from tests.browser.conftest import PHONE
from tests.browser.desk.clerk import ANY, OTHER_WAYS, WAYS, Clerk, Way, is_answered, ways
from tests.browser.desk.conftest import At

TOPICS = {
    "en-1280-scripts": ("driving-licence", "licence-fee", "how do I change my foreign driving licence"),
    "sw-360-plain": ("tax-pin", "pin-fee", "nataka kujisajili kwa KRA PIN"),
    "sw-360-scripts": ("marriage-certificate", "notice-fee", "nataka cheti cha ndoa"),
}
"""For each way an entry of its own: its topic, a fee of it, and how people ask for it."""
ENGLISH = "Go to the office with your papers. It costs {%s}."
KISWAHILI = "Nenda ofisini na karatasi zako. Ada ni {%s}."
MARKED = "\u2019"
SAVED = "Saved at {time}. People see it when it has been reviewed and published."


@ways(*WAYS, Way("sw", PHONE, True))
def test_a_change_is_written_reviewed_published_and_answered(at: At, way: Way) -> None:
    topic, fee, question = TOPICS[str(way)]
    writer = Clerk(at(f"/desk/entries?q={topic}", Role.EDITOR, name="Amina", **way.browser), way.language)
    writer.page.locator(f".list a[href='/desk/entries/{topic}/national']").click()
    write(writer, fee, way)
    note = f"The fee of {topic} is new."
    hand_in(writer, note)

    reviewer = Clerk(at("/desk/review", Role.REVIEWER, **way.browser), way.language)
    reviewer.page.locator(".list li", has_text=note).locator("a").first.click()
    review(reviewer, note)
    reviewer.press("Publish")
    reviewer.is_told("Published: {title}. People get it within 5 seconds.", title=ANY)
    words = "Nenda ofisini na karatasi zako. Ada ni" if way.language == "sw" else "Go to the office with your papers."
    is_answered(at("/", language=way.language), question, words, "4,321")


def write(clerk: Clerk, fee: str, way: Way) -> None:
    """Change both languages and the fee; look at what a phone shows; mend the marked character."""
    clerk.fill({"answer.en": f"It{MARKED}s new. {ENGLISH % fee}", "answer.sw": KISWAHILI % fee})
    clerk.page.locator(f"button[value='open:fact:{fee}']").click()
    clerk.fill({f"fact.{fee}.amount": "4321"})
    if not way.scripts:
        clerk.press("Preview")
    expect(clerk.page.locator(".bubble mark").first).to_have_text(MARKED)
    expect(clerk.page.locator(".bubble").first).to_contain_text("4,321")
    expect(clerk.page.locator(".meter").first).to_contain_text("SMS: 2.")
    if way.scripts:
        expect(clerk.page.locator("#saved")).to_contain_text(clerk.say("Saved at {time}", time="").strip(": "))
    clerk.press("Replace the marked characters")
    expect(clerk.field("answer.en")).to_have_value(f"It's new. {ENGLISH % fee}")
    expect(clerk.page.locator(".meter").first).to_contain_text("SMS: 1.")


def hand_in(clerk: Clerk, note: str) -> None:
    clerk.fill({"note": note})
    clerk.press("Hand in for review")
    clerk.is_told("Handed in. A colleague can now look at it and publish it.")


def review(clerk: Clerk, note: str) -> None:
    """Read what changed, and say something."""
    clerk.sees(note, "4,321")
    expect(clerk.page.locator("ins", has_text="karatasi").first).to_be_visible()
    expect(clerk.page.locator("del").first).to_be_visible()
    clerk.fill({"text": "Thank you, this is clearer."})
    clerk.press("Send the comment")
    clerk.sees("Thank you, this is clearer.")


@ways(*WAYS)
def test_an_older_text_is_brought_back(at: At, way: Way) -> None:
    home = "/desk/entries/birth-certificate/national"
    clerk = Clerk(at(home, Role.EDITOR, **way.browser), way.language)
    clerk.follow("History")
    clerk.follow("Version {number}", number=1)
    clerk.press("Bring this version back")
    clerk.is_told("This is a draft of the old version. It is answered once it is published.")
    clerk.press("Undo")


@ways(*OTHER_WAYS)
def test_two_clerks_at_once_lose_nothing(at: At, way: Way) -> None:
    home = f"/desk/entries/{'sim-registration' if way.scripts else 'police-clearance'}/national"
    first = Clerk(at(home, Role.EDITOR, name="Amina", **way.browser), way.language)
    second = Clerk(at(home, Role.EDITOR, name="Baraka", **way.browser), way.language)
    first.fill({"title.en": "A title by Amina", "answer.en": "An answer by Amina."})
    first.press("Save draft")
    first.is_told(SAVED, time=ANY)

    second.fill({"title.sw": "Kichwa cha Baraka", "answer.en": "An answer by Baraka."})
    second.press("Save draft")
    expect(second.page.locator("#conflict")).to_contain_text("An answer by Amina.")
    expect(second.field("answer.en")).to_have_value("An answer by Baraka.")
    expect(second.field("title.en")).to_have_value("A title by Amina")
    second.page.locator("#conflict button").click()
    expect(second.page.locator("#conflict")).to_have_count(0)

    first.page.goto(home)
    assert texts(first.page) == ["A title by Amina", "Kichwa cha Baraka", "An answer by Baraka."]


def texts(page: Page) -> list[str]:
    return [page.locator(f"[name='{name}']").input_value() for name in ("title.en", "title.sw", "answer.en")]
