import re
from dataclasses import replace

import httpx
import pytest

from admin.pages import PagesContext
from tests.pages.conftest import Visitor
from tests.pages.html import read_page
from tests.pages.knowledge import contact, knowledge_base

LARGEST_VISIT = 30_000
"""Bytes of the page with everything it loads."""
LARGEST_FILE = 8_000


async def test_the_emergency_numbers_stand_first_and_can_be_dialled(browser: httpx.AsyncClient) -> None:
    page = read_page((await browser.get("/")).text)
    assert page.links["tel:999"] == "999"
    assert page.links["tel:112"] == "112"
    assert page.text.index("In danger?") < page.text.index("What do you want to know?")


async def test_no_emergency_line_is_half_a_line(visitors: Visitor, context: PagesContext) -> None:
    half = knowledge_base(contact("police-999", "tollfree", "999"))
    page = read_page((await visitors(replace(context, knowledge=lambda: half)).get("/")).text)
    assert "In danger?" not in page.text


async def test_a_visit_is_light_and_loads_nothing_foreign(browser: httpx.AsyncClient) -> None:
    html = (await browser.get("/")).text
    addresses = re.findall(
        r'(?:src|rel="stylesheet" href|rel="icon" href)="([^"]+)"|<link rel="\w+" href="([^"]+)"', html
    )
    files = {one or other for one, other in addresses}
    assert files
    assert all(address.startswith("/static/") for address in files)
    loaded = [await browser.get(address) for address in files]
    assert all(file.status_code == 200 and "immutable" in file.headers["cache-control"] for file in loaded)
    assert len(html.encode()) + sum(len(file.content) for file in loaded) < LARGEST_VISIT
    assert max(len(file.content) for file in loaded) < LARGEST_FILE


async def test_no_page_holds_a_script_or_style_of_its_own(browser: httpx.AsyncClient) -> None:
    pages = [await browser.get("/"), await browser.post("/chat", data={"text": "I lost my alien card"})]
    for page in pages:
        assert not re.search(r"<style|<script(?![^>]* src=)| style=| on\w+=|javascript:", page.text)


@pytest.mark.parametrize(
    ("address", "cookie", "accepted", "language"),
    [
        ("/", "", "", "en"),
        ("/", "", "sw-KE,sw;q=0.9,en;q=0.8", "sw"),
        ("/", "", "fr,en;q=0.5,sw;q=0.7", "sw"),
        ("/", "", "fr;q=much, de", "en"),
        ("/", "sw", "en", "sw"),
        ("/?lang=en", "sw", "sw", "en"),
        ("/?lang=sw", "", "en", "sw"),
        ("/?lang=xx", "", "sw", "sw"),
        ("/?lang=", "yy", "", "en"),
    ],
)
async def test_the_language_of_the_page(
    browser: httpx.AsyncClient, address: str, cookie: str, accepted: str, language: str
) -> None:
    if cookie:
        browser.cookies.set("language", cookie)
    answer = await browser.get(address, headers={"Accept-Language": accepted})
    page = read_page(answer.text)
    assert page.language == language
    assert ("Unataka kujua nini?" in page.text) == (language == "sw")


async def test_a_chosen_language_stays(browser: httpx.AsyncClient) -> None:
    page = read_page((await browser.get("/")).text)
    assert page.links["/?lang=sw"] == "Kiswahili"
    await browser.get("/?lang=sw")
    back = read_page((await browser.get("/")).text)
    assert back.language == "sw"
    assert back.links["/?lang=en"] == "English"


@pytest.mark.parametrize(
    ("number", "bot", "links"),
    [
        (None, None, set()),
        ("22345", None, {"sms:22345"}),
        ("+254711000222", "jirani_bot", {"sms:+254711000222", "https://t.me/jirani_bot"}),
        ("JIRANI", "", set()),
        ('22345"><b>', "x y", set()),
    ],
)
async def test_other_ways_are_shown_where_they_exist(
    visitors: Visitor, context: PagesContext, number: str | None, bot: str | None, links: set[str]
) -> None:
    reachable = replace(context, sms_number=number, telegram_name=lambda: bot)
    page = read_page((await visitors(reachable).get("/")).text)
    assert {address for address in page.links if address.startswith(("sms:", "https://t.me"))} == links


async def test_the_simulator_is_closed_outside_demo_mode(browser: httpx.AsyncClient) -> None:
    page = read_page((await browser.get("/")).text)
    assert "/simulator" not in page.links
    for answer in (await browser.get("/simulator"), await browser.post("/simulator", data={"text": "x"})):
        assert answer.status_code == 404
        assert "open only while" in answer.text


async def test_who_opens_the_address_of_the_form_comes_to_the_page(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/chat")).headers["location"] == "/"
    assert (await browser.get("/chat?lang=sw")).headers["location"] == "/?lang=sw"
