"""Entries as a clerk works on them: found, begun, written, saved, handed in, given up and brought back."""

import re

import pytest
from sqlalchemy import select

from admin.desk.access import Role
from admin.desk.store.tables import audit
from knowledge.store.tables import draft, entry
from tests.desk.service import Browser, Desk
from tests.pages.html import Page, read_page

CARD = "/desk/entries/alien-card/national"
MOMBASA = "/desk/entries/alien-card/mombasa"


def typed(page: str) -> dict[str, list[str]]:
    """What the entry's form would send as the browser was given it."""
    start = page.index('id="entry"')
    return read_form(page[start : page.index("</form>", start)])


def read_form(html: str) -> dict[str, list[str]]:
    form = FormReader()
    form.feed(html)
    return form.sent


class FormReader(Page):
    """Reads a form's fields as a browser would send them without a button."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._select: str | None = None
        self._area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.sent.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self.sent.setdefault(self._select, []).append(given.get("value", ""))
        elif tag == "textarea":
            self._area = (name, [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.sent.setdefault(self._area[0], []).append("".join(self._area[1]).removeprefix("\n"))
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[1].append(data)


def test_smoke(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    page = browser.get("/desk/entries")
    page = browser.get(CARD)
    print(len(page))
    sent = typed(page)
    out = browser.send(CARD + "/save", sent)
    assert "Nothing has changed" in out
    out = browser.send(CARD + "/preview", sent)
    out = browser.send(CARD + "/try", sent | {"question": ["how much is alien card"]})
    out = browser.get("/desk/entries/new")
    out = browser.get(CARD+ "/phrases")
