"""Nothing that anybody sends makes the desk stumble, and nothing that anybody wrote becomes part of a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser
from typing import Final
from urllib.parse import quote, urlencode

import httpx
import pytest
from starlette.routing import compile_path

from admin.desk import desk_pages
from admin.desk.access import Role
from admin.desk.guard import Page
from tests.desk.drafting import hand_in
from tests.desk.service import Browser, Desk
from tests.desk.things import Things, one_of_everything, with_parts

SCRIPT: Final = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> {x} {0.__class__} %s ${y} {{7*7}}"
TEXTS: Final = (
    "",
    SCRIPT,
    "\0before\0 and after\0",
    "9" * 5_000,
    "2147483648",
    "-1 \u0661\u0662",
    "\u202e\ud7ff\U0010ffff\u0007\x1b\x85\u2028 \u212a\u0130",
    "javascript:alert(1)",
    "/desk//elsewhere.example/\\@",
    "0001-01-01",
    "9999-12-31",
    "1e-999999",
    "a b " * 400,
    "{x}",
)
PARTS: Final = ("0", "2147483648", "9" * 30, "9" * 5_000, "\0", "a\0b", SCRIPT.replace("/", ""), "\u0661", "x" * 3_000)
QUERY: Final = [
    "q",
    "page",
    "before",
    "who",
    "action",
    "channel",
    "status",
    "county",
    "kind",
    "category",
    "place",
    "lacks",
    "state",
    "find",
    "open",
    "in",
    "period",
    "month",
    "language",
    "size",
    "call",
    "words",
    "topic",
    "scope",
    "next",
    "lang",
    "own",
    "other",
    "show",
]
MORE: Final = [
    "take",
    "rebase",
    "auto",
    "override",
    "waited",
    "decision",
    "back",
    "do",
    "number",
    "sheet",
    "question",
    "phrase",
    "entry",
    "entries",
]
"""Fields that only scripts, lists and the Undo button send."""
SLOW: Final = (".pdf", ".png", ".xlsx")
"""Pages that another process makes: asked only for what there is not."""
PAGES: Final = list(desk_pages())


class Watch(HTMLParser):
    """Notes what would run in a page: scripts in it, attributes that are scripts, addresses that are scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base") or (
            tag == "script" and not given.get("src", "").startswith("/")
        ):
            self.found.append(tag)
        for name, value in given.items():
            runs = name.startswith(("on", "hx-on")) or name in ("style", "srcdoc")
            leads = name in ("href", "src", "action", "formaction", "hx-get", "hx-post")
            if runs or (leads and not value.startswith(("/", "#", "?", "otpauth:", "tel:", "http://", "https://"))):
                self.found.append(f"{tag} {name}={value[:80]}")


def trouble(answer: httpx.Response) -> str:
    """What is wrong with an answer: it is a failure of ours, leads elsewhere, or holds something that would run."""
    if answer.status_code >= 500:
        return f"status {answer.status_code}"
    target = answer.headers.get("location", "/desk/")
    if not target.startswith("/desk/") or "\n" in target:
        return f"leads to {target[:80]}"
    if "html" not in answer.headers.get("content-type", ""):
        return ""
    watch = Watch()
    watch.feed(answer.text)
    return ", ".join(watch.found)


def of_method(method: str) -> Iterator[Page]:
    return (page for page in PAGES if page.method == method and page.address != "/desk/sign-out")


