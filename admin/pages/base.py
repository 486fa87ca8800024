"""What all pages share: their language, their words, their frame, and how they say that something went wrong."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from admin.pages.context import PagesContext
from admin.pages.forms import Refused
from admin.pages.language import COOKIE, FIELD, ReplyLanguage, page_language
from admin.pages.linked import Linker
from bot.reply.facts import contact_value
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.values import Language

Value = TypeVar("Value")

FOLDER: Final = Path(__file__).parent
STATIC: Final = FOLDER / "static"
A_YEAR: Final = 365 * 24 * 3600
"""Seconds that a browser remembers the language."""
EMERGENCY_CONTACTS: Final = ("police-999", "police-112")


class Built(Generic[Value]):
    """Something built from the knowledge base, and built again when that has changed."""

    def __init__(self, build: Callable[[KnowledgeBase], Value]) -> None:
        self._build = build
        self._last: tuple[KnowledgeBase, Value] | None = None

    def of(self, knowledge: KnowledgeBase) -> Value:
        """It, for this knowledge base."""
        last = self._last
        if last is None or last[0] is not knowledge:
            last = self._last = (knowledge, self._build(knowledge))
        return last[1]


class Pages:
    """Renders pages in the visitor's language, from one set of templates."""

    def __init__(self, context: PagesContext) -> None:
        self._context = context
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["file"] = cache(file_address)
        self._linker = Built(Linker)
        self._reply_language = Built(ReplyLanguage)

    def language(self, request: Request, asked: str = "") -> str:
        """The language of this request's page."""
        return page_language(request, self._context.words, asked)

    def words(self, language: str) -> Words:
        """The interface's words in this language."""
        return self._context.words[language]

    def page(self, request: Request, language: str, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page. The language is remembered where it was asked for."""
        frame = {
            "language": language,
            "say": self.words(language).say,
            "link": self._link,
            "emergency": self._emergency_numbers(language),
            "others": self._other_languages(request, language),
            "demo": self._context.demo is not None,
        }
        response = HTMLResponse(self._templates.get_template(template).render(frame | values), status)
        if request.query_params.get(FIELD) == language:
            remember_language(response, language)
        return response

    def refusal(self, request: Request, refused: Refused) -> HTMLResponse:
        """The page that says why a request was not taken, and where to go on."""
        return self.page(request, self.language(request), "refused.html", refused.status, sentence=refused.sentence)

    def reply_language(self, text: str, page: str) -> str:
        """The language of one of our replies. The first call after a change takes a moment: call it in a thread."""
        return self._reply_language.of(self._context.knowledge()).of(text, page)

    def _link(self, text: str) -> Markup:
        return self._linker.of(self._context.knowledge()).link(text)

    def _emergency_numbers(self, language: str) -> tuple[str, ...]:
        """The two numbers that stand on every page; none where the knowledge base lacks one."""
        contacts = self._context.knowledge().contacts
        known = [contact_value(contacts[slug], language) for slug in EMERGENCY_CONTACTS if slug in contacts]
        return tuple(known) if len(known) == len(EMERGENCY_CONTACTS) else ()

    def _other_languages(self, request: Request, language: str) -> list[tuple[Language, str]]:
        """The other languages we speak, each with the address of this page in it."""
        names = self._context.knowledge().language_names
        path = request.url.path if request.method == "GET" else "/"
        return [
            (names.get(code, Language(code, code, code)), f"{path}?{request.url.include_query_params(lang=code).query}")
            for code in self._context.words
            if code != language
        ]


def remember_language(response: Response, language: str) -> None:
    """Have the browser remember the language."""
    response.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax")


def file_address(name: str) -> str:
    """The address of a static file, which changes with its content so that browsers may keep it."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={version}"
