"""Headers that every response carries: nothing foreign is loaded, nobody frames us, no conversation is cached."""

from typing import Final

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = tuple[tuple[bytes, bytes], ...]

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
ALWAYS: Final[Headers] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # With `no-referrer` browsers send `Origin: null` from our own forms, as if another site had sent them.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)
A_YEAR: Final = b"public, max-age=31536000, immutable"
FILES: Final[Headers] = (*ALWAYS[:-1], (b"cache-control", A_YEAR))
"""Files may stay in a cache: their addresses change with their content (`Pages.file_address`)."""


def page_middleware() -> list[Middleware]:
    """What the server puts around all its routes."""
    return [Middleware(SecureHeaders)]


class SecureHeaders:
    """Adds the headers that a response has not set itself. Plain ASGI: it costs a webhook a few microseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add headers to the start of an HTTP response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = message["status"] in (200, 304)
                wanted = FILES if found and _is_a_version(scope) else ALWAYS
                has = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in wanted if each[0] not in has)]
            await send(message)

        await self._app(scope, receive, with_headers)


def _is_a_version(scope: Scope) -> bool:
    """Whether this is one of our files under the address of its content."""
    return str(scope["path"]).startswith("/static/") and bytes(scope["query_string"]).startswith(b"v=")
