"""No request to the pages ends in an error of ours, whatever it holds."""

import asyncio
from urllib.parse import urlencode

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from admin.pages import PagesContext, page_middleware, page_routes
from bot.channels.demo import Demo
from bot.words import Words
from tests.pages.knowledge import knowledge_base
from tests.pages.talking import TalkingIntake

NAMES = ("text", "press", "example", "carried", "message", "lang", "switch", "channel", "place")
"""All fields but the simulator's number: with a real one it would wait for a reply that nobody sends here."""
FORMS = st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=80)), max_size=8)
BODIES = st.binary(max_size=200) | FORMS.map(lambda fields: urlencode(fields, errors="replace").encode())
COOKIES = st.text('abcXYZ0123456789-_=;%é" ', max_size=40)


def app() -> Starlette:
    base = knowledge_base()
    words = {"en": Words("en", {}), "sw": Words("sw", {})}
    demo = Demo("sms-secret", "telegram-secret")
    context = PagesContext(TalkingIntake(), words, lambda: base, None, None, lambda: None, demo)
    return Starlette(routes=page_routes(context), middleware=page_middleware())


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(["/chat", "/simulator"]), body=BODIES, cookie=COOKIES, language=st.text(max_size=20))
def test_no_request_breaks_a_page(path: str, body: bytes, cookie: str, language: str) -> None:
    headers = {
        b"Content-Type": b"application/x-www-form-urlencoded",
        b"Cookie": f"session={cookie}; language={cookie}; phone={cookie}".encode(),
        b"Accept-Language": language.encode("utf-8", "replace"),
    }

    async def asked() -> list[int]:
        transport = httpx.ASGITransport(app())
        async with httpx.AsyncClient(transport=transport, base_url="http://jirani.test") as browser:
            answers = [await browser.post(path, content=body, headers=headers), await browser.get("/", headers=headers)]
            return [answer.status_code for answer in answers]

    posted, opened = asyncio.run(asked())
    assert posted in (200, 303, 400, 422)
    assert opened == 200
