"""The public page with the web chat. All of it works without scripts; with them, only the new exchange is loaded."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from admin.pages.asked import STARTERS, Asked, incoming, new_id, read_asked
from admin.pages.base import Pages, remember_language
from admin.pages.carried import KEPT, Carrier, Exchange
from admin.pages.context import PagesContext
from admin.pages.forms import Form, Refused, read_form
from admin.pages.once import Once
from admin.pages.pace import Pace
from admin.pages.reachable import other_ways
from admin.pages.session import keep_session, session_of
from bot.channels.door import Taken
from bot.messages import MAX_TEXT, Incoming
from bot.words import _

PART_HEADER: Final = "X-Jirani-Part"
"""Sent by our script, which wants the new exchange only; sent back with one."""

EXAMPLES: Final = (_("I lost my alien card"), _("My employer has not paid me"), _("Where can I get a free lawyer?"))

CUT: Final = _("Your message was very long. We read only its first part.")
BUSY: Final = _("You are writing very fast. Please wait a minute, then send it again.")
TROUBLE: Final = _("We cannot answer just now. Please send it again in a few minutes.")
REPEATED: Final = _("We have this message already. If you do not see our answer, send it again.")
SILENT: Final = _("We did not answer this message. If you wrote STOP before, write START to get answers again.")

log = structlog.get_logger()


class Chat:
    """The routes of the web chat."""

    def __init__(self, context: PagesContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages
        self._carrier = Carrier(context.secret)
        self._pace = Pace()
        self._once = Once()

    def routes(self) -> list[Route]:
        """The page, and the address of its form; who opens that one comes back to the page."""
        return [
            Route("/", self.home),
            Route("/chat", self.come_back, methods=["GET"]),
            Route("/chat", self.say, methods=["POST"]),
        ]

    async def home(self, request: Request) -> Response:
        """The page as it opens."""
        return self._page(request, self._pages.language(request), ())

    async def come_back(self, request: Request) -> Response:
        """The page, for who reloads the form's address or kept it as a bookmark."""
        query = request.url.query
        return RedirectResponse(f"/?{query}" if query else "/", 303)

    async def say(self, request: Request) -> Response:
        """A message: the page with the conversation and our reply."""
        try:
            form = await read_form(request, self._context.public_url)
        except Refused as refused:
            log.info("web.refused", status=refused.status)
            return self._pages.refusal(request, refused)
        before = self._carrier.unpack(form.all("carried"), session_of(request))
        if form.get("switch"):
            return self._switched(request, form, before)
        language = self._pages.language(request, form.get("lang"))
        asked = read_asked(form, before, self._pages.words(language).say)
        message = incoming(asked, form.get("message"), session_of(request), language)
        exchange, status = await self._answered(asked, message, language)
        if PART_HEADER in request.headers:
            return self._part(request, language, exchange, status)
        return self._page(request, language, before, exchange, status, asked.draft)

    async def _answered(self, asked: Asked, message: Incoming, language: str) -> tuple[Exchange, int]:
        """The exchange that a message becomes, and the page's HTTP status."""
        said = Exchange(asked.label)
        if not await self._pace.wait(message.address):
            log.warning("web.too-fast")
            return replace(said, notice=BUSY), 429
        try:
            taken = await self._once.take(message.address, message.provider_id, lambda: self._take(message))
        except Exception as error:  # noqa: BLE001  # no error may become a 500 with a traceback
            # Whatever it was, the message is not stored. The error's text may hold the message.
            log.error("web.not-stored", error=type(error).__name__)
            return replace(said, notice=TROUBLE), 503
        log.info("web.received", kind=message.event.value, repeated=taken.repeated)
        if taken.reply is None:
            return replace(said, notice=REPEATED if taken.repeated else SILENT), 200
        reply = taken.reply
        spoken = await run_in_threadpool(self._pages.reply_language, reply.text, language)
        return Exchange(asked.label, reply.text, spoken, reply.buttons, CUT if asked.cut else ""), 200

    async def _take(self, message: Incoming) -> Taken:
        return await run_in_threadpool(self._context.intake.receive, message)

    def _switched(self, request: Request, form: Form, before: Sequence[Exchange]) -> Response:
        """The same conversation on a page in another language."""
        language = self._pages.language(request, form.get("switch"))
        if not before:
            return RedirectResponse(f"/?lang={language}", 303)
        response = self._page(request, language, before, draft=form.get("text")[:MAX_TEXT])
        remember_language(response, language)
        return response

    def _page(
        self,
        request: Request,
        language: str,
        before: Sequence[Exchange],
        exchange: Exchange | None = None,
        status: int = 200,
        draft: str = "",
    ) -> HTMLResponse:
        """The whole page. Words that we did not take stand in the text field again, to be sent once more."""
        session = session_of(request)
        shown = [*before, exchange][-KEPT:] if exchange else list(before)
        response = self._pages.page(
            request,
            language,
            "home.html",
            status,
            exchanges=[(each, self._carried(each, session)) for each in _with_last_buttons(shown)],
            draft=draft,
            next_message=new_id(),
            longest=MAX_TEXT,
            starters=STARTERS,
            examples=EXAMPLES,
            ways=other_ways(self._context),
        )
        keep_session(response, request, self._context.public_url, session)
        return response

    def _part(self, request: Request, language: str, exchange: Exchange, status: int) -> HTMLResponse:
        session = session_of(request)
        response = self._pages.page(
            request,
            language,
            "part.html",
            status,
            exchange=exchange,
            carried=self._carried(exchange, session),
            next_message=new_id(),
        )
        response.headers[PART_HEADER] = "exchange"
        keep_session(response, request, self._context.public_url, session)
        return response

    def _carried(self, exchange: Exchange, session: str) -> str:
        """The field that carries an exchange to the next page; empty for one without a reply."""
        return self._carrier.pack(exchange, session) if exchange.reply else ""


def _with_last_buttons(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges, with buttons under the last reply only."""
    replied = [place for place, exchange in enumerate(exchanges) if exchange.reply]
    last = replied[-1] if replied else None
    return [exchange if place == last else replace(exchange, buttons=()) for place, exchange in enumerate(exchanges)]
