"""`jirani publish`: drafts that wait for review become what people are answered, if the rules allow it."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, func, or_, select

from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.desk.access import Member, Right
from admin.desk.entries.preview import with_draft
from admin.desk.review.proposal import read_proposal
from admin.desk.review.publishing import findings_of, hindrance, is_own_work, publish
from admin.desk.review.titles import subject_name
from admin.desk.screens import NAIROBI
from admin.desk.store import audit
from admin.desk.store.staff import member_of
from admin.desk.store.tables import staff
from admin.effect import effect_of, own_floors, own_questions
from admin.installation import Installation, open_installation
from admin.settings import Settings
from admin.texts import read_texts
from bot.line import build_line
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.findings import Severity
from knowledge.store import read, reading
from knowledge.store.draft_list import draft_lines
from knowledge.store.drafts import Stale, Subject, open_draft
from knowledge.store.hold import hold
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import Entry

NOBODY: Final = "the command line"
"""Who published it, where nobody was named."""
CONTACT: Final = "contact:"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one draft; `reason` is one sentence where it was not published."""

    name: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Publisher:
    """What publishing needs beside the draft."""

    knowledge: KnowledgeBase
    words: dict[str, Words]
    member: Member | None
    now: datetime


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    verb = verbs.add_parser("publish", help="drafts that wait for review, if they keep the rules")
    verb.add_argument("names", metavar="TOPIC/SCOPE", nargs="*", help="alien-card/mombasa, or contact:police-999")
    verb.add_argument("--all-in-review", action="store_true", help="every draft that waits for review")
    verb.add_argument("--by", metavar="NAME", help="who publishes: the name or e-mail address of an account")
    verb.add_argument("--json", action="store_true", help="print what a program reads")
    verb.set_defaults(run=run)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Publish one after the other; 1 if any was not published."""
    if bool(chosen.names) == chosen.all_in_review:
        raise Failure("name the drafts, such as alien-card/mombasa, or say --all-in-review.")
    installation = open_installation(settings)
    publisher = _publisher(installation, chosen.by)
    subjects = [_subject(name) for name in chosen.names] or _waiting(installation)
    told = [_publish(installation, subject, publisher) for subject in subjects]
    if chosen.json:
        rows = [{"name": one.name, "published": one.reason is None, "reason": one.reason} for one in told]
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for one in told:
            if one.reason is None:
                print(f"{one.name}: published.")
            else:
                print(f"jirani: {one.name}: {one.reason}", file=sys.stderr)
    return 1 if any(one.reason for one in told) else 0


def _publish(installation: Installation, subject: Subject, publisher: Publisher) -> Told:
    """Publish one draft in a transaction of its own, after telling what others lose to it."""
    for loss in _losses(installation, subject, publisher):
        print(f"jirani: {_name(subject)}: {loss}", file=sys.stderr)
    with installation.engine.begin() as connection:
        return Told(_name(subject), _published(connection, subject, publisher))


def _losses(installation: Installation, subject: Subject, publisher: Publisher) -> Iterator[str]:
    """A sentence for each phrase that a new title takes from another topic, and each floor that it breaks."""
    knowledge = publisher.knowledge
    with reading(installation.engine).connect() as connection:
        draft = open_draft(connection, subject)
        proposal = read_proposal(connection, draft, knowledge.languages) if draft else None
    if proposal is None or not (proposal.is_waiting and proposal.teaches and isinstance(proposal.after, Entry)):
        return
    texts, settings, after = read_texts(knowledge.languages), installation.settings, proposal.after
    before = build_line(knowledge, texts, settings.county, settings.data)
    then = build_line(with_draft(knowledge, after, publisher.now.astimezone(NAIROBI).date()), texts, settings.county)
    effect = effect_of(before, then, own_questions(), own_floors(), publisher.now)
    for one in effect.stolen:
        if one.taker == after.topic:
            yield f'words like "{one.text}" lead here now, not to {one.topic}.'
    for broken in effect.broken:
        yield broken.floor.sentence(broken.value)


def _published(connection: Connection, subject: Subject, publisher: Publisher) -> str | None:
    """Publish it; the sentence that tells why not, where that is so."""
    hold(connection, subject)
    draft, member = open_draft(connection, subject), publisher.member
    if draft is None:
        return "there is no open draft."
    if member is not None and not member.may(Right.PUBLISH, draft.subject.scope):
        return f"{member.name} may not publish this."
    languages = publisher.knowledge.languages
    proposal = read_proposal(connection, draft, languages)
    today = publisher.now.astimezone(NAIROBI).date()
    findings = findings_of(proposal, publisher.knowledge, publisher.words, today)
    number = member.number if member else None
    if hindered := hindrance(proposal, findings, own_work=is_own_work(connection, proposal, number)):
        errors = "; ".join(f"{one.where}: {one.sentence}" for one in findings if one.severity is Severity.ERROR)
        return f"{hindered} {errors}".strip()
    author = member.name if member else NOBODY
    try:
        publish(connection, proposal, None, author, number, publisher.now, languages)
    except Stale:
        return "somebody has just changed the draft: look at it again."
    action, scope = f"{subject.kind.value}.published", draft.subject.scope
    audit.record(connection, publisher.now, number, action, subject_name(subject), scope, draft=draft.number)
    return None


def _publisher(installation: Installation, by: str | None) -> Publisher:
    with reading(installation.engine).connect() as connection:
        knowledge = read(connection)
        member = _member(connection, by) if by is not None else None
    words = dict(read_texts(knowledge.languages).words)
    return Publisher(knowledge, words, member, datetime.now(UTC))


def _member(connection: Connection, by: str) -> Member:
    """The one account that is called so."""
    wanted = by.strip().lower()
    called = or_(staff.c.email == wanted, func.lower(staff.c.name) == wanted)
    rows = connection.execute(select(staff).where(called, ~staff.c.is_disabled)).all()
    if len(rows) != 1:
        raise Failure(f"{by!r} is not the name or e-mail address of one account: see `jirani staff list`.")
    return member_of(rows[0])


def _waiting(installation: Installation) -> list[Subject]:
    with reading(installation.engine).connect() as connection:
        return [line.subject for line in draft_lines(connection, (DraftStatus.IN_REVIEW,))]


def _subject(name: str) -> Subject:
    topic, slash, scope = name.partition("/")
    if name.startswith(CONTACT):
        return Subject(DraftKind.CONTACT, name.removeprefix(CONTACT), "")
    if not (topic and slash and scope):
        raise Failure(f"{name!r} names no draft: write TOPIC/SCOPE, such as alien-card/mombasa or alien-card/national.")
    return Subject(DraftKind.ENTRY, topic, scope)


def _name(subject: Subject) -> str:
    return f"{CONTACT}{subject.slug}" if subject.kind is DraftKind.CONTACT else f"{subject.slug}/{subject.scope}"
