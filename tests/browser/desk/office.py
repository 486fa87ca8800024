"""A county's office after some months: the whole starter content, its staff and its work; browsers come to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from admin.desk.access import Member, Role
from admin.desk.store import accounts, audit, sessions
from admin.desk.store.accounts import Purpose
from admin.installation import Installation
from admin.knowledge_base import CurrentLine
from admin.migrate import migrate
from admin.server.app import build_app
from admin.settings import read_settings
from admin.texts import read_texts
from bot.privacy.keys import Keys
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.store import open_engine, save_starter
from knowledge.values import NATIONAL
from tests.browser.desk import months
from tests.fakes.serve import serving


@dataclass(frozen=True)
class Office:
    """Where the service is, its database, and the numbers of what lies there for every page: `parts` by name."""

    address: str
    engine: Engine
    knowledge: KnowledgeBase
    parts: dict[str, str]
    members: dict[Member, int] = field(default_factory=dict)

    def arrive(self, role: Role, *counties: str, language: str = "en", name: str = "") -> str:
        """A member of staff who has just signed in, always the same one of her kind: the token her browser keeps."""
        now, known = datetime.now(UTC), name or f"{role.value.title()} {language}"
        email = f"{known}.{role.value}.{language}{'.'.join(counties)}@county.example".replace(" ", "-").lower()
        member = Member(0, email, known, role, counties, language)
        with self.engine.begin() as connection:
            if member not in self.members:
                self.members[member] = accounts.add_account(connection, member, now)
            return sessions.begin(connection, self.members[member], "Firefox, Linux", now)

    def link(self) -> str:
        """The address at which a newly invited member sets her password."""
        now = datetime.now(UTC)
        with self.engine.begin() as connection:
            return f"/desk/welcome/{accounts.make_link(connection, Purpose.PASSWORD, int(self.parts['member']), now)}"

    def filled(self, address: str, example: str) -> str:
        """The address of an example: told whole, by the name of one of the `parts`, or by what stands behind it."""
        if address == "/desk/welcome/{token}":
            return self.link()
        if example.startswith("/"):
            return example
        if example in self.parts:
            return re.sub(r"{.+?}", self.parts[example], address)
        return address + example


def visitor_of(address: str) -> Role | None:
    """Who may see this page as it is; nobody has signed in yet where an account is made or opened."""
    return None if address in ("/desk/sign-in", "/desk/welcome/{token}") else Role.ADMINISTRATOR


@contextmanager
def open_office(data: Path) -> Iterator[Office]:
    """Serve it, with its database in this folder."""
    settings = read_settings({"JIRANI_DATA": str(data)})
    engine = open_engine(settings.database_url)
    migrate(engine)
    knowledge = months.grown_old(read(starter_directory()), datetime.now(UTC).date())
    with engine.begin() as connection:
        save_starter(connection, knowledge)
    parts = _work(engine, knowledge)
    installation = Installation(settings, engine, Keys(settings.secret))
    texts = read_texts(installation.languages())
    with serving(build_app(installation, texts, CurrentLine(engine, texts, settings.county, data))) as address:
        yield Office(address, engine, knowledge, parts)
    engine.dispose()


def _work(engine: Engine, knowledge: KnowledgeBase) -> dict[str, str]:
    """Months of work; the numbers and names that the addresses of pages ask for."""
    now = datetime.now(UTC)
    with engine.begin() as connection:
        writer, *_ = [
            accounts.add_account(connection, Member(0, f"{name}@county.example", name.title(), Role.EDITOR), now)
            for name in ("amina", "baraka", "chao", "dida")
        ]
        months.ask(connection, knowledge, now)
        coming = months.meet(connection, now)
        months.release(connection, knowledge, "birth-certificate", "eacc-phone", writer, now)
        draft = months.hand_in(connection, knowledge, "alien-card", NATIONAL, writer, now)
        line = months.change_number(connection, knowledge, "befrienders-kenya", writer, now)
        for topic in list(knowledge.topics)[:60]:
            audit.record(connection, now, writer, "entry.published", f"{topic}/national", NATIONAL, number=1)
    return {"draft": str(draft), "line": str(line), "baraza": str(coming), "member": str(writer)}
