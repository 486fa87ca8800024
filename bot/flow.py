"""The line a message follows, in the one place that shows the order.

    channel.read -> conversation.read -> matcher.find -> reply.compose -> delivery -> channel.send

`answer` is the middle, pure: what we say to a message. `Flow.receive` stores the message, the person's new state and
the reply in one transaction, which messages that wait at the same time share; delivery sends what is stored, after
that.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection, Engine

from bot.channels.door import Taken
from bot.delivery.receipts import apply_receipt
from bot.learn import Confirmed, lesson
from bot.line import Line
from bot.messages import Channel, Command, CommandName, Finding, Incoming, Question, Reading, Receipt, Reply
from bot.person import Person
from bot.privacy.keys import Keys
from bot.remember import in_a_loop, remember
from bot.reply import Composed
from bot.store import barazas, messages, people, questions
from bot.store.questions import KeptQuestion
from bot.store.writer import Writer
from knowledge import sms_text

NAIROBI: Final = ZoneInfo("Africa/Nairobi")
BARAZA_LETTERS: Final = 24
"""No code word is longer; longer texts need no look-up."""
SHOWN_AT_ONCE: Final = frozenset({Channel.WEB, Channel.USSD})
"""Channels whose reply goes back with the request: nothing is left to deliver."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message in the line: how it was read, what was found, what is said."""

    reading: Reading
    finding: Finding | None
    composed: Composed


def answer(line: Line, incoming: Incoming, person: Person, now: datetime, meetings: Mapping[str, str]) -> Outcome:
    """What we say to a message. Pure: the same message, person and knowledge give the same words."""
    reading = line.reader.read(incoming, person, meetings)
    finding = None
    if isinstance(reading.asked, Question):
        finding = line.matcher.find(reading.asked.text, reading.county)
    today = now.astimezone(NAIROBI).date()
    composed = line.composer.compose(reading, finding, person, incoming.channel, today)
    if person.opted_out and not composed.urgent and not _comes_back(reading):
        composed = line.composer.to_opted_out(reading, person, incoming.channel, today)
    if composed.reply and not composed.urgent and in_a_loop(person, now):
        composed = replace(composed, reply=None)
    return Outcome(reading, finding, composed)


class Overtaken(Exception):
    """Another process has just stored this message, or her first one: look again."""


class Flow:
    """Takes messages in and stores what follows from them. Safe to call from several threads."""

    def __init__(
        self,
        engine: Engine,
        line: Callable[[], Line],
        keys: Keys,
        wake: Callable[[], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._writer = Writer(engine, wake)
        self._line = line
        self._keys = keys
        self._clock = clock

    def receive(self, incoming: Incoming) -> Taken:
        """Answer a message and store all of it in one transaction; a repeat is told and changes nothing."""
        return _told(incoming, self._submit(incoming).result())

    async def take(self, incoming: Incoming) -> Taken:
        """The same, for the event loop: no thread waits for it."""
        return _told(incoming, await asyncio.wrap_future(self._submit(incoming)))

    def report(self, receipt: Receipt) -> None:
        """Store a delivery report and apply it."""
        self._writer.submit(receipt.provider_id, lambda connection: apply_receipt(connection, receipt)).result()
        log.info("delivery.reported", channel=receipt.channel.value, status=receipt.status.value)

    def _submit(self, incoming: Incoming) -> "Future[Outcome | None]":
        key = self._keys.person_key(incoming.channel, incoming.address)
        return self._writer.submit(key, lambda connection: self._answered(connection, key, incoming))

    def _answered(self, connection: Connection, key: str, incoming: Incoming) -> Outcome | None:
        """Answer a message and store what follows from it; None, and nothing, where it is a repeat."""
        if messages.is_known(connection, incoming):
            return None
        person = people.load(connection, key)
        meetings = barazas.counties_by_word(connection) if len(incoming.text) <= BARAZA_LETTERS else {}
        now = self._clock()
        outcome = answer(self._line(), incoming, person, now, meetings)
        self._store(connection, key, incoming, person, outcome, now)
        return outcome

    def _store(
        self, connection: Connection, key: str, incoming: Incoming, person: Person, outcome: Outcome, now: datetime
    ) -> None:
        """Store everything that follows from a message."""
        after = remember(person, incoming, outcome.reading, outcome.composed, now)
        number = people.save(connection, key, incoming.channel, after, now)
        row = messages.store_incoming(connection, incoming, number, _story(outcome)) if number else None
        if row is None or number is None:
            raise Overtaken
        _keep_lesson(connection, number, person, after, incoming.channel, outcome, now)
        asked = outcome.reading.asked
        if isinstance(asked, Command) and asked.name is CommandName.BARAZA:
            barazas.count_visit(connection, asked.argument)
        owner: int | None = number
        if isinstance(asked, Command) and asked.name is CommandName.DELETE:
            people.forget(connection, number)
            owner = None
        reply = outcome.composed.reply
        if reply and incoming.can_reply:
            due = self._due(row, owner, incoming, reply, urgent=outcome.composed.urgent)
            messages.store_outgoing(connection, due, now)

    def _due(self, row: int, owner: int | None, incoming: Incoming, reply: Reply, *, urgent: bool) -> messages.Due:
        shown = incoming.channel in SHOWN_AT_ONCE
        return messages.Due(
            incoming=row,
            person=owner,
            channel=incoming.channel,
            sealed_address=None if shown else self._keys.seal(incoming.address),
            reply=reply,
            urgent=urgent,
            parts=sms_text.parts(reply.text) if incoming.channel is Channel.SMS else 1,
        )


def _keep_lesson(
    connection: Connection,
    number: int,
    before: Person,
    after: Person,
    channel: Channel,
    outcome: Outcome,
    now: datetime,
) -> None:
    """Keep what this message can teach; the person's state remembers which of the kept questions is hers."""
    kept = lesson(channel, before, outcome.reading, outcome.finding)
    if isinstance(kept, Confirmed):
        questions.confirm(connection, kept.question, kept.topic)
    if isinstance(kept, KeptQuestion):
        row = questions.keep(connection, number, kept, now)
        people.set_state(connection, number, replace(after.state, question=row))


def _comes_back(reading: Reading) -> bool:
    """Whether a person who stopped us asks for something that we must do all the same."""
    asked = reading.asked
    wanted = (CommandName.START, CommandName.BARAZA, CommandName.STOP, CommandName.DELETE, CommandName.SOS)
    return isinstance(asked, Command) and asked.name in wanted


def _story(outcome: Outcome) -> messages.Story:
    return messages.Story(
        decision=outcome.composed.decision,
        topic=outcome.composed.topic,
        emergency=outcome.finding.emergency if outcome.finding else (),
        language=outcome.reading.language,
        county=outcome.reading.county,
    )


def _told(incoming: Incoming, outcome: Outcome | None) -> Taken:
    """What became of a stored message, for its channel and for the log."""
    if outcome is None:
        log.info("message.repeated", channel=incoming.channel.value)
        return Taken(None, repeated=True)
    log.info(
        "message.answered",
        channel=incoming.channel.value,
        decision=outcome.composed.decision.value,
        topic=outcome.composed.topic,
        urgent=outcome.composed.urgent,
    )
    return Taken(outcome.composed.reply if incoming.can_reply else None)
