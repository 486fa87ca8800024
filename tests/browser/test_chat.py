from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from admin.texts import read_texts
from tests.browser.conftest import DESKTOP, PHONE, Visit

WORDS = read_texts(("en", "sw")).words


@dataclass(frozen=True)
class Speaker:
    """What a person asks, in her language."""

    language: str
    question: str

    def say(self, sentence: str) -> str:
        return WORDS[self.language].say(sentence)


AMINA = Speaker("en", "I lost my alien card")
JUMA = Speaker("sw", "nimepoteza kadi ya mgeni")


def ask(page: Page, speaker: Speaker, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name=speaker.say("Send"), exact=True).click()


def fits(page: Page) -> bool:
    """Whether nothing hangs out of the screen to the right."""
    wide = page.evaluate("[...document.querySelectorAll('body *')].map(e => e.getBoundingClientRect().right)")
    return bool(max(wide) <= page.evaluate("document.documentElement.clientWidth") + 0.5)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("speaker", [AMINA, JUMA], ids=lambda speaker: speaker.language)
def test_a_question_and_all_about_it(visit: Visit, speaker: Speaker, width: int, *, scripts: bool) -> None:
    page = visit(f"/?lang={speaker.language}", width=width, scripts=scripts)
    expect(page.locator("html")).to_have_attribute("lang", speaker.language)
    ask(page, speaker, speaker.question)
    replies = page.locator(".reply")
    expect(replies).to_have_count(1)
    expect(replies.locator("> div[lang]").first).to_have_attribute("lang", speaker.language)
    expect(page.locator(".said")).to_have_text([f"{speaker.say('You:')} {speaker.question}"])
    replies.get_by_role("button", name=speaker.say("Everything on this")).click()
    expect(replies).to_have_count(2)
    expect(replies.last.locator("a[href^='tel:']").first).to_be_visible()
    expect(page.locator(".reply .buttons")).to_have_count(1)
    expect(page.locator(".said").last).to_be_in_viewport()
    if scripts:
        assert fits(page)
    page.get_by_role("link", name=speaker.say("Clear the screen")).click()
    expect(replies).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_danger_is_answered_with_a_number_to_tap(visit: Visit, *, scripts: bool) -> None:
    page = visit(scripts=scripts)
    expect(page.get_by_role("link", name="999").first).to_be_in_viewport()
    page.get_by_role("button", name="Emergency numbers").click()
    reply = page.locator(".reply")
    expect(reply).to_have_count(1)
    expect(reply.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_impatient_person_gets_one_answer(visit: Visit, *, scripts: bool) -> None:
    page = visit(scripts=scripts)
    page.get_by_role("textbox").fill(AMINA.question)
    page.get_by_role("button", name="Send", exact=True).dblclick()
    expect(page.locator(".reply")).to_have_count(1)
    expect(page.locator(".notice")).to_have_count(0)


def test_reloading_shows_the_answer_again(visit: Visit) -> None:
    page = visit(scripts=False)
    ask(page, AMINA, AMINA.question)
    expect(page.locator(".reply")).to_have_count(1)
    answer = page.locator(".reply").inner_text()
    page.reload()
    expect(page.locator(".reply")).to_have_text(answer, use_inner_text=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_another_website_leaves_the_conversation_open(visit: Visit, *, scripts: bool) -> None:
    page = visit(scripts=scripts)
    ask(page, AMINA, AMINA.question)
    page.context.set_offline(True)
    with page.context.expect_page() as other:
        page.locator(".reply a[href^='http']").first.click()
    other.value.close()
    expect(page.locator(".reply")).to_have_count(1)


def test_going_back_and_asking_something_else(visit: Visit) -> None:
    page = visit(scripts=False)
    ask(page, AMINA, AMINA.question)
    expect(page.locator(".reply")).to_have_count(1)
    page.go_back()
    ask(page, AMINA, "my employer has not paid me")
    expect(page.locator(".said").last).to_have_text("You: my employer has not paid me")
    expect(page.locator(".reply").last).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_changing_the_language_keeps_the_conversation(visit: Visit, *, scripts: bool) -> None:
    page = visit(scripts=scripts)
    ask(page, AMINA, AMINA.question)
    expect(page.locator(".reply")).to_have_count(1)
    page.locator(".switch", has_text="Kiswahili").click()
    expect(page.locator("html")).to_have_attribute("lang", "sw")
    expect(page.locator(".reply")).to_have_count(1)
    expect(page.locator(".reply > div[lang]").first).to_have_attribute("lang", "en")
    ask(page, JUMA, "ni pesa ngapi?")
    expect(page.locator(".reply")).to_have_count(2)


def test_the_browser_s_language_is_spoken(visit: Visit) -> None:
    expect(visit(locale="sw-KE").locator("html")).to_have_attribute("lang", "sw")


def test_a_lost_network_loses_no_words(visit: Visit) -> None:
    page = visit()
    page.context.set_offline(True)
    ask(page, AMINA, AMINA.question)
    expect(page.locator(".status")).to_contain_text("Check your network")
    expect(page.get_by_role("textbox")).to_have_value(AMINA.question)
    page.context.set_offline(False)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".reply")).to_have_count(1)
    expect(page.locator(".status")).to_be_empty()
    expect(page.get_by_role("textbox")).to_be_empty()


def test_a_long_conversation_stays_on_the_screen_and_travels_in_part(visit: Visit) -> None:
    page = visit()
    for number in range(8):
        ask(page, AMINA, f"{AMINA.question}, question {number}")
        expect(page.locator(".reply")).to_have_count(number + 1)
    page.locator(".switch", has_text="Kiswahili").click()
    expect(page.locator("html")).to_have_attribute("lang", "sw")
    expect(page.locator(".reply")).to_have_count(6)
    expect(page.locator(".said").first).to_contain_text("question 2")
