"""The channel contract, for the web chat."""

import asyncio
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette

from admin.pages import PagesContext, page_middleware, page_routes
from bot.messages import Channel
from tests.channels import contract
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake


class Web:
    """The web chat as the contract sees it: one browser, which keeps its cookies."""

    channel = Channel.WEB

    def __init__(self, context: PagesContext) -> None:
        self.intake = RecordingIntake()
        routes = page_routes(replace(context, intake=self.intake))
        self._app = Starlette(routes=routes, middleware=page_middleware())
        self._cookies = asyncio.run(self._first_visit())

    def arrive(self, text: str, number: int) -> int:
        form = urlencode({"text": text, "message": f"{number:032x}", "lang": "en"}).encode()
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "cookie": self._cookies,
            "sec-fetch-site": "same-origin",
        }
        return post(self._app, "/chat", form, headers).status_code

    async def _first_visit(self) -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url="http://service") as client:
            await client.get("/")
            return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


@pytest.fixture
def channel(context: PagesContext) -> Web:
    return Web(context)


class TestTakesMessages(contract.TakesMessages):
    pass
