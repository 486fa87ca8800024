"""The desk's screens: one set of templates, the frame around each, and how days, times and numbers are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from admin.desk import csrf
from admin.desk.access import Member, Right
from admin.desk.context import DeskContext
from admin.desk.store.sessions import Session
from admin.pages.base import file_address, remember_language
from admin.pages.language import FIELD
from bot.words import _
from knowledge.values import NATIONAL

FOLDER: Final = Path(__file__).parent / "templates"
NAIROBI: Final = ZoneInfo("Africa/Nairobi")
SHORT_DAY: Final = "d MMM y"
SHORT_MOMENT: Final = "d MMM y, HH:mm"

NAVIGATION: Final = (
    ("/desk/", _("Work list"), Right.EDIT),
    ("/desk/entries", _("Entries"), Right.EDIT),
    ("/desk/review", _("Review"), Right.EDIT),
    ("/desk/questions", _("Questions"), Right.EDIT),
    ("/desk/contacts", _("Contacts"), Right.EDIT),
    ("/desk/barazas", _("Barazas"), Right.MEET),
    ("/desk/numbers", _("Numbers"), Right.EDIT),
    ("/desk/sheets", _("Spreadsheets"), Right.EDIT),
    ("/desk/operation", _("Operation"), Right.ADMINISTER),
    ("/desk/staff", _("Staff"), Right.ADMINISTER),
    ("/desk/help", _("Help"), Right.ACCOUNT),
)
"""Address, name, and the right that shows it; in the order of a clerk's day."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose screen it is: the request, its language, the member's session, and the token that proves her forms."""

    request: Request
    language: str
    session: Session | None
    token: str


class Screens:
    """Renders the desk's templates."""

    def __init__(self, desk: DeskContext) -> None:
        self._desk = desk
        self._csrf_key = desk.keys.purpose("desk forms")
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["file"] = cache(file_address)
        self._templates.globals["NATIONAL"] = NATIONAL

    @property
    def csrf_key(self) -> bytes:
        """The key of the forms' proofs."""
        return self._csrf_key

    def page(self, frame: Frame, template: str, status: int, values: Mapping[str, Any]) -> HTMLResponse:
        """A screen. The language is remembered where it was asked for."""
        shared = self._frame_values(frame) | self._formats(frame.language)
        response = HTMLResponse(self._templates.get_template(template).render({**shared, **values}), status)
        if frame.request.query_params.get(FIELD) == frame.language:
            remember_language(response, frame.language)
        return response

    def _frame_values(self, frame: Frame) -> dict[str, Any]:
        words, session = self._desk.words[frame.language], frame.session
        member = session.member if session else None
        return {
            "language": frame.language,
            "languages": tuple(self._desk.words),
            "language_names": self._desk.knowledge.language_names,
            "say": words.say,
            "me": member,
            "may": member.may if member else _nothing,
            "Right": Right,
            "navigation": _navigation(member, frame.request.url.path),
            "notice": session.notice if session else None,
            "csrf": csrf.proof(self._csrf_key, frame.token),
            "others": self._other_languages(frame),
            "path": frame.request.url.path,
            "demo": self._desk.settings.demo,
        }

    def _formats(self, language: str) -> dict[str, Any]:
        """How this language writes days, moments (in Nairobi's time), numbers and the names of scopes."""
        words, counties = self._desk.words[language], self._desk.knowledge.counties

        def day(value: date) -> str:
            return format_date(value, SHORT_DAY, locale=language)

        def moment(value: datetime) -> str:
            return format_datetime(value.astimezone(NAIROBI), SHORT_MOMENT, locale=language)

        def number(value: float) -> str:
            return format_decimal(value, locale="en")

        def place(scope: str) -> str:
            return (
                words.say("Whole country")
                if scope == NATIONAL
                else counties[scope].name
                if scope in counties
                else scope
            )

        return {"day": day, "moment": moment, "number": number, "place": place}

    def _other_languages(self, frame: Frame) -> list[tuple[str, str]]:
        """The other languages, each with the address of this page in it."""
        url = frame.request.url
        path = url.path if frame.request.method == "GET" else "/desk/"
        return [
            (code, f"{path}?{url.include_query_params(lang=code).query}")
            for code in self._desk.words
            if code != frame.language
        ]


def _navigation(member: Member | None, path: str) -> list[tuple[str, str, bool]]:
    """What a member can go to: address, name (to be said), and whether she is there."""
    if member is None:
        return []
    return [
        (address, name, path == address or (address != "/desk/" and path.startswith(address)))
        for address, name, right in NAVIGATION
        if member.may(right)
    ]


def _nothing(*_asked: object) -> bool:
    return False
