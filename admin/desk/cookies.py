"""The desk's one cookie: a token that no script can read and no other site can send along."""

import re
import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from admin.pages.session import is_secure

PLAIN_NAME: Final = "desk"
SECURE_NAME: Final = "__Host-desk"
"""Browsers take a cookie of this name only over https, and from no other host."""
_FORM: Final = re.compile(r"[A-Za-z0-9_-]{20,64}", re.ASCII)


def token_of(request: Request, public_url: str | None) -> str:
    """The token that the browser sent; empty where it sent none."""
    given = request.cookies.get(_name(request, public_url), "")
    return given if _FORM.fullmatch(given) else ""


def new_token() -> str:
    """A token for a browser that nobody has signed in with."""
    return secrets.token_urlsafe(32)


def keep_token(response: Response, request: Request, public_url: str | None, token: str) -> None:
    """Have the browser keep the token until it is closed. A link in an e-mail finds her signed in; a form does not."""
    secure = is_secure(request, public_url)
    response.set_cookie(_name(request, public_url), token, httponly=True, samesite="lax", secure=secure, path="/")


def _name(request: Request, public_url: str | None) -> str:
    return SECURE_NAME if is_secure(request, public_url) else PLAIN_NAME
