"""Sources as plain data: a page by `url` or a paper by `document`."""

from datetime import date
from typing import Final

from knowledge.files.record import Record
from knowledge.values import Source

NO_SOURCE: Final = Source("", "", "", "", date.min)
"""Stands for a source that could not be read, while the reading goes on to find what else is wrong."""


def source_form(source: Source, own_key: str = "") -> dict[str, object]:
    """The fields of a source; the key is left out where it is the one that goes without saying."""
    key: dict[str, object] = {} if source.key == own_key else {"key": source.key}
    place: dict[str, object] = {"document": source.document} if source.document else {}
    if source.url or not source.document:
        place = {"url": source.url, **place}
    return {**key, "title": source.title, **place, "published": source.published, "read_on": source.read_on}


def read_source(record: Record, own_key: str = "") -> Source:
    """A source out of its fields. `own_key` is its key where none is written (a contact's only source)."""
    key = record.word("key", default=own_key) if own_key else record.slug("key")
    url, document = record.word("url", default=""), record.word("document", default="")
    if not (url or document):
        record.note("url", "is missing: a source is a page (url) or a paper (document)")
    title, published = record.word("title"), record.word("published")
    source = Source(key, title, url, published, record.day("read_on"), document)
    record.finish()
    return source
