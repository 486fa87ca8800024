"""What has gathered at a county's desk after some months, put into its database. Everything is invented."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, insert

from admin.desk.entry_form import fields_of_entry, typed_fields
from bot.messages import Channel, Decision, DeliveryStatus
from bot.store import barazas
from bot.store.barazas import Baraza
from bot.store.tables import incoming, outgoing, question
from knowledge.base import KnowledgeBase
from knowledge.files import entry_text
from knowledge.files.contact_form import contact_text
from knowledge.store.done import keep_done
from knowledge.store.drafts import Draft, Fields, Subject, begin_draft, comment, save_draft, submit_draft
from knowledge.store.publish import publish_contact, publish_entry, written_contact
from knowledge.store.save import save_starter
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL, Entry

MESSAGES: Final = 3_000
QUESTIONS: Final = 90
DAYS: Final = 90
SEED: Final = 47
NO_FIELDS: Final[Fields] = {}


def grown_old(knowledge: KnowledgeBase, today: date) -> KnowledgeBase:
    """The content, with some entries that are due for a look and one that is too old to be given."""
    entries = dict(knowledge.entries)
    ages = {"corruption": 20, "preschool": 12, "mediation": 5, "returnee-support": 400}
    for topic, days in ages.items():
        entries[topic, NATIONAL] = replace(
            entries[topic, NATIONAL],
            checked_on=today - timedelta(days=days + 90),
            review_by=today - timedelta(days=days),
        )
    return replace(knowledge, entries=entries)


def ask(connection: Connection, knowledge: KnowledgeBase, now: datetime) -> None:
    """Messages with their replies, and questions that were not answered surely."""
    drawn = random.Random(SEED)
    topics, counties = list(knowledge.topics), ["mombasa", "mombasa", "kwale", "nairobi", None]
    came, left = [], []
    for number in range(1, MESSAGES + 1):
        at = now - timedelta(days=DAYS) * (1 - number / MESSAGES) - timedelta(minutes=20)
        came.append(_message(number, drawn.choice(topics), drawn.choice(counties), at, drawn))
        left.append(_reply(number, came[-1]["channel"], at, drawn))
    connection.execute(insert(incoming), came)
    connection.execute(insert(outgoing), left)
    phrases = [drawn.choice(knowledge.phrases) for _ in range(QUESTIONS)]
    rows = [
        {
            "text": phrase.text,
            "language": phrase.language if phrase.language in ("en", "sw") else "sw",
            "county": drawn.choice(counties),
            "channel": Channel.SMS.value,
            "decision": Decision.CHOICES.value,
            "topics": [phrase.topic],
            "confirmed_topic": phrase.topic if number % 4 == 0 else None,
            "status": "candidate" if number % 4 == 0 else "open",
            "asked_at": now - timedelta(hours=number),
        }
        for number, phrase in enumerate(phrases)
    ]
    connection.execute(insert(question), rows)


def meet(connection: Connection, now: datetime) -> int:
    """A meeting that is over and one to come; the number of the latter."""
    past = Baraza("likoni", "mombasa", "Likoni Social Hall", now - timedelta(days=9), "The county")
    for _ in range(7):
        barazas.count_visit(connection, past.word)
    barazas.add(connection, past)
    return barazas.add(connection, replace(past, word="tononoka", place="Tononoka", starts_at=now + timedelta(days=4)))


def release(
    connection: Connection, knowledge: KnowledgeBase, topic: str, slug: str, writer: int, now: datetime
) -> None:
    """Staff have changed an entry and a contact, and a later version of the program says something else of both."""
    entry, contact = knowledge.entries[topic, NATIONAL], knowledge.contacts[slug]
    publish_entry(connection, replace(entry, title=_longer(entry, "(2026)")), "Amina", "The year was missing.")
    ours, theirs = (
        replace(contact, name=_each(contact.name, str.upper)),
        replace(contact, note={"en": "-", "sw": "-"}),
    )
    publish_contact(connection, ours, knowledge.languages)
    before, after = (written_contact(one, knowledge.languages) for one in (contact, ours))
    keep_done(connection, Subject(DraftKind.CONTACT, slug, NATIONAL), NO_FIELDS, before, after, writer, now)
    entries = dict(knowledge.entries) | {(topic, NATIONAL): replace(entry, title=_longer(entry, "(new)"))}
    contacts = dict(knowledge.contacts) | {slug: theirs}
    save_starter(connection, replace(knowledge, entries=entries, contacts=contacts))


def hand_in(
    connection: Connection, knowledge: KnowledgeBase, topic: str, scope: str, writer: int, now: datetime
) -> int:
    """A change of an entry that waits for review, with a comment; its number."""
    before = knowledge.entries[topic, scope]
    after = replace(before, title=_longer(before, "(2026)"), answer=_each(before.answer, lambda text: text + " OK."))
    subject = Subject(DraftKind.ENTRY, topic, scope)
    fields = typed_fields(fields_of_entry(after))
    draft = _written(connection, subject, fields, entry_text(before), entry_text(after), writer, now)
    number = submit_draft(connection, draft, entry_text(after), "The rule is new.", writer, now).number
    comment(connection, number, writer, "Please look at the Kiswahili twice.", now)
    return number


def change_number(connection: Connection, knowledge: KnowledgeBase, slug: str, writer: int, now: datetime) -> int:
    """Another number for a contact, which waits for review; its number."""
    before = knowledge.contacts[slug]
    texts = [
        contact_text(one, knowledge.languages)
        for one in (before, replace(before, value=_each(before.value, lambda _: "0800 720 001")))
    ]
    draft = _written(
        connection, Subject(DraftKind.CONTACT, slug, before.scope), NO_FIELDS, texts[0], texts[1], writer, now
    )
    return submit_draft(connection, draft, texts[1], "They have a new line.", writer, now).number


def _written(
    connection: Connection, subject: Subject, fields: Fields, base: str, document: str, writer: int, now: datetime
) -> Draft:
    begun = begin_draft(connection, subject, fields, base, writer, now)
    return save_draft(connection, begun, fields, document, writer, now)


def _longer(entry: Entry, ending: str) -> dict[str, str]:
    return _each(entry.title, lambda text: f"{text} {ending}")


def _each(texts: Any, change: Callable[[str], str]) -> dict[str, str]:
    return {code: change(text) for code, text in texts.items()}


def _message(number: int, topic: str, county: str | None, at: datetime, drawn: random.Random) -> dict[str, Any]:
    decision = drawn.choices((Decision.ANSWER, Decision.CHOICES, Decision.UNKNOWN), (80, 13, 7))[0]
    return {
        "id": number,
        "channel": drawn.choices((Channel.SMS, Channel.TELEGRAM, Channel.WEB), (80, 12, 8))[0].value,
        "provider_id": f"in-{number}",
        "event": "text",
        "received_at": at,
        "decision": decision.value,
        "topic": topic if decision is Decision.ANSWER else None,
        "emergency": [],
        "language": drawn.choice(("en", "sw")),
        "county": county,
        "network": drawn.choice(("safaricom", "airtel", None)),
    }


def _reply(number: int, channel: str, at: datetime, drawn: random.Random) -> dict[str, Any]:
    status = drawn.choices((DeliveryStatus.DELIVERED, DeliveryStatus.FAILED), (93, 7))[0]
    return {
        "incoming_id": number,
        "channel": channel,
        "buttons": [],
        "urgent": number % 50 == 0,
        "status": status.value,
        "attempts": 1,
        "due_at": at,
        "created_at": at,
        "sent_at": at + timedelta(seconds=2),
        "finished_at": at + timedelta(seconds=6),
        "provider_id": f"out-{number}",
        "parts": drawn.choice((1, 1, 2)),
        "cost": "KES 0.8000",
        "reason": "AbsentSubscriber" if status is DeliveryStatus.FAILED else None,
    }
