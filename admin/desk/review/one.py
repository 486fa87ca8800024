"""The page of one draft: what it changes, what the rules say, who wrote it, what was said about it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.differences import Reader
from admin.desk.entries.effect import Effect, effect_on_others
from admin.desk.entries.preview import with_draft
from admin.desk.findings import remarks
from admin.desk.review.proposal import Proposal, changes, read_proposal
from admin.desk.review.publishing import findings_of, hindrance, is_own_work
from admin.desk.review.titles import address_of, title_of
from admin.desk.store import staff
from admin.desk.visit import Missing, Visit
from knowledge.languages import in_language
from knowledge.store.drafts import Draft, comments, draft_numbered
from knowledge.store.tables import DraftKind
from knowledge.values import Entry

LARGEST: Final = 2**31 - 1
"""The largest number that a row can have."""
SHORTEST_TERM: Final = timedelta(days=30)
"""What was checked today is not to be looked at again sooner than this (our choice)."""
LONGEST_TERM: Final = timedelta(days=730)
"""Nor later than this, whatever slip of the finger a draft holds."""
MOST_ENTRIES: Final = 100
"""A contact's entries that are named on its page; 98 name the police (the most of the starter content)."""


@dataclass(frozen=True, slots=True)
class Affected:
    """An entry that will say something else once a contact is changed."""

    title: str
    scope: str
    address: str


def show(visit: Visit) -> Response:
    """One draft."""
    return draft_page(visit, read_proposal(visit.connection, draft_here(visit), visit.desk.knowledge.languages))


def draft_here(visit: Visit) -> Draft:
    """The draft that the address names, if the member may see it."""
    number = int(visit.path("number"))
    draft = draft_numbered(visit.connection, number) if number <= LARGEST else None
    if draft is None:
        raise Missing
    visit.demand(Right.EDIT, draft.subject.scope)
    return draft


def effect(visit: Visit) -> Response:
    """What publishing the draft would do to others who ask; nothing is changed."""
    knowledge, draft = visit.desk.knowledge, draft_here(visit)
    proposal = read_proposal(visit.connection, draft, knowledge.languages)
    after, found = proposal.after, Effect()
    if isinstance(after, Entry):
        found = effect_on_others(visit, with_draft(knowledge, after, visit.today), {after.topic})
    if visit.is_partial:
        return visit.page("review/effect.html", effect=found)
    return draft_page(visit, proposal, effect=found)


def draft_page(
    visit: Visit,
    proposal: Proposal,
    status: int = 200,
    errors: dict[str, str] | None = None,
    *,
    effect: Effect | None = None,
    **typed: str,
) -> Response:
    """The page; `errors` by field and what was `typed` where a form of it was not taken; the `effect` once known."""
    draft, scope = proposal.draft, proposal.draft.subject.scope
    return visit.page(
        "review/one.html",
        status,
        proposal=proposal,
        draft=draft,
        is_contact=draft.subject.kind is DraftKind.CONTACT,
        title=title_of(visit, draft.subject, draft.fields),
        edit_address=address_of(draft.subject),
        names=staff.names(visit.connection),
        comments=comments(visit.connection, draft.number),
        may_publish=visit.member.may(Right.PUBLISH, scope),
        may_dismiss=visit.member.may(Right.PUBLISH, scope) or visit.member.number in draft.authors,
        affected=_affected(visit, proposal),
        effect=effect,
        most=MOST_ENTRIES,
        errors=errors or {},
        typed={"text": "", "checked": "", **_dates(visit, proposal), **typed},
        **_judged(visit, proposal),
    )


def _judged(visit: Visit, proposal: Proposal) -> dict[str, Any]:
    """What it changes, and what stands in the way."""
    words, knowledge = visit.desk.words, visit.desk.knowledge
    reader = Reader(words[visit.language], knowledge.languages, proposal.contacts)
    findings = findings_of(proposal, knowledge, words, visit.today) if proposal.is_open else ()
    own_work = is_own_work(visit.connection, proposal, visit.member.number)
    return {
        "differences": changes(proposal.before, proposal.after, reader) if proposal.after else (),
        "meanwhile": changes(proposal.base, proposal.published, reader) if proposal.is_outdated else (),
        "remarks": remarks(findings, words[visit.language], knowledge.language_names),
        "hindrance": hindrance(proposal, findings, own_work=own_work),
    }


def _dates(visit: Visit, proposal: Proposal) -> dict[str, str]:
    """The day on which to look at it again if it was checked today: as long from now as the draft leaves."""
    after = proposal.after
    if not isinstance(after, Entry):
        return {"review_by": ""}
    term = min(max(after.review_by - after.checked_on, SHORTEST_TERM), LONGEST_TERM)
    return {"review_by": (visit.today + term).isoformat()}


def _affected(visit: Visit, proposal: Proposal) -> list[Affected]:
    """The published entries that name the contact of this draft."""
    subject = proposal.draft.subject
    if subject.kind is not DraftKind.CONTACT:
        return []
    entries = visit.desk.knowledge.entries.values()
    return [
        Affected(in_language(one.title, visit.language), one.scope, f"/desk/entries/{one.topic}/{one.scope}")
        for one in entries
        if subject.slug in one.contacts
    ]
