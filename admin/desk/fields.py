"""Reads what the desk's forms send: fields, and on pages that ask for one a file. Nothing is read without a limit."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from admin.pages.forms import FORM_TYPE, Form, Refused, from_our_pages, parsed, read_body
from bot.words import _

LONGEST_FORM: Final = 512 * 1024
"""Bytes; the longest entry with all its facts in two languages is under 60 KB."""
LONGEST_UPLOAD: Final = 12 * 1024 * 1024
"""Bytes; the whole starter content as a spreadsheet is under 2 MB."""
TOO_LONG: Final = _("This form is longer than anything we can use. Write less, or in several steps.")
TOO_LARGE: Final = _("This file is larger than 12 MB. Leave out what you did not change, or send it in several files.")
MOST_FIELDS: Final = 3_000
LARGEST: Final = 2**31 - 1
"""The largest number that a row can have."""
MOST_DIGITS: Final = 10
UPLOAD_TYPE: Final = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form, whole."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent: its fields, and its files by field."""

    form: Form
    uploads: dict[str, Upload] = field(default_factory=dict)


NOTHING: Final = Sent(Form({}))


def row_number(text: str) -> int | None:
    """The number of a row that somebody sent; None for whatever no row can have as its number."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else 0
    return number if 0 < number <= LARGEST else None


async def read_sent(request: Request, public_url: str | None, *, upload: bool) -> Sent:
    """What a form of our own pages sent; raises Refused for anything else. `upload` pages may be sent files."""
    if not from_our_pages(request, public_url):
        raise Refused(403, _("This form came from another website, so we did not take it."))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == FORM_TYPE:
        return Sent(parsed(await read_body(request, LONGEST_FORM, TOO_LONG), MOST_FIELDS))
    if kind == UPLOAD_TYPE and upload:
        return await _multipart(request)
    raise Refused(415, _("We could not read this form. Go back, reload the page and try again."))


async def _multipart(request: Request) -> Sent:
    """Fields and files. The body is read before it is parsed, so that its length is known to be bearable."""
    body = await read_body(request, LONGEST_UPLOAD, TOO_LARGE)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        data = await MultiPartParser(request.headers, stream(), max_files=4, max_fields=200).parse()
        return await _sent(data)
    except (MultiPartException, ClientDisconnect, UnicodeError, KeyError):
        raise Refused(400, _("We could not read this form. Go back, reload the page and try again.")) from None


async def _sent(data: FormData) -> Sent:
    fields: dict[str, list[str]] = {}
    uploads: dict[str, Upload] = {}
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                uploads[name] = Upload(_tidy(value.filename), await value.read())
        else:
            fields.setdefault(_tidy(name), []).append(_tidy(value))
    await data.close()
    return Sent(Form(fields), uploads)


def _tidy(text: str) -> str:
    """The text without what no database takes: zero bytes, and halves of letters, which a browser may claim to send."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
