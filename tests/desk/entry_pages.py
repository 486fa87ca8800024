"""The entry's form as a browser without scripts sends it."""

from collections.abc import Mapping
from html.parser import HTMLParser

from tests.desk.service import Browser

CARD = "/desk/entries/alien-card/national"
MOMBASA = "/desk/entries/alien-card/mombasa"
Sent = dict[str, list[str]]
Fields = dict[str, str | list[str]]


class _FormReader(HTMLParser):
    """Which fields a form would send without a button: the first form with this id."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.sent: Sent = {}
        self._wanted = wanted
        self._inside = False
        self._select = ""
        self._area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == self._wanted
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self._keep(name, given.get("value", ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self._keep(self._select, given.get("value", ""))
        elif tag == "textarea":
            self._area = (name, [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "textarea" and self._area:
            name, said = self._area
            self._keep(name, "".join(said).removeprefix("\n").replace("\n", "\r\n"))
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[1].append(data)

    def _keep(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)


def form_in(html: str, wanted: str = "entry") -> Sent:
    """What the form with this id would send."""
    reader = _FormReader(wanted)
    reader.feed(html)
    assert reader.sent, "the page has no such form"
    return reader.sent


def change(
    browser: Browser,
    address: str = CARD,
    act: str = "save",
    status: int = 200,
    fields: Mapping[str, str] | None = None,
    **changed: str,
) -> str:
    """Open the form, change some fields (two underscores are a dot), and send it; the page that follows."""
    sent: Fields = {**form_in(browser.get(address)), **(fields or {})}
    new = {name.replace("__", "."): value for name, value in changed.items()}
    return browser.send(f"{address}/{act}", {**sent, **new}, status)
