"""The page of one contact: what people are given, and every entry that says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Text, cast, select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import Confirmers
from admin.desk.contacts.work import HOME, Work, read_work
from admin.desk.differences.contact_lines import KINDS
from admin.desk.differences.fact_lines import CONFIDENCES
from admin.desk.emergency import EMERGENCY_CONTACTS, EMERGENCY_LINES, is_to_check
from admin.desk.guard import Page
from admin.desk.store import staff
from admin.desk.titles import topic_title
from admin.desk.visit import Visit
from bot.reply.facts import FactWords, contact_value
from knowledge.rules.sources import CAN_BE_CALLED, is_web_address
from knowledge.store.drafts import OPEN, published_drafts
from knowledge.store.rows import scope_of
from knowledge.store.tables import DraftKind, draft
from knowledge.values import NATIONAL

MANY: Final = 12
"""Topics that are listed at once; more are folded away."""

MOST_CHANGES: Final = 10
"""Published changes that are listed, the latest first; the audit log names all."""


@dataclass(frozen=True, slots=True)
class Use:
    """A topic whose entries say this contact, and the scopes of those entries."""

    title: str
    topic: str
    scopes: tuple[str, ...]


def show(visit: Visit) -> Response:
    """The contact."""
    work = read_work(visit)
    hers = visit.member.looks_after(work.scope)
    if work.stored is None:
        visit.demand(Right.EDIT, work.scope)
    used = [key for key, entry in visit.desk.knowledge.entries.items() if work.slug in entry.contacts]
    drafted = [key for key in _drafts_naming(visit, work.slug) if key not in used]
    return visit.page(
        "contacts/one.html",
        work=work,
        name=work.name(visit.language),
        hers=hers,
        may_confirm=hers and Confirmers(visit).may(work.scope),
        draft=work.draft if hers else None,
        names=staff.names(visit.connection) if hers else {},
        changes=published_drafts(visit.connection, work.subject, MOST_CHANGES) if hers else (),
        uses=_uses(visit, used),
        count=len(used),
        drafted=_uses(visit, drafted),
        many=MANY,
        **_said(visit, work),
    )


def emergency_values(visit: Visit, slug: str) -> dict[str, Any]:
    """What the warning needs: whether the contact stands on every page, and in how many emergency lines."""
    return {
        "on_every_page": slug in EMERGENCY_CONTACTS,
        "emergency_lines": EMERGENCY_LINES.of(visit.desk.knowledge).get(slug, 0),
    }


def _said(visit: Visit, work: Work) -> dict[str, Any]:
    """What is published, in the member's words."""
    values: dict[str, Any] = {"kinds": KINDS, "confidences": CONFIDENCES, **emergency_values(visit, work.slug)}
    stored = work.stored
    if stored is None:
        return values
    words = FactWords(visit.desk.words[visit.language])
    return values | {
        "value": contact_value(stored, visit.language),
        "hours": words.hours(stored.hours) if stored.hours else "",
        "can_be_called": stored.kind in CAN_BE_CALLED,
        "to_check": is_to_check(
            work.slug, stored.confidence, EMERGENCY_LINES.of(visit.desk.knowledge), verify=stored.verify
        ),
        "source_opens": is_web_address(stored.source.url),
    }


def _uses(visit: Visit, keys: Iterable[tuple[str, str]]) -> list[Use]:
    """The entries by topic, those for the whole country first."""
    scopes: dict[str, list[str]] = {}
    for topic, scope in keys:
        scopes.setdefault(topic, []).append(scope)
    named = (
        Use(topic_title(visit, topic), topic, tuple(sorted(found, key=lambda one: (one != NATIONAL, one))))
        for topic, found in scopes.items()
    )
    return sorted(named, key=lambda use: use.title.lower())


def _drafts_naming(visit: Visit, slug: str) -> list[tuple[str, str]]:
    """The open drafts of entries that have this contact among theirs."""
    typed = cast(draft.c.fields, Text).contains(f'"{slug}"', autoescape=True)
    wanted = select(draft.c.subject, draft.c.county, draft.c.fields).where(
        draft.c.kind == DraftKind.ENTRY.value, draft.c.status.in_([one.value for one in OPEN]), typed
    )
    rows = visit.connection.execute(wanted.order_by(draft.c.id))
    return [(row.subject, scope_of(row.county)) for row in rows if slug in row.fields.get("contact", ())]


PAGES: Final = (Page(f"{HOME}/{{slug}}", show, Right.EDIT),)
