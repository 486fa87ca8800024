"""Reads the forms of the pages. What no browser sends from them is refused with a page that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.requests import ClientDisconnect, Request

from bot.words import _

LONGEST_BODY: Final = 128 * 1024
"""Bytes; six exchanges carried along are under 50 KB (our choice)."""
MOST_FIELDS: Final = 50
FORM_TYPE: Final = "application/x-www-form-urlencoded"
TOO_LONG: Final = _("This message is too long for us. Write your question in a few words.")
OWN_SITES: Final = ("same-origin", "none")
"""Values of Sec-Fetch-Site for our own forms, and for what a person types or reloads."""


class Refused(Exception):
    """A request that we do not take: the HTTP status, and a sentence for the person (to be translated)."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; any may be missing or come twice."""

    fields: Mapping[str, list[str]]

    def get(self, name: str) -> str:
        """The first value of a field, empty where there is none."""
        return self.fields.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """All values of a field."""
        return self.fields.get(name, [])


async def read_form(request: Request, public_url: str | None) -> Form:
    """The form that one of our own pages sent; raises Refused for anything else."""
    if not from_our_pages(request, public_url):
        raise Refused(403, _("This message came from another website, so we did not take it. Write it here instead."))
    body = await read_body(request, LONGEST_BODY, TOO_LONG)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM_TYPE:
        raise Refused(415, _("We could not read this message. Write your question here instead."))
    return parsed(body, MOST_FIELDS)


def parsed(body: bytes, most_fields: int) -> Form:
    """The form that a body holds; raises Refused where it holds more fields than any page of ours has."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=most_fields)
    except ValueError:
        raise Refused(400, _("We could not read this message. Write your question here instead.")) from None
    return Form({name.replace("\0", ""): [text.replace("\0", "") for text in texts] for name, texts in fields.items()})


def from_our_pages(request: Request, public_url: str | None) -> bool:
    """Whether the browser says that one of our pages sent this; programs and old browsers say nothing.

    The scheme is not compared: behind a proxy we see http where the browser sees https.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITES
    origin = request.headers.get("origin")
    if origin is None:
        return True
    ours = {request.headers.get("host", ""), urlsplit(public_url or "").netloc} - {""}
    return _host(origin) in ours


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


async def read_body(request: Request, longest: int, too_long: str) -> bytes:
    """The body, of at most `longest` bytes; read to its end even beyond, or the browser would miss the answer.

    `too_long` is the sentence for a longer one.
    """
    body = bytearray()
    length = 0
    try:
        async for chunk in request.stream():
            length += len(chunk)
            if length <= longest:
                body += chunk
    except ClientDisconnect:
        raise Refused(400, _("We could not read this message. Write your question here instead.")) from None
    if length > longest:
        raise Refused(413, too_long)
    return bytes(body)
