"""One request of a member of staff (or of somebody who is about to sign in), with all that its page needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from admin.desk.access import Member, Right
from admin.desk.context import DeskContext
from admin.desk.fields import NOTHING, Sent
from admin.desk.screens import NAIROBI, Frame, Screens
from admin.desk.store import audit
from admin.desk.store.sessions import Session
from admin.pages.forms import Form, Refused
from bot.words import _

SEE_OTHER = 303


class Forbidden(Exception):
    """The member may not do this, or not with something of that county."""


class Missing(Exception):
    """There is no such thing, or no longer."""


@dataclass(slots=True)
class Visit:
    """A request with its database connection. The guard opened both, and commits once when the page is done.

    `next_notice` is what the member's next page will say; `token` proves where forms come from. After `begins` or
    `ends` were set by signing in or out, the guard gives the browser that token.
    """

    desk: DeskContext
    screens: Screens
    request: Request
    connection: Connection
    session: Session | None
    token: str
    language: str
    now: datetime
    sent: Sent = NOTHING
    next_notice: dict[str, Any] | None = None
    new_token: str | None = field(default=None)

    @property
    def member(self) -> Member:
        """Who it is. Pages without a right have nobody."""
        if self.session is None:
            raise Forbidden
        return self.session.member

    @property
    def form(self) -> Form:
        """The fields that were sent; none for a page that is only looked at."""
        return self.sent.form

    def path(self, name: str) -> str:
        """A part of the address, as in `/desk/entries/{topic}/{scope}`."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """A value behind the address's question mark; empty where there is none."""
        return self.request.query_params.get(name, "").replace("\0", "").strip()

    @property
    def is_partial(self) -> bool:
        """Whether only a piece of the page is wanted (htmx asks so)."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def today(self) -> date:
        """The day in Nairobi."""
        return self.now.astimezone(NAIROBI).date()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A short transaction of its own, for a page (`writes=False`) that looks for long before it changes anything.

        Whoever writes keeps all other writers waiting, the messages of people too: nothing slow belongs in here.
        """
        looking = self.connection
        with self.desk.engine.begin() as connection:
            self.connection = connection
            try:
                yield
            finally:
                self.connection = looking

    def demand(self, right: Right, scope: str | None = None) -> None:
        """Raise Forbidden unless the member has this right over something of this scope."""
        if not self.member.may(right, scope):
            raise Forbidden

    def say(self, message: str, **values: object) -> str:
        """A sentence in the member's language."""
        return self.desk.words[self.language].say(message, **values)

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page, or a piece of one, in the member's language."""
        frame = Frame(self.request, self.language, self.session, self.token)
        return self.screens.page(frame, template, status, values)

    def refuse(self, status: int, sentence: str) -> Refused:
        """The error that ends a request with a page that says why; raise it."""
        return Refused(status, sentence)

    def go(self, address: str, notice: str = "", undo: tuple[str, dict[str, str]] | None = None) -> Response:
        """Go on to another page of ours, which says `notice` (whole, in the member's language).

        `undo` is the address and the fields of a form that takes back what was done.
        """
        if notice:
            self.next_notice = {"text": notice, "undo": {"address": undo[0], "fields": undo[1]} if undo else None}
        return RedirectResponse(address, SEE_OTHER)

    def note(self, action: str, subject: str, scope: str | None = None, **details: str | int | bool | None) -> None:
        """Add a line to the audit log."""
        who = self.session.member.number if self.session else None
        audit.record(self.connection, self.now, who, action, subject, scope, **details)


GONE = _("This is not here, or no longer. Perhaps somebody has removed it.")
NOT_YOURS = _("Your account does not allow this. Ask your administrator if you need it for your work.")
OLD_FORM = _("This page was open for too long, so we could not take the form. Nothing is lost: send it once more.")
