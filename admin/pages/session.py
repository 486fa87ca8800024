"""The random name under which a browser writes to us, kept in a cookie that ends with the browser."""

import re
import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

COOKIE: Final = "session"
RANDOM_BYTES: Final = 18
_FORM: Final = re.compile(r"[A-Za-z0-9_-]{24}", re.ASCII)


def session_of(request: Request) -> str:
    """The browser's session, or a new one."""
    given = request.cookies.get(COOKIE, "")
    return given if _FORM.fullmatch(given) else secrets.token_urlsafe(RANDOM_BYTES)


def keep_session(response: Response, request: Request, public_url: str | None, session: str) -> None:
    """Have the browser keep the session: no script can read it, no other site can send it along with a form."""
    response.set_cookie(COOKIE, session, httponly=True, samesite="lax", secure=is_secure(request, public_url))


def is_secure(request: Request, public_url: str | None) -> bool:
    """Whether the browser came by https, perhaps to a proxy that speaks http with us."""
    public = urlsplit(public_url or "")
    return request.url.scheme == "https" or (
        public.scheme == "https" and public.netloc == request.headers.get("host", "")
    )
