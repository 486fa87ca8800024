"""In which language a page speaks, and in which language a reply turned out to be."""

from collections.abc import Collection
from typing import Final

from starlette.requests import Request

from bot.conversation.language import LanguageGuesser
from knowledge.base import KnowledgeBase

COOKIE: Final = "language"
FIELD: Final = "lang"


def page_language(request: Request, languages: Collection[str], asked: str = "", account: str = "") -> str:
    """The language asked for here, else the one asked for before, else her account's, her browser's, or our first."""
    wanted = (asked, request.query_params.get(FIELD, ""), request.cookies.get(COOKIE, ""), account)
    browser = _accepted(request.headers.get("accept-language", ""))
    return next((code for code in (*wanted, *browser) if code in languages), next(iter(languages)))


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, the best liked first: "sw-KE,en;q=0.8" is sw, en."""
    liked = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, quality = part.partition(";")
        liked.append((-_quality(quality), place, tag.strip().partition("-")[0].lower()))
    return [tag for _, _, tag in sorted(liked)]


def _quality(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q="))
    except ValueError:
        return 1.0


class ReplyLanguage:
    """Tells the language of our own replies, so that a screen reader speaks them in the right voice."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._guesser = LanguageGuesser(knowledge.phrases, knowledge.languages)

    def of(self, text: str, page: str) -> str:
        """The language of a reply; the page's where nothing in it tells."""
        guess = self._guesser.guess(text)
        return guess[0] if guess else page
