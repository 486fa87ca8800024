"""A county's desk after years, for measuring: 2,000 entries, 200,000 messages and their replies, questions, drafts.

Everything is invented; texts are the starter content's own.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, insert

from admin.desk.access import Member, Role
from admin.desk.entry_form import fields_of_entry, typed_fields
from admin.desk.store import accounts, sessions
from bot.messages import Channel, Decision, DeliveryStatus
from bot.store.barazas import Baraza, add
from bot.store.tables import incoming, outgoing, question
from knowledge.base import KnowledgeBase
from knowledge.files import entry_text, read, starter_directory
from knowledge.store import save_starter
from knowledge.store.drafts import Subject, begin_draft, submit_draft
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL, Entry

ENTRIES: Final = 2_000
MESSAGES: Final = 200_000
QUESTIONS: Final = 3_000
DRAFTS: Final = 60
MEASURED: Final = ("alien-card", "mombasa")
DAYS: Final = 365
BATCH: Final = 5_000
SEED: Final = 47
NETWORKS: Final = ("safaricom", "safaricom", "safaricom", "airtel", "telkom", None)


def fill(engine: Engine, now: datetime) -> str:
    """Fill a migrated database; the token of an administrator's session."""
    knowledge = _many_entries(read(starter_directory()))
    drawn = random.Random(SEED)  # noqa: S311 - invented numbers, the same each time
    with engine.begin() as connection:
        save_starter(connection, knowledge)
        _messages(connection, knowledge, drawn, now)
        _questions(connection, knowledge, drawn, now)
        add(connection, Baraza("likoni", "mombasa", "Likoni", now - timedelta(days=9), "The county"))
        member = Member(0, "bench@county.example", "Bench", Role.ADMINISTRATOR)
        number = accounts.add_account(connection, member, now)
        _drafts(connection, knowledge, number, now)
        return sessions.begin(connection, number, "bench", now)


def _drafts(connection: Connection, knowledge: KnowledgeBase, member: int, now: datetime) -> None:
    """Changed entries that wait for review; the first is the one whose page is measured."""
    names = sorted(knowledge.entries, key=lambda name: name != MEASURED)
    for topic, scope in names[:DRAFTS]:
        before = knowledge.entries[topic, scope]
        after = replace(before, title={code: f"{title} 2" for code, title in before.title.items()})
        subject = Subject(DraftKind.ENTRY, topic, scope)
        fields = typed_fields(fields_of_entry(after))
        begun = begin_draft(connection, subject, fields, entry_text(before), member, now)
        submit_draft(connection, begun, entry_text(after), "A better title", member, now)


def _many_entries(knowledge: KnowledgeBase) -> KnowledgeBase:
    """The content with national entries repeated for counties, until there are enough."""
    entries: dict[tuple[str, str], Entry] = dict(knowledge.entries)
    for county in knowledge.counties:
        for topic in knowledge.topics:
            if len(entries) >= ENTRIES:
                return replace(knowledge, entries=entries)
            national = knowledge.entries.get((topic, NATIONAL))
            if national is not None:
                entries.setdefault((topic, county), replace(national, scope=county))
    return replace(knowledge, entries=entries)


def _messages(connection: Connection, knowledge: KnowledgeBase, drawn: random.Random, now: datetime) -> None:
    topics, counties = list(knowledge.topics), [*knowledge.counties, None]
    for start in range(1, MESSAGES + 1, BATCH):
        came, left = [], []
        for number in range(start, start + BATCH):
            at = now - timedelta(days=DAYS) * (1 - number / MESSAGES) - timedelta(seconds=1)
            message = _incoming(number, drawn.choice(topics), drawn.choice(counties), at, drawn)
            came.append(message)
            left.append(_outgoing(number, message, at, drawn))
        connection.execute(insert(incoming), came)
        connection.execute(insert(outgoing), left)


def _incoming(number: int, topic: str, county: str | None, at: datetime, drawn: random.Random) -> dict[str, Any]:
    decision = drawn.choices((Decision.ANSWER, Decision.CHOICES, Decision.UNKNOWN), (80, 13, 7))[0]
    return {
        "id": number,
        "channel": drawn.choices((Channel.SMS, Channel.TELEGRAM, Channel.WEB), (80, 12, 8))[0].value,
        "provider_id": f"bench-{number}",
        "event": "text",
        "received_at": at,
        "decision": decision.value,
        "topic": topic if decision is Decision.ANSWER else None,
        "emergency": [],
        "language": drawn.choice(("en", "sw")),
        "county": county,
        "network": drawn.choice(NETWORKS),
    }


def _outgoing(number: int, message: dict[str, Any], at: datetime, drawn: random.Random) -> dict[str, Any]:
    status = drawn.choices((DeliveryStatus.DELIVERED, DeliveryStatus.FAILED, DeliveryStatus.SENT), (93, 4, 3))[0]
    return {
        "incoming_id": number,
        "channel": message["channel"],
        "buttons": [],
        "urgent": False,
        "status": status.value,
        "attempts": 1,
        "due_at": at,
        "created_at": at,
        "sent_at": at + timedelta(seconds=2),
        "finished_at": at + timedelta(seconds=6),
        "provider_id": f"bench-out-{number}",
        "parts": drawn.choice((1, 1, 2)),
        "cost": "KES 0.8000",
        "reason": "AbsentSubscriber" if status is DeliveryStatus.FAILED else None,
    }


def _questions(connection: Connection, knowledge: KnowledgeBase, drawn: random.Random, now: datetime) -> None:
    phrases, counties = knowledge.phrases, [*knowledge.counties, None]
    rows: Iterator[dict[str, Any]] = (
        {
            "text": drawn.choice(phrases).text,
            "language": drawn.choice(("en", "sw")),
            "county": drawn.choice(counties),
            "channel": Channel.SMS.value,
            "decision": Decision.CHOICES.value,
            "topics": [drawn.choice(phrases).topic],
            "confirmed_topic": None,
            "status": "open",
            "asked_at": now - timedelta(hours=number),
        }
        for number in range(QUESTIONS)
    )
    connection.execute(insert(question), list(rows))
