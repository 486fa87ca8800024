"""Where Telegram posts its updates. What is not answered by 2xx it posts again, for 24 hours, and until then it holds
back all that the same chat writes after it.

So: 200 once it is stored, and for what we can never read; 503 only where storing failed and another try may pass.
"""

import hmac
import json
from typing import Final

import structlog
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.channels.telegram.address import PATH, SECRET_HEADER
from bot.channels.telegram.receiving import Receiver

LONGEST_BODY: Final = 256 * 1024
"""Bytes; a message of 4,096 characters with 100 entities, in reply to another one, is under 100 KB (our choice)."""

logger = structlog.get_logger()


def routes(callback_secret: str, receiver: Receiver) -> list[Route]:
    """The one address for Telegram's updates, open only to who knows the secret. An empty secret opens it to nobody."""

    async def webhook(request: Request) -> Response:
        if not _knows(request, callback_secret):
            logger.warning("telegram.forbidden")
            return Response(status_code=403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            logger.warning("telegram.cut-off")
            return Response(status_code=400)
        update = _update(body)
        return Response() if update is None else await _taken(update, receiver)

    return [Route(PATH, webhook, methods=["POST"])]


def _knows(request: Request, secret: str) -> bool:
    """Takes as long for a wrong secret as for the right one."""
    offered = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
    return bool(secret) and hmac.compare_digest(offered, secret.encode())


async def _body(request: Request) -> bytes:
    """The body, empty where it is too long; read to its end, or the other side would miss the answer."""
    body = bytearray()
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= LONGEST_BODY:
            body += chunk
    return bytes(body) if length <= LONGEST_BODY else b""


def _update(body: bytes) -> Update | None:
    try:
        return Update.de_json(json.loads(body), None)
    except Exception as error:  # noqa: BLE001  # the library takes shapes unchecked; anything can come of it
        # The error's text may hold the message.
        logger.warning("telegram.malformed", error=type(error).__name__)
        return None


async def _taken(update: Update, receiver: Receiver) -> Response:
    """An empty answer (Telegram would read a body as a command), the press noticed after it."""
    try:
        press = await receiver.take(update)
    except Exception as error:  # noqa: BLE001  # no error may become a 500 with a traceback
        # Whatever it was, the message is not stored: have it sent again.
        logger.error("telegram.not-stored", error=type(error).__name__)  # its text may hold the message
        return Response(status_code=503)
    return Response(background=BackgroundTask(receiver.notice_press, press) if press else None)
