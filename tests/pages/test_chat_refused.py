from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette

from admin.pages import PagesContext
from admin.pages.base import Pages
from admin.pages.chat import PART_HEADER, Chat
from admin.pages.pace import Pace
from tests.pages.clock import Clock
from tests.pages.conftest import Visitor
from tests.pages.html import read_page
from tests.pages.talking import TalkingIntake

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"text=" + b"a" * 5_000_000, FORM, 413),
        (b'{"text": "hi"}', {"Content-Type": "application/json"}, 415),
        (b"text=hi", {}, 415),
        (b"text=hi", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b"a=1&" * 60, FORM, 400),
        (b"text=hi", FORM | {"Sec-Fetch-Site": "cross-site"}, 403),
        (b"text=hi", FORM | {"Sec-Fetch-Site": "same-site"}, 403),
        (b"text=hi", FORM | {"Origin": "https://evil.example"}, 403),
        (b"text=hi", FORM | {"Origin": "null"}, 403),
        (b"text=hi", FORM | {"Origin": "http://[broken"}, 403),
    ],
)
async def test_what_our_pages_never_send(
    browser: httpx.AsyncClient, intake: TalkingIntake, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = await browser.post("/chat", content=body, headers=headers)
    assert answer.status_code == status
    page = read_page(answer.text)
    assert page.links["tel:999"]
    assert page.links["/"] == "Ask your question"
    assert not intake.received


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", FORM),
        (b"%", FORM),
        (b"text=%00%ff%fe%ed%a0%80", FORM),
        (b"text=hi&text=ho", {"Content-Type": "Application/X-WWW-Form-Urlencoded; charset=UTF-8"}),
        (b"text=hi", FORM | {"Sec-Fetch-Site": "same-origin", "Origin": "null"}),
        (b"text=hi", FORM | {"Sec-Fetch-Site": "none"}),
        (b"text=hi", FORM | {"Origin": "http://jirani.test"}),
        (b"text=hi", FORM | {"Origin": "https://ask.example.ke"}),
        (b"text=hi&message=" + b"m" * 9_000 + b"&lang=%3Cb%3E&switch=", FORM),
    ],
)
async def test_what_is_odd_and_answered(
    visitors: Visitor, context: PagesContext, intake: TalkingIntake, body: bytes, headers: dict[str, str]
) -> None:
    public = visitors(replace(context, public_url="https://ask.example.ke"))
    answer = await public.post("/chat", content=body, headers=headers)
    assert answer.status_code == 200
    assert len(intake.received) == 1
    assert "\0" not in intake.received[0].text


async def test_a_machine_is_slowed_down_then_refused(context: PagesContext) -> None:
    clock = Clock()
    chat = Chat(context, Pages(context), Pace(clock, clock.sleep))
    transport = httpx.ASGITransport(Starlette(routes=chat.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://jirani.test") as machine:
        await machine.get("/")
        answers = [await machine.post("/chat", data={"text": str(number)}) for number in range(14)]
    assert [answer.status_code for answer in answers] == [200] * 13 + [429]
    assert clock.slept == [2.0, 4.0, 6.0]
    refused = read_page(answers[-1].text)
    assert refused.links["tel:999"]
    assert refused.value("text") == "13"


async def test_our_script_gets_the_new_exchange_only(browser: httpx.AsyncClient, intake: TalkingIntake) -> None:
    first = await browser.post("/chat", data={"text": "I lost my alien card"}, headers={PART_HEADER: "exchange"})
    assert first.headers[PART_HEADER] == "exchange"
    assert "<html" not in first.text
    part = read_page(first.text)
    assert part.value("carried")
    assert part.value("message")
    assert ("press", "aspect:alien-card/where", "Where") in part.buttons
    intake.down = True
    failed = await browser.post("/chat", data={"text": "and now?"}, headers={PART_HEADER: "exchange"})
    assert (failed.status_code, failed.headers[PART_HEADER]) == (503, "exchange")
    assert "We cannot answer just now." in failed.text


@pytest.mark.parametrize(
    ("address", "public", "secure"),
    [
        ("http://jirani.test/", None, False),
        ("https://jirani.test/", None, True),
        ("http://jirani.test/", "https://jirani.test", True),
        ("http://127.0.0.1:8000/", "https://jirani.test", False),
        ("http://jirani.test/", "http://jirani.test", False),
    ],
)
async def test_the_session_travels_by_https_where_the_browser_does(
    visitors: Visitor, context: PagesContext, address: str, public: str | None, secure: bool
) -> None:
    answer = await visitors(replace(context, public_url=public)).get(address)
    assert ("; Secure" in answer.headers["set-cookie"]) == secure
