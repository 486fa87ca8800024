"""The public page with the web chat. All of it works without scripts; with them, only the new exchange is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: whose it is, and the language of its page."""

    request: Request
    session: str
    language: str


class Chat:
    """The routes of the web chat."""

    def __init__(self, context: PagesContext, pages: Pages, pace: Pace) -> None:
        self._context = context
        self._pages = pages
        self._carrier = Carrier(context.secret)
        self._pace = pace
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
        return self._page(Visit(request, session_of(request), self._pages.language(request)), ())

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
        visit = Visit(
            request, session_of(request), self._pages.language(request, form.get("switch") or form.get("lang"))
        )
        before = self._carrier.unpack(form.all("carried"), visit.session)
        if form.get("switch"):
            return self._switched(visit, form, before)
        asked = read_asked(form, before, self._pages.words(visit.language).say)
        message = incoming(asked, form.get("message"), visit.session, visit.language)
        exchange, status = await self._answered(asked, message)
        if PART_HEADER in request.headers:
            return self._part(visit, exchange, status)
        return self._page(visit, (*before, exchange), status, asked.kept(exchange.notice in (BUSY, TROUBLE, REPEATED)))

    async def _answered(self, asked: Asked, message: Incoming) -> tuple[Exchange, int]:
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
        reply, page_language = taken.reply, message.language_hint or ""
        spoken = await run_in_threadpool(self._pages.reply_language, reply.text, page_language)
        return Exchange(asked.label, reply.text, spoken, reply.buttons, CUT if asked.cut else ""), 200

    async def _take(self, message: Incoming) -> Taken:
        return await run_in_threadpool(self._context.intake.receive, message)

    def _switched(self, visit: Visit, form: Form, before: Sequence[Exchange]) -> Response:
        """The same conversation on a page in another language."""
        if not before:
            return RedirectResponse(f"/?lang={visit.language}", 303)
        response = self._page(visit, before, draft=form.get("text")[:MAX_TEXT])
        remember_language(response, visit.language)
        return response

    def _page(self, visit: Visit, exchanges: Sequence[Exchange], status: int = 200, draft: str = "") -> HTMLResponse:
        """The whole page; `draft` stands in the text field."""
        shown = _with_last_buttons(exchanges[-KEPT:])
        values = {
            "exchanges": [(exchange, self._carried(exchange, visit.session)) for exchange in shown],
            "draft": draft,
            "longest": MAX_TEXT,
            "starters": STARTERS,
            "examples": EXAMPLES,
            "ways": other_ways(self._context),
        }
        return self._rendered(visit, "home.html", status, values)

    def _part(self, visit: Visit, exchange: Exchange, status: int) -> HTMLResponse:
        """The new exchange alone, for our script."""
        values = {"exchange": exchange, "carried": self._carried(exchange, visit.session)}
        response = self._rendered(visit, "part.html", status, values)
        response.headers[PART_HEADER] = "exchange"
        return response

    def _rendered(self, visit: Visit, template: str, status: int, values: dict[str, object]) -> HTMLResponse:
        page = self._pages.page(visit.request, visit.language, template, status, next_message=new_id(), **values)
        keep_session(page, visit.request, self._context.public_url, visit.session)
        return page

    def _carried(self, exchange: Exchange, session: str) -> str:
        """The field that carries an exchange to the next page; empty for one without a reply."""
        return self._carrier.pack(exchange, session) if exchange.reply else ""


def _with_last_buttons(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges, with buttons under the last reply only."""
    replied = [place for place, exchange in enumerate(exchanges) if exchange.reply]
    last = replied[-1] if replied else None
    return [exchange if place == last else replace(exchange, buttons=()) for place, exchange in enumerate(exchanges)]
