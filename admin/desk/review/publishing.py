"""Publishing a draft: who may, what stands in the way, and the act itself. The desk and the command line share it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection

from admin.desk.findings import contact_findings, entry_findings, has_errors
from admin.desk.review.proposal import Proposal
from admin.desk.store.settings import one_person
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.findings import Finding
from knowledge.store.drafts import close_draft
from knowledge.store.publish import publish_contact, publish_entry
from knowledge.store.tables import DraftStatus
from knowledge.values import Contact

NOT_WAITING: Final = _("This draft is not waiting for review. Its writers must hand it in first.")
OWN_WORK: Final = _(
    "You wrote some of this yourself, so a colleague must look at it and publish it. "
    "An administrator can let one person do both for this county, in the settings."
)
OUTDATED: Final = _("Something else was published since this draft was begun. Look at that first.")
BROKEN_RULES: Final = _(
    "Something in it would mislead people or not fit into an SMS. Correct what is named below first."
)
INCOMPLETE: Final = _("This draft is not complete yet.")


@dataclass(frozen=True, slots=True)
class Checked:
    """Who found everything an entry says to be right, when, and when it must be looked at again."""

    by: str
    on: date
    review_by: date


def findings_of(
    proposal: Proposal, knowledge: KnowledgeBase, words: Mapping[str, Words], today: date
) -> tuple[Finding, ...]:
    """What the rules say about what the draft would publish."""
    after, current = proposal.after, replace(knowledge, contacts=proposal.contacts)
    if after is None:
        return ()
    if isinstance(after, Contact):
        return contact_findings(after, current, words, today)
    return entry_findings(after, current, words, today)


def is_own_work(connection: Connection, proposal: Proposal, member: int | None) -> bool:
    """Whether a second person is needed because this member is among the writers."""
    wrote = member is not None and member in proposal.draft.authors
    return wrote and not one_person(connection, proposal.draft.subject.scope)


def hindrance(proposal: Proposal, findings: tuple[Finding, ...], *, own_work: bool) -> str | None:
    """Why it cannot be published, as a sentence to be translated; None where nothing stands in the way."""
    if not proposal.is_waiting:
        return NOT_WAITING
    if proposal.after is None:
        return INCOMPLETE
    if own_work:
        return OWN_WORK
    if proposal.is_outdated:
        return OUTDATED
    return BROKEN_RULES if has_errors(findings) else None


def publish(
    connection: Connection,
    proposal: Proposal,
    checked: Checked | None,
    author: str,
    member: int | None,
    now: datetime,
    languages: tuple[str, ...],
) -> None:
    """Publish what the draft says and close it; raises Stale where somebody has changed the draft since it was read.

    Call it when nothing stands in the way. `author` is kept with the revision, `member` with the draft.
    """
    close_draft(connection, proposal.draft, DraftStatus.PUBLISHED, member, now)
    after = proposal.after
    if isinstance(after, Contact):
        publish_contact(connection, after, languages)
    elif after is not None:
        if checked is not None:
            after = replace(after, checked_by=checked.by, checked_on=checked.on, review_by=checked.review_by)
        publish_entry(connection, after, author, proposal.draft.note)
