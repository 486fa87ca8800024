"""A flow over a database, with a person who writes and a clock that we set."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, Table, select

from bot.channels.door import Taken
from bot.flow import Flow
from bot.line import Line
from bot.messages import Channel, Event, Incoming
from bot.privacy.keys import Keys

SECRET = "a secret for tests only"
PHONE = "+254711000111"
NOON = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class World:
    """Everything a test of the flow needs."""

    def __init__(self, engine: Engine, line: Line) -> None:
        self.engine = engine
        self.keys = Keys(SECRET)
        self.now = NOON
        self.rung = 0
        self._count = 0
        self.flow = Flow(engine, lambda: line, self.keys, self._ring, lambda: self.now)

    def write(
        self,
        text: str,
        *,
        provider_id: str | None = None,
        event: Event = Event.TEXT,
        channel: Channel = Channel.SMS,
        can_reply: bool = True,
    ) -> Taken:
        """One message from the person."""
        self._count += 1
        self.now += timedelta(seconds=30)
        number = provider_id or f"m{self._count}"
        return self.flow.receive(Incoming(channel, number, PHONE, text, self.now, event=event, can_reply=can_reply))

    def said(self, text: str) -> str:
        """The text of the reply; empty where there is none."""
        reply = self.write(text).reply
        return reply.text if reply else ""

    def rows(self, table: Table) -> list[dict[str, object]]:
        """All rows of a table."""
        with self.engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(table).order_by(table.c.id))]

    def _ring(self) -> None:
        self.rung += 1
