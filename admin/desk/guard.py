"""The one door to all of the desk's pages: who are you, may you, is this form yours - and one transaction a request.

A page is a function from a `Visit` to a response. `guarded` makes it a route, and no page becomes a route in any other
way (tests/desk/test_guard.py looks at every route).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import structlog
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from admin.desk import cookies, csrf
from admin.desk.access import Right
from admin.desk.context import DeskContext
from admin.desk.fields import LARGEST, NOTHING, Sent, read_sent
from admin.desk.screens import Frame, Screens
from admin.desk.store import sessions
from admin.desk.store.sessions import Session
from admin.desk.visit import GONE, NOT_YOURS, OLD_FORM, SEE_OTHER, Forbidden, Missing, Visit
from admin.pages.forms import Refused
from admin.pages.language import page_language
from knowledge.store import reading

SIGN_IN: Final = "/desk/sign-in"
SMALLEST: Final = 700
"""Bytes below which compressing a page saves nothing on the wire."""
SCOPE: Final = "scope"
"""The part of an address that names a county or the whole country: the guard checks it on every page."""
log = structlog.get_logger()

Handler = Callable[[Visit], Response]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the desk. `right` is what its visitor needs; None for the few that come before signing in.

    `writes` tells whether it changes anything: GET pages never do; a POST that only looks (a preview) says False and
    keeps no writer waiting. `upload` pages may be sent files.
    """

    address: str
    handler: Handler
    right: Right | None
    method: str = "GET"
    writes: bool = True
    upload: bool = False


class Guard:
    """Makes routes of pages."""

    def __init__(self, desk: DeskContext) -> None:
        self._desk = desk
        self._screens = Screens(desk)

    def route(self, page: Page) -> "GuardedRoute":
        """The route of a page, with this guard before it."""

        async def endpoint(request: Request) -> Response:
            try:
                sent = await self._sent(page, request)
            except Refused as refused:
                return await run_in_threadpool(self._refuse, request, refused.status, refused.sentence)
            return await run_in_threadpool(self.serve, page, request, sent)

        return GuardedRoute(page.address, endpoint, page)

    async def _sent(self, page: Page, request: Request) -> Sent:
        if page.method == "GET":
            return NOTHING
        return await read_sent(request, self._desk.settings.public_url, upload=page.upload)

    def serve(self, page: Page, request: Request, sent: Sent) -> Response:
        """Everything a request passes: session, form, right, place, the page itself, and the commit."""
        writes = page.method != "GET" and page.writes
        engine = self._desk.engine if writes else reading(self._desk.engine)
        try:
            with engine.begin() as connection:
                visit = self._visit(request, connection, sent)
                response = self._admitted(page, visit)
        except Refused as refused:
            return self._refuse(request, refused.status, refused.sentence)
        except Forbidden:
            return self._refuse(request, 403, NOT_YOURS)
        except Missing:
            return self._refuse(request, 404, GONE)
        self._remember(visit)
        public_url, token = self._desk.settings.public_url, visit.new_token or visit.token
        if token != cookies.token_of(request, public_url):
            cookies.keep_token(response, request, public_url, token)
        return response

    def _visit(self, request: Request, connection: Connection, sent: Sent) -> Visit:
        token = cookies.token_of(request, self._desk.settings.public_url)
        now = self._desk.clock()
        session = sessions.find(connection, token, now) if token else None
        return Visit(
            desk=self._desk,
            screens=self._screens,
            request=request,
            connection=connection,
            session=session,
            token=token or cookies.new_token(),
            language=self._language(request, session),
            now=now,
            sent=sent,
        )

    def _admitted(self, page: Page, visit: Visit) -> Response:
        if page.right is not None and visit.session is None:
            return _to_sign_in(visit)
        if page.method != "GET" and not csrf.holds(self._screens.csrf_key, visit.token, visit.form.get(csrf.FIELD)):
            raise Refused(403, OLD_FORM)
        if not all(_can_be_there(part) for part in visit.request.path_params.values()):
            raise Missing
        if page.right is not None:
            visit.demand(page.right)
            if SCOPE in visit.request.path_params:
                visit.demand(page.right, visit.path(SCOPE))
        return page.handler(visit)

    def _remember(self, visit: Visit) -> None:
        """Keep what the next page has to say, and that the session is in use; written only when there is need."""
        session = visit.session
        if session is None or visit.new_token is not None:
            return
        said = session.notice if visit.is_partial else None
        notice = visit.next_notice or said
        if notice != session.notice or visit.now - session.seen_at >= sessions.SEEN_EVERY:
            with self._desk.engine.begin() as connection:
                sessions.touch(connection, session, notice, visit.now)

    def _refuse(self, request: Request, status: int, sentence: str) -> Response:
        """The page that says why not, and where to go on."""
        with reading(self._desk.engine).begin() as connection:
            token = cookies.token_of(request, self._desk.settings.public_url)
            session = sessions.find(connection, token, self._desk.clock()) if token else None
        log.info("desk.refused", status=status)
        frame = Frame(request, self._language(request, session), session, token)
        return self._screens.page(frame, "refused.html", status, {"sentence": sentence})

    def _language(self, request: Request, session: Session | None) -> str:
        chosen = session.member.language if session else None
        return page_language(request, self._desk.words, account=chosen or "")


class GuardedRoute(Route):
    """A route of the desk; only a guard makes one."""

    def __init__(self, address: str, endpoint: Callable[[Request], Awaitable[Response]], page: Page) -> None:
        super().__init__(address, endpoint, methods=[page.method], middleware=[Middleware(GZipMiddleware, SMALLEST)])
        self.page = page

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As every route does; an address with a number of thousands of digits is none of ours."""
        try:
            return super().matches(scope)
        except ValueError:
            return Match.NONE, {}


def _can_be_there(part: str | int) -> bool:
    """Whether a part of an address can name anything: no row has a larger number, and no text holds a zero byte."""
    return part <= LARGEST if isinstance(part, int) else "\0" not in part


def _to_sign_in(visit: Visit) -> Response:
    """The way to the sign-in page, and from there back; a form that was sent must be sent again."""
    request = visit.request
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    target = f"?next={quote(back)}" if request.method == "GET" else ""
    return RedirectResponse(SIGN_IN + target, SEE_OTHER)
