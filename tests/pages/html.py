"""Reads pages as a browser without scripts does: which fields a form would send, which words and links there are."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Page(HTMLParser):
    """`fields` are those of the chat's form; `buttons` are (name, value, label); `links` go from address to label."""

    language: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    spoken: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given["lang"]
        if tag == "input" and given.get("type") == "hidden":
            self.fields.append((given["name"], given["value"]))
        if tag == "div" and "lang" in given:
            self.spoken.append(given["lang"])
        if tag in ("a", "button", "textarea"):
            self._open.append((tag, given, []))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _tag, given, said = self._open.pop()
        label = "".join(said).strip()
        if tag == "a":
            self.links[given["href"]] = label
        elif tag == "button":
            self.buttons.append((given.get("name", ""), given.get("value", ""), label))
        else:
            self.fields.append((given["name"], label))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        for _tag, _given, said in self._open:
            said.append(data)

    @property
    def text(self) -> str:
        """All words of the page, with single spaces."""
        return " ".join(" ".join(self.texts).split())

    @property
    def texts_joined(self) -> str:
        """All words of the page, as they stand there."""
        return "".join(self.texts)

    def form(self, *instead: tuple[str, str]) -> dict[str, list[str]]:
        """What the form would send, with these fields changed or added."""
        changed = {name for name, _ in instead}
        sent: dict[str, list[str]] = {}
        for name, value in (*((name, value) for name, value in self.fields if name not in changed), *instead):
            sent.setdefault(name, []).append(value)
        return sent

    def value(self, name: str) -> str:
        """What a field holds."""
        return dict(self.fields)[name]


def read_page(html: str) -> Page:
    """The page of this HTML."""
    page = Page()
    page.feed(html)
    return page
