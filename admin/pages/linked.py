"""Makes phone numbers and addresses in our texts ready to be tapped."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup, escape

from knowledge.base import KnowledgeBase
from knowledge.languages import in_language

DIALLED: Final = ("phone", "tollfree")
SHORT: Final = re.compile(r"\d{3,6}")
"""Numbers that only Kenya's networks know, such as 999 and 1195."""

WEB: Final = r"https?://[^\s<>\"]*[\w/#=&-]"
EMAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
DOMAIN: Final = r"(?:[a-z0-9-]+\.)+(?:ke|org|com|net|int|info)\b(?:/[^\s<>\"]*[\w/#=&-])?"
PHONE: Final = r"(?<![\w.,+])(?:\+\d|0\d)(?:[ -]?\d){7,13}(?!\w)"
LONGEST_ADDRESS: Final = 40
"""Characters of a web address that are shown; the link holds all of it."""
AMOUNT: Final = r"(?<!KES )(?<!Sh )(?<![\w.,:/+-])"
"""What may not stand before a short number: 999 is a call, KES 999 and 5,999 are money."""

HERE: Final = Markup('<a href="{}">{}</a>')
AWAY: Final = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
"""Another website opens beside ours: no server keeps the conversation, so it would be lost to who leaves its page."""


class Linker:
    """Finds the numbers and addresses of one knowledge base in texts.

    A number is dialled as it is written: Kenya's toll-free 0800 lines do not answer to +254 800.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._addresses = _web_addresses(knowledge)
        short = sorted(_short_numbers(knowledge), key=len, reverse=True)
        shorts = f"|(?P<short>{AMOUNT}(?:{'|'.join(short)})(?![\\w-]|[.,:/]\\d))" if short else ""
        self._pattern = re.compile(
            f"(?P<web>{WEB})|(?P<email>{EMAIL})|(?P<domain>{DOMAIN})|(?P<phone>{PHONE}){shorts}", re.IGNORECASE
        )

    def link(self, text: str) -> Markup:
        """The text as HTML: everything escaped, numbers and addresses made links."""
        done, place = Markup(), 0
        for found in self._pattern.finditer(text):
            done += escape(text[place : found.start()])
            done += (AWAY if found.lastgroup in ("web", "domain") else HERE).format(self._target(found), _short(found))
            place = found.end()
        return done + escape(text[place:])

    def _target(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "web":
                return found.group()
            case "email":
                return f"mailto:{found.group()}"
            case "domain":
                return self._addresses.get(found.group().lower(), f"https://{found.group()}")
            case _:
                return f"tel:{re.sub(r'[^+0-9]', '', found.group())}"


def _short(found: re.Match[str]) -> str:
    """What the link says: an address without what nobody reads aloud."""
    if found.lastgroup != "web":
        return found.group()
    address = found.group().partition("://")[2].removeprefix("www.").rstrip("/")
    return address if len(address) <= LONGEST_ADDRESS else f"{address[:LONGEST_ADDRESS]}..."


def _short_numbers(knowledge: KnowledgeBase) -> set[str]:
    return {
        value
        for contact in knowledge.contacts.values()
        if contact.kind in DIALLED
        for value in contact.value.values()
        if SHORT.fullmatch(value)
    }


def _web_addresses(knowledge: KnowledgeBase) -> Mapping[str, str]:
    """Our websites by the way replies show them, which is without https://."""
    return {_shown(url): url for url in _urls(knowledge)}


def _urls(knowledge: KnowledgeBase) -> Iterable[str]:
    for contact in knowledge.contacts.values():
        value = in_language(contact.value, "")
        if contact.kind == "web" and value.startswith(("http://", "https://")):
            yield value


def _shown(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()
