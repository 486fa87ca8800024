"""The test server itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.fakes.serve import serving


async def hello(_request: Request) -> Response:
    return PlainTextResponse("hello")


def test_two_apps_at_the_same_time_with_their_lifespans() -> None:
    seen: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        seen.append("up")
        yield
        seen.append("down")

    app = Starlette(routes=[Route("/", hello)], lifespan=lifespan)
    with serving(app) as one, serving(app) as other:
        assert one != other
        assert [httpx.get(url, trust_env=False).text for url in (one, other)] == ["hello", "hello"]
        assert seen == ["up", "up"]
    assert seen == ["up", "up", "down", "down"]
    with pytest.raises(httpx.ConnectError):
        httpx.get(one, trust_env=False)


def test_an_app_that_does_not_start_is_an_error() -> None:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        raise ValueError("no token")
        yield

    with pytest.raises(RuntimeError, match="did not start"), serving(Starlette(lifespan=lifespan)):
        pytest.fail("not reached")
