import httpx
import pytest

from admin.pages import PagesContext
from admin.pages.carried import KEPT
from bot.messages import MAX_TEXT, Channel, Event
from tests.pages.conftest import Visitor
from tests.pages.html import Page, read_page
from tests.pages.talking import TalkingIntake

CARD = "I lost my alien card"


async def say(browser: httpx.AsyncClient, page: Page, *fields: tuple[str, str]) -> Page:
    """Fill the form of a page and send it."""
    answer = await browser.post("/chat", data=page.form(*fields))
    assert answer.status_code == 200
    return read_page(answer.text)


async def opened(browser: httpx.AsyncClient) -> Page:
    return read_page((await browser.get("/")).text)


async def test_a_conversation_without_scripts(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    asked = await say(browser, await opened(browser), ("text", CARD))
    assert CARD in asked.text
    assert "Cost: KES 5,000." in asked.text
    assert asked.links["tel:0800720627"] == "0800 720 627"
    assert asked.links["https://fns.immigration.go.ke/card"] == "fns.immigration.go.ke/card"
    assert ("press", "aspect:alien-card/documents", "Papers") in asked.buttons
    pressed = await say(browser, asked, ("press", "aspect:alien-card/documents"))
    assert "Cost: KES 5,000." in pressed.text
    assert "Papers Jirani: Bring: your passport." in pressed.text
    assert [label for name, _, label in pressed.buttons if name == "press"] == ["Everything on this"]
    first, second = intake.received
    assert (first.channel, first.event, first.text, first.language_hint) == (Channel.WEB, Event.TEXT, CARD, "en")
    assert (second.event, second.text) == (Event.BUTTON, "aspect:alien-card/documents")
    assert first.address == second.address
    assert first.provider_id != second.provider_id
    assert first.received_at.tzinfo is not None


async def test_only_the_last_exchanges_stay_on_the_page(browser: httpx.AsyncClient) -> None:
    page = await opened(browser)
    for number in range(KEPT + 3):
        page = await say(browser, page, ("text", f"question {number}!"))
    assert "question 2!" not in page.text
    assert "question 3!" in page.text
    assert sum(name == "carried" for name, _ in page.fields) == KEPT


@pytest.mark.parametrize("field", ["text", "example"])
async def test_words_come_back_as_words(browser: httpx.AsyncClient, field: str) -> None:
    words = '<script>alert("x")</script> & <b>o\'k</b> \u202e{braces}'
    answer = await browser.post("/chat", data={field: words})
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text
    assert read_page(answer.text).text.count(words) == 2


async def test_the_first_buttons_and_examples_work(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    page = await opened(browser)
    examples = [value for name, value, _ in page.buttons if name == "example"]
    await say(browser, page, ("example", examples[0]))
    menu = await say(browser, page, ("press", "command:menu"), ("text", "half a quest"))
    assert "All topics Jirani: Choose a topic:" in menu.text
    assert menu.value("text") == "half a quest"
    assert [message.text for message in intake.received] == [examples[0], "command:menu"]


async def test_a_button_of_no_page_of_ours(browser: httpx.AsyncClient) -> None:
    page = await say(browser, await opened(browser), ("press", "topic:" + "x" * 500))
    assert "topic:xxx" in page.text


async def test_an_empty_message_is_answered(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    page = await say(browser, await opened(browser), ("text", "  \r\n "))
    assert "We can only read words." in page.text
    assert intake.received[0].text == ""


async def test_a_long_message_is_cut_and_says_so(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    page = await say(browser, await opened(browser), ("text", "a" * 5_000))
    assert "We read only its first part." in page.text
    assert len(intake.received[0].text) == MAX_TEXT


async def test_a_form_sent_twice_shows_the_answer_twice(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    page = await opened(browser)
    one, other = await say(browser, page, ("text", CARD)), await say(browser, page, ("text", CARD))
    assert "Cost: KES 5,000." in one.text
    assert "Cost: KES 5,000." in other.text
    assert len(intake.received) == 1


async def test_a_repeat_that_is_no_longer_remembered_can_be_sent_again(
    visitors: Visitor, context: PagesContext, browser: httpx.AsyncClient, intake: TalkingIntake
) -> None:
    page = await opened(browser)
    await say(browser, page, ("text", CARD))
    after_a_restart = visitors(context)
    after_a_restart.cookies = browser.cookies
    repeat = await say(after_a_restart, page, ("text", CARD))
    assert "We have this message already." in repeat.text
    assert repeat.value("text") == CARD
    again = await say(after_a_restart, repeat)
    assert "Cost: KES 5,000." in again.text


async def test_another_text_in_the_same_form_is_another_message(
    browser: httpx.AsyncClient, intake: TalkingIntake
) -> None:
    page = await opened(browser)
    await say(browser, page, ("text", CARD))
    await say(browser, page, ("text", "and the office?"))
    assert [message.text for message in intake.received] == [CARD, "and the office?"]


async def test_no_answer_is_explained(browser: httpx.AsyncClient) -> None:
    page = await say(browser, await opened(browser), ("text", "silence"))
    assert "write START to get answers again" in page.text


async def test_when_nothing_can_be_stored_the_words_are_not_lost(
    browser: httpx.AsyncClient, intake: TalkingIntake, capsys: pytest.CaptureFixture[str]
) -> None:
    page = await say(browser, await opened(browser), ("text", CARD))
    intake.down = True
    answer = await browser.post("/chat", data=page.form(("text", "my secret words")))
    assert answer.status_code == 503
    trouble = read_page(answer.text)
    assert "We cannot answer just now." in trouble.text
    assert "Cost: KES 5,000." in trouble.text
    assert trouble.value("text") == "my secret words"
    intake.down = False
    assert "my secret words" in (await say(browser, trouble)).text
    assert "secret words" not in "".join(capsys.readouterr())


async def test_the_conversation_goes_on_in_another_language(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    page = await say(browser, await opened(browser), ("text", CARD))
    switched = await say(browser, page, ("switch", "sw"), ("text", "nusu ya sw"))
    assert switched.language == "sw"
    assert "Cost: KES 5,000." in switched.text
    assert switched.value("text") == "nusu ya sw"
    await say(browser, switched, ("text", "iko wapi"))
    assert [message.language_hint for message in intake.received] == ["en", "sw"]
    assert (await opened(browser)).language == "sw"


async def test_the_language_of_an_empty_page_is_an_address(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/chat", data={"switch": "sw"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=sw")


@pytest.mark.parametrize(
    ("text", "language"), [("nataka wakili, ofisi iko wapi", "sw"), ("where is the office of the lawyer", "en")]
)
async def test_a_reply_is_spoken_in_its_own_language(browser: httpx.AsyncClient, text: str, language: str) -> None:
    page = await say(browser, await opened(browser), ("text", text))
    assert set(page.spoken) == {language}


async def test_sessions_are_random_and_hidden_from_scripts(
    browser: httpx.AsyncClient, visitors: Visitor, context: PagesContext
) -> None:
    answer = await browser.get("/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "Secure" not in cookie
    assert (await visitors(context).get("/")).headers["set-cookie"] != cookie
    assert (await browser.get("/")).headers["set-cookie"] == cookie


@pytest.mark.parametrize("forged", ["short", "x" * 25, "é" * 24, "a b" * 8])
async def test_a_forged_session_is_replaced(browser: httpx.AsyncClient, intake: TalkingIntake, forged: str) -> None:
    await browser.post("/chat", data={"text": "hi"}, headers={b"Cookie": f"session={forged}".encode()})
    assert intake.received[0].address != forged
    assert len(intake.received[0].address) == 24


async def test_nobody_can_put_words_into_our_mouth(
    browser: httpx.AsyncClient, visitors: Visitor, context: PagesContext
) -> None:
    page = await say(browser, await opened(browser), ("text", CARD))
    carried = page.value("carried")
    changed = carried[:-6] + ("AAAAAA" if carried[-6:] != "AAAAAA" else "BBBBBB")
    for field in (changed, "", "=", "é", "QUJD", "A" * 1000):
        said = await say(browser, read_page(""), ("carried", field), ("text", "x"))
        assert "Cost: KES 5,000." not in said.text
    stranger = visitors(context)
    said = await say(stranger, await opened(stranger), ("carried", carried), ("text", "x"))
    assert "Cost: KES 5,000." not in said.text
