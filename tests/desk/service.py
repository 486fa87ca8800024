"""The desk's routes over a database, and browsers at them."""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import Connection, Engine, insert, select
from starlette.applications import Starlette

from admin.desk import DeskContext, desk_routes
from admin.desk.access import Role
from admin.desk.store import sessions
from admin.desk.store.tables import staff
from admin.pages import page_middleware
from admin.settings import read_settings
from admin.texts import read_texts
from bot.channels.credit import Told
from bot.line import Line, build_line
from bot.privacy.keys import Keys
from knowledge.store import read

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PROOF = re.compile(r'name="csrf" value="([^"]+)"')


class InProcess(httpx.BaseTransport):
    """Asks an ASGI application without a network, one request after the other."""

    def __init__(self, app: Starlette) -> None:
        self._asgi = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return asyncio.run(self._ask(request))

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        whole = httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
        answer = await self._asgi.handle_async_request(whole)
        content = await answer.aread()  # uncompressed by now, whatever its headers say
        headers = [(name, value) for name, value in answer.headers.multi_items() if name != "content-encoding"]
        return httpx.Response(answer.status_code, headers=headers, content=content)


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = TODAY

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@dataclass
class Browser:
    """A browser with cookies of its own. Redirects are followed; forms carry the proof of the page seen before."""

    http: httpx.Client
    seen: str = ""

    def get(self, address: str, status: int = 200, **headers: str) -> str:
        """The text of a page; it must come with this status."""
        answer = self.http.get(address, headers=headers)
        assert answer.status_code == status, (answer.status_code, answer.text[-3000:])
        self.seen = str(answer.text)
        return self.seen

    def post(self, address: str, status: int = 200, **fields: str | list[str]) -> str:
        """Send a form and follow where it leads. Two underscores in a name are a dot: `title__en`."""
        return self.send(address, {name.replace("__", "."): value for name, value in fields.items()}, status)

    def send(self, address: str, fields: Mapping[str, str | list[str]], status: int = 200) -> str:
        """Send a form with these fields, as they are, and follow where it leads."""
        answer = self.http.post(address, data={"csrf": self.proof(), **fields})
        assert answer.status_code == status, (answer.status_code, answer.text[-3000:])
        self.seen = str(answer.text)
        return self.seen

    def proof(self) -> str:
        """The proof in the page seen last; of the account's page where none was seen."""
        found = PROOF.search(self.seen) or PROOF.search(self.http.get("/desk/help").text)
        assert found, "the page has no form"
        return found.group(1)


@dataclass
class Desk:
    """A desk that serves. `line` is what it answers from; `refresh` reads what was published."""

    engine: Engine
    context: DeskContext
    app: Starlette
    clock: Clock
    lines: list[Line]
    opened: list[httpx.Client] = field(default_factory=list)

    def visitor(self) -> Browser:
        """A browser that nobody has signed in with."""
        http = httpx.Client(transport=InProcess(self.app), base_url="http://jirani.test", follow_redirects=True)
        self.opened.append(http)
        return Browser(http)

    def client(self, role: Role, *counties: str, name: str = "") -> Browser:
        """A browser of a member of staff of this role, limited to these counties; signed in."""
        browser = self.visitor()
        with self.engine.begin() as connection:
            number = self.add_member(connection, role, counties, name or f"{role.value} {'-'.join(counties)}".strip())
            token = sessions.begin(connection, number, "a test's browser", self.clock())
        browser.http.cookies.set("desk", token)
        return browser

    def add_member(self, connection: Connection, role: Role, counties: tuple[str, ...], name: str) -> int:
        """A member with this name (the same one where she is there already); her number."""
        email = name.replace(" ", ".") + "@county.example"
        known = connection.execute(select(staff.c.id).where(staff.c.email == email)).scalar()
        if known is not None:
            return int(known)
        number: int = connection.execute(
            insert(staff)
            .values(
                email=email,
                name=name,
                role=role.value,
                counties=list(counties),
                failures=0,
                is_disabled=False,
                created_at=self.clock(),
            )
            .returning(staff.c.id)
        ).scalar_one()
        return number

    def connect(self, credit: Callable[[datetime], Told]) -> None:
        """Have an SMS account whose credit can be asked for."""
        self.context = replace(self.context, credit=credit)
        self.app = _app(self.context)

    def refresh(self) -> None:
        """Answer from what is published now, as the watch would within seconds."""
        with self.engine.connect() as connection:
            knowledge = read(connection)
        self.lines.append(build_line(knowledge, self.context.texts, None))


@contextmanager
def open_desk(engine: Engine, line: Line, data: Path) -> Iterator[Desk]:
    """A desk over this database, which holds the line's knowledge."""
    settings = read_settings({"JIRANI_DATA": str(data), "JIRANI_DATABASE_URL": str(engine.url)})
    lines, clock = [line], Clock()
    context = DeskContext(
        settings=settings,
        engine=engine,
        keys=Keys("a secret of these tests"),
        texts=read_texts(line.knowledge.languages),
        line=lambda: lines[-1],
        channel_states=lambda: {"sms": "demo", "telegram": "demo", "web": "ok"},
        clock=clock,
    )
    desk = Desk(engine, context, _app(context), clock, lines)
    yield desk
    for http in desk.opened:
        http.close()


def _app(context: DeskContext) -> Starlette:
    return Starlette(routes=desk_routes(context), middleware=page_middleware())
