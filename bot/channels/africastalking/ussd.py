"""Africa's Talking's USSD callbacks. The screen goes back with the request, within 10 seconds, and no request is made
again: what cannot be answered must say so to the person, for any status but 200 shows her an error of the network.

So: 200 and a screen for everything that knows the secret. A screen begins with CON where she can type, END where not.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.reading import Form, Malformed, read_form
from bot.channels.africastalking.ussd_reading import (
    Call,
    Input,
    inputs_from_start,
    last_input,
    provider_id,
    read_call,
    read_input,
    read_path,
)
from bot.channels.africastalking.ussd_sessions import Session, Sessions
from bot.channels.africastalking.webhooks import read_body, utc_now
from bot.channels.door import Intake, Taken
from bot.messages import Reply
from knowledge import sms_text

ENDINGS: Final = frozenset({"success", "incomplete", "failed"})
"""How a session ended, in the provider's words: at an END, by the person or the clock, by our error."""

Answer = Callable[[Form], str]

logger = structlog.get_logger()


def routes(account: Account, intake: Intake, apology: str, clock: Callable[[], datetime] = utc_now) -> list[Route]:
    """The addresses to enter at Africa's Talking: the session's, and the one that is told of its end.

    `apology` is shown to a person whom we cannot answer, whose language we may not know.
    """
    callbacks = _Callbacks(account, intake, clock)
    path = "/ussd/africastalking/{secret}"
    return [
        Route(path, _endpoint(account, "session", callbacks.session, f"END {apology}"), methods=["POST"]),
        Route(f"{path}/events", _endpoint(account, "events", callbacks.ended, ""), methods=["POST"]),
    ]


class _Callbacks:
    """Answers what a callback's form tells. Each method blocks until it is stored."""

    def __init__(self, account: Account, intake: Intake, clock: Callable[[], datetime]) -> None:
        self._account = account
        self._intake = intake
        self._clock = clock
        self._sessions = Sessions()

    def session(self, form: Form) -> str:
        """The screen that answers a request; empty where there is none. A repeat gets the same one."""
        call, path = read_call(form, self._account), read_path(form)
        session = self._sessions.get(call.digest)
        name = provider_id(call, path, self._account)
        with session.lock:
            if name in session.screens:
                logger.info("ussd.received", id=name, repeated=True)
                return session.screens[name]
            taken = [self._take(call, done) for done in self._new_inputs(call, path, session)]
            session.last, session.length = name, len(path)
            reply = taken[-1].reply
            if reply is None:
                return ""
            session.screens[name] = _screen(reply)
            return session.screens[name]

    def ended(self, form: Form) -> str:
        """Forget a session that has ended. What was typed and shown comes with this too: it is not read."""
        call = read_call(form, self._account)
        self._sessions.end(call.digest)
        status = form.get("status", "").strip().lower()
        log = logger.error if status == "failed" else logger.info
        log("ussd.ended", id=call.session, status=status if status in ENDINGS else "unknown")
        return ""

    def _new_inputs(self, call: Call, path: str, session: Session) -> tuple[Input, ...]:
        """What this request adds to the session as we know it: one input, or all where we have not seen it begin."""
        if not session.last:
            return inputs_from_start(path)
        before = path[: session.length]
        goes_on = provider_id(call, before, self._account) == session.last
        return (last_input(path, before),) if goes_on else inputs_from_start(path)[-1:]

    def _take(self, call: Call, done: Input) -> Taken:
        incoming = read_input(done, call, self._account, self._clock())
        taken = self._intake.receive(incoming)
        logger.info("ussd.received", id=incoming.provider_id, kind=incoming.event.value, repeated=taken.repeated)
        return taken


def _screen(reply: Reply) -> str:
    """A reply as the provider takes it; nothing of it is outside the alphabet that every phone shows."""
    return f"{'END' if reply.last else 'CON'} {sms_text.to_gsm7(reply.text)}"


def _endpoint(account: Account, name: str, answer: Answer, apology: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of one callback: secret, then size, then form, then answering."""

    async def endpoint(request: Request) -> Response:
        if not account.accepts(request.path_params["secret"]):
            logger.warning("ussd.forbidden", callback=name)
            return Response(status_code=403)
        try:
            body = await read_body(request)
        except ClientDisconnect:
            logger.warning("ussd.cut-off", callback=name)
            return Response(status_code=400)
        if body is None:
            logger.warning("ussd.too-long", callback=name)
            return PlainTextResponse(apology)
        return PlainTextResponse(await _answered(body, name, answer) or apology)

    return endpoint


async def _answered(body: bytes, name: str, answer: Answer) -> str:
    """The answer to a form; empty where there is none."""
    try:
        return await run_in_threadpool(answer, read_form(body))
    except Malformed as error:
        logger.warning("ussd.malformed", callback=name, missing=error.missing)
    except Exception as error:  # noqa: BLE001  # no error may become a 500 with a traceback
        # The error's text may hold what was typed.
        logger.error("ussd.not-stored", callback=name, error=type(error).__name__)
    return ""
