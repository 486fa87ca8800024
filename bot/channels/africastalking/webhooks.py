"""Africa's Talking's callbacks. It sends a message again every minute until it hears 200, for 12 hours.

So: 200 once it is stored, and for what we can never read; 503 only where storing failed and another try may pass.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.reading import Form, Malformed, read_form, read_incoming, read_opt_out, read_report
from bot.channels.africastalking.statuses import failure_reason
from bot.channels.door import BusyIntake
from bot.channels.errors import OurFault
from bot.messages import DeliveryStatus, Incoming, Receipt

LONGEST_BODY: Final = 64 * 1024
"""Bytes; a message of ten parts is under 10 KB when percent-encoded (our choice)."""

Store = Callable[[Form], Awaitable[None]]
Clock = Callable[[], datetime]

logger = structlog.get_logger()


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def routes(account: Account, intake: BusyIntake, clock: Clock = utc_now) -> list[Route]:
    """The addresses to enter at Africa's Talking: incoming messages, delivery reports, opt-outs."""
    callbacks = _Callbacks(account, intake, clock)
    stores = {"incoming": callbacks.incoming, "delivery": callbacks.delivery, "opt-out": callbacks.opt_out}
    return [
        Route(f"/sms/africastalking/{{secret}}/{name}", _endpoint(account, name, store), methods=["POST"])
        for name, store in stores.items()
    ]


class _Callbacks:
    """Stores what a callback's form tells. Each method returns when it is stored."""

    def __init__(self, account: Account, intake: BusyIntake, clock: Clock) -> None:
        self._account = account
        self._intake = intake
        self._clock = clock

    async def incoming(self, form: Form) -> None:
        await self._receive(read_incoming(form, self._account, self._clock()))

    async def delivery(self, form: Form) -> None:
        receipt, opt_out = read_report(form, self._account, self._clock())
        await run_in_threadpool(self._intake.report, receipt)
        _log_report(receipt)
        if opt_out is not None:
            await self._receive(opt_out)

    async def opt_out(self, form: Form) -> None:
        await self._receive(read_opt_out(form, self._account, self._clock()))

    async def _receive(self, incoming: Incoming) -> None:
        taken = await self._intake.take(incoming)
        logger.info("sms.received", id=incoming.provider_id, kind=incoming.event.value, repeated=taken.repeated)


def _endpoint(account: Account, name: str, store: Store) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of one callback: secret, then size, then form, then storing."""

    async def endpoint(request: Request) -> Response:
        if not account.accepts(request.path_params["secret"]):
            logger.warning("sms.forbidden", callback=name)
            return Response(status_code=403)
        try:
            body = await read_body(request)
        except ClientDisconnect:
            logger.warning("sms.cut-off", callback=name)
            return Response(status_code=400)
        if body is None:
            logger.warning("sms.too-long", callback=name)
            return Response()
        return await _stored(body, name, store)

    return endpoint


async def read_body(request: Request) -> bytes | None:
    """The body, None where it is too long; read to its end, or the other side would miss the answer."""
    body = b""
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= LONGEST_BODY:
            body += chunk
    return body if length <= LONGEST_BODY else None


async def _stored(body: bytes, name: str, store: Store) -> Response:
    try:
        await store(read_form(body))
    except Malformed as error:
        logger.warning("sms.malformed", callback=name, missing=error.missing)
    except Exception as error:  # noqa: BLE001  # no error may become a 500 with a traceback
        # Whatever it was, the message is not stored: have it sent again. The error's text may hold the message.
        logger.error("sms.not-stored", callback=name, error=type(error).__name__)
        return Response(status_code=503)
    return Response()


def _log_report(receipt: Receipt) -> None:
    """Log the outcome; of the provider's words only those that we know, another one might be anything."""
    if receipt.status is DeliveryStatus.UNKNOWN:
        logger.warning("sms.unknown-status", id=receipt.provider_id)
    elif receipt.reason and failure_reason(receipt.reason).refusal is OurFault:
        logger.error("sms.our-fault", id=receipt.provider_id, reason=receipt.reason)
    else:
        logger.info("sms.reported", id=receipt.provider_id, status=receipt.status.value, final=receipt.final)
