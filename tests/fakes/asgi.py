"""Requests to an ASGI app without a server; an exception in the app is raised to the test."""

import asyncio
from collections.abc import Mapping

import httpx
from starlette.types import ASGIApp


def post(app: ASGIApp, path: str, content: bytes, headers: Mapping[str, str]) -> httpx.Response:
    """Post these bytes; `path` may hold any percent-encoding."""

    async def posted() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client:
            return await client.post(path, content=content, headers=dict(headers))

    return asyncio.run(posted())
