import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from admin.pages import page_middleware


@pytest.mark.parametrize(
    ("path", "status", "cached"),
    [
        ("/", 200, "no-store"),
        ("/simulator", 404, "no-store"),
        ("/static/jirani.css?v=1", 200, "public, max-age=31536000, immutable"),
        ("/static/jirani.css", 200, "no-store"),
        ("/static/nothing.css?v=1", 404, "no-store"),
        ("/static/../base.py?v=1", 404, "no-store"),
        ("/nowhere", 404, "no-store"),
    ],
)
async def test_every_response_is_guarded(browser: httpx.AsyncClient, path: str, status: int, cached: str) -> None:
    answer = await browser.get(path)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == cached
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


async def test_a_response_keeps_what_it_says_itself() -> None:
    async def own(request: Request) -> Response:
        return Response("x", headers={"Cache-Control": "max-age=5", "X-Frame-Options": "SAMEORIGIN"})

    app = Starlette(routes=[Route("/", own)], middleware=page_middleware())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jirani.test") as browser:
        answer = await browser.get("/")
    assert answer.headers.get_list("cache-control") == ["max-age=5"]
    assert answer.headers.get_list("x-frame-options") == ["SAMEORIGIN"]
    assert answer.headers["x-content-type-options"] == "nosniff"