@dataclass
class Attacker:
    """A member who sends what no browser would. `found` is what the desk did wrong, by page and by what was sent."""

    browser: Browser
    proof: str
    found: list[str] = field(default_factory=list)

    def ask(self, page: Page, address: str, fields: Mapping[str, object] | None = None, **headers: str) -> None:
        """Ask for a page, follow nothing, and note what is wrong with the answer."""
        sent = None if page.method == "GET" else urlencode({"csrf": self.proof, **(fields or {})}, doseq=True)
        kind = {"content-type": "application/x-www-form-urlencoded"} if sent else {}
        try:
            answer = self.browser.http.request(
                page.method, address, content=sent, headers=kind | headers, follow_redirects=False
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, a member would see a failure
            self.found.append(f"{page.method} {page.address} {type(error).__name__}: {str(error)[:200]}")
        else:
            if wrong := trouble(answer):
                self.found.append(f"{page.method} {page.address} {wrong}")


def attacker(desk: Desk, role: Role, *counties: str) -> Attacker:
    """A member with the proof of her forms."""
    browser = desk.client(role, *counties)
    return Attacker(browser, browser.proof())


@pytest.fixture
def things(desk: Desk) -> Things:
    return one_of_everything(desk, "mombasa")


def test_hostile_addresses(desk: Desk) -> None:
    one = attacker(desk, Role.ADMINISTRATOR)
    for page in PAGES:
        if "{" not in page.address:
            continue
        for part in PARTS:
            parts = dict.fromkeys(("topic", "slug", "table", "month", "token", "number"), quote(part, safe=""))
            for scope in ("mombasa", quote(part, safe="")):
                one.ask(page, with_parts(page, parts | {"scope": scope}))
    assert not sorted(set(one.found))


def test_hostile_queries(desk: Desk, things: Things) -> None:
    one = attacker(desk, Role.ADMINISTRATOR)
    for page in of_method("GET"):
        address = things.addresses(page)[0]
        for text in TEXTS if not address.endswith(SLOW) else ():
            one.ask(page, f"{address}?{urlencode(dict.fromkeys(QUERY, text[:1_500]))}")
    assert not sorted(set(one.found))


Sent = dict[str, list[str]]


class Forms(HTMLParser):
    """Every form of a page, for each of its buttons: where it is sent, and with which fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Sent]] = []
        self._action = ""
        self._select = ""
        self._inside: Sent | None = None
        self._buttons: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post":
            self._action, self._inside, self._buttons = given["action"], {}, []
        elif self._inside is None:
            return
        elif tag == "button":
            self._buttons.append(given)
        elif tag in ("input", "textarea", "select"):
            self._select = given.get("name", "")
            self._inside.setdefault(self._select, []).append(given.get("value", ""))
        elif tag == "option" and "selected" in given:
            self._inside[self._select] = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._inside is not None:
            for button in self._buttons:
                pressed = {button["name"]: [button.get("value", "")]} if "name" in button else {}
                self.found.append((button.get("formaction", self._action).partition("#")[0], self._inside | pressed))
            self._inside = None


def forms_of(browser: Browser, things: Things) -> list[tuple[Page, str, Sent]]:
    """The forms that there are, of each kind one: with its page and its address."""
    patterns = [(page, compile_path(page.address)[0]) for page in of_method("POST")]
    found: dict[tuple[str, str], tuple[Page, str, Sent]] = {}
    for _address, answer in everything(browser, things):
        reader = Forms()
        reader.feed(answer.text)
        for action, fields in reader.found:
            page = next((page for page, pattern in patterns if pattern.match(action)), None)
            if page is not None:
                act = next(iter(fields.get("do", ())), "").partition(":")[0]
                found.setdefault((page.address, act), (page, action, fields))
    assert len(found) > 30
    return list(found.values())


def spoilt(fields: Sent, turn: int) -> Sent:
    """The fields with a hostile text in every third of them, another third each turn; of a small form in all."""
    names = [name for name in fields if name != "csrf"]
    chosen = names if len(names) < 3 else names[turn % 3 :: 3]
    return fields | {name: [TEXTS[turn]] * (1 + turn % 2) for name in chosen}


def test_hostile_forms(desk: Desk, things: Things) -> None:
    one, partial = attacker(desk, Role.ADMINISTRATOR), {"hx-request": "true"}
    for number, (page, address, fields) in enumerate(forms_of(one.browser, things)):
        step = len(TEXTS) if address.endswith(("/effect", "/try")) else 4
        for turn in range(number % step, len(TEXTS), step):
            one.ask(page, address, spoilt(fields, turn), **(partial if turn % 2 else {}))
    for page in of_method("POST"):
        one.ask(page, things.addresses(page)[0])
        one.ask(page, things.addresses(page)[0], dict.fromkeys([*QUERY, *MORE], SCRIPT))
    for address, answer in everything(one.browser, things):
        one.found += [f"GET {address} {wrong}" for wrong in [trouble(answer)] if wrong]
    assert not sorted(set(one.found))


def everything(browser: Browser, things: Things) -> Iterator[tuple[str, httpx.Response]]:
    """Every page about these things."""
    for page in of_method("GET"):
        for address in dict.fromkeys(things.addresses(page)):
            if not address.endswith(SLOW):
                yield address, browser.http.get(address)


def test_hostile_texts_are_texts(desk: Desk) -> None:
    things = one_of_everything(desk, "mombasa", SCRIPT)
    desk.refresh()
    for role in (Role.ADMINISTRATOR, Role.EDITOR):
        browser = desk.client(role)
        found = [f"{address} {trouble(answer)}" for address, answer in everything(browser, things) if trouble(answer)]
        assert not found


def test_requests_that_no_browser_sends(desk: Desk, things: Things) -> None:
    http = desk.client(Role.ADMINISTRATOR).http
    proof = Browser(http).proof()
    kinds = ("text/plain", "application/json", "multipart/form-data; boundary=x", "multipart/form-data", "")
    for page in PAGES:
        address = things.addresses(page)[0]
        others = ("PUT", "DELETE", "PATCH", "OPTIONS", "GET" if page.method == "POST" else "POST")
        for method in (*others, *(("HEAD",) if page.method == "GET" and not address.endswith(SLOW) else ())):
            assert http.request(method, address, follow_redirects=False).status_code < 500, (method, address)
        if page.method == "POST":
            for kind in kinds:
                sent = http.post(address, content=b"csrf=" + proof.encode(), headers={"content-type": kind})
                assert sent.status_code in (400, 403, 413, 415), (address, kind, sent.status_code)
    names = {
        "csrf": proof,
        "na\0me": "x",
        "title.en\0": "x",
        "\0": "\0",
        "fact.a.{b}": "x",
        "fact": "a",
        "take": "fact.a.{b}",
    }
    form = {"content-type": "application/x-www-form-urlencoded"}
    save = "/desk/entries/alien-card/mombasa/save"
    for body in (urlencode(names).encode(), b"csrf=" + proof.encode() + b"&title.en=%ff%fe&a=%ed%a0%80", b"&" * 9_000):
        assert http.post(save, content=body, headers=form).status_code < 500
    assert http.get("/desk/entries/alien-card/mombasa").status_code == 200
    for host in ("[", "a b", "x" * 300):
        assert http.get("/desk/", headers={"host": host}).status_code < 500, host
        assert http.get("/desk/sign-in?next=/desk/", headers={"host": host}).status_code < 500, host


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "unicode_escape", "idna", "punycode", "rot13", "nothing"])
def test_files_in_strange_alphabets(sqlite_desk: Desk, charset: str) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    parts = (
        ("csrf", browser.proof()),
        ("a\\ud800", "\\ud800\\0 \\N{x"),
        ('file"; filename="\\ud800.csv', "topic,place\n,mombasa"),
    )
    body = "".join(f'--x\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in parts)
    kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
    answer = browser.http.post("/desk/sheets/send", content=f"{body}--x--\r\n".encode(), headers=kind)
    assert answer.status_code in (400, 403, 422)


def many(name: str, count: int, **parts: str) -> Sent:
    """So many facts or sources, each with these parts."""
    rows = [f"k{number}" for number in range(count)]
    return {name: rows} | {f"{name}.{row}.{part}": [value] for row in rows for part, value in parts.items()}


TOO_MUCH: Final[dict[str, Sent]] = {
    "a pasted book": {"answer.en": ["word " * 20_000]},
    "many facts": many("fact", 900, kind="fee", amount="5"),
    "many sources": many("source", 900, title="x"),
    "many items": {"fact": ["a"], "fact.a.kind": ["steps"], "fact.a.item": ["1"] * 900, "fact.a.item.1.en": ["x"]},
    "many contacts": {"contact": [f"c{number}" for number in range(900)]},
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_more_than_an_entry_can_be_is_refused_before_it_is_checked(sqlite_desk: Desk, name: str) -> None:
    """A pasted book kept every writer, and so the messages of people, waiting for minutes."""
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get("/desk/entries/alien-card/national")
    for act in ("save", "submit", "preview", "try", "effect"):
        said = browser.send(f"/desk/entries/alien-card/national/{act}", dict(TOO_MUCH[name]), 413)
        assert "what you typed is still there" in said
    browser.send("/desk/contacts/police-999/edit", {"name.en": "x" * 5_000}, 413)


def test_a_day_far_ahead_locks_nobody_out_of_a_review(sqlite_desk: Desk) -> None:
    number = hand_in(sqlite_desk, lambda entry: replace(entry, review_by=date(9999, 12, 31)))
    sqlite_desk.clock.pass_by(days=3)
    assert 'value="2028-' in sqlite_desk.client(Role.REVIEWER).get(f"/desk/review/{number}")


@pytest.mark.parametrize("price", ["1e-999999", "0." + "0" * 300 + "1", "\u0661", "NaN", "-1", "1e1", "0", "100"])
def test_prices_that_are_none(sqlite_desk: Desk, price: str) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    browser.get("/desk/operation/settings")
    browser.post("/desk/operation/settings/price", 422, price=price)
