"""What the forms of a draft's page share: the version that was seen, a comment's text, names for the audit log."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.review.one import draft_here, draft_page
from admin.desk.review.proposal import read_proposal
from admin.desk.review.titles import subject_name
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Draft, Stale
from knowledge.store.rows import scope_of
from knowledge.store.tables import DraftKind, contact

HOME: Final = "/desk/review"
LONGEST_COMMENT: Final = 2_000
"""Letters; more than a screen of text is a letter, not a comment (our choice)."""
CONFLICT: Final = 409
INVALID: Final = 422

EMPTY: Final = _("Write a few words first.")
TOO_LONG: Final = _("This is too long for a comment. Write at most 2,000 letters.")
CHANGED: Final = _("Somebody has changed this draft since you opened this page. Below is how it stands now.")


def unless_changed(visit: Visit, draft: Draft, act: Callable[[], Response]) -> Response:
    """What `act` answers; where the draft is not the one that the form showed, the draft as it is now."""
    if visit.form.get("version") != str(draft.version):
        return again(visit, draft, CONFLICT, page=visit.say(CHANGED))
    try:
        return act()
    except Stale as stale:
        return again(visit, stale.draft, CONFLICT, page=visit.say(CHANGED))


def again(visit: Visit, draft: Draft, status: int, /, **errors: str) -> Response:
    """The draft's page with what is wrong by field, and the comment that was typed."""
    proposal = read_proposal(visit.connection, draft, visit.desk.knowledge.languages)
    return draft_page(visit, proposal, status, errors, text=visit.form.get("text"))


def comment_text(visit: Visit) -> tuple[str, str | None]:
    """The comment that was typed, and what is wrong with it, to be translated."""
    text = visit.form.get("text").replace("\r\n", "\n").strip()
    error = EMPTY if not text else TOO_LONG if len(text) > LONGEST_COMMENT else None
    return text, error


def draft_to_publish(visit: Visit) -> Draft:
    """The draft that the address names, if the member may publish in its scope.

    A contact may have come into the world under another scope since its draft was begun: she must look after both.
    """
    draft = draft_here(visit)
    visit.demand(Right.PUBLISH, draft.subject.scope)
    if draft.subject.kind is DraftKind.CONTACT:
        published = select(contact.c.county).where(contact.c.slug == draft.subject.slug)
        for county in visit.connection.execute(published).scalars():
            visit.demand(Right.PUBLISH, scope_of(county))
    return draft


def draft_to_drop(visit: Visit) -> Draft:
    """The draft that the address names, if the member wrote some of it or may publish in its scope."""
    draft = draft_here(visit)
    if visit.member.number not in draft.authors:
        visit.demand(Right.PUBLISH, draft.subject.scope)
    return draft


def page_of(draft: Draft) -> str:
    """The address of the draft's page."""
    return f"{HOME}/{draft.number}"


def name_of(draft: Draft) -> str:
    """How the audit log calls what the draft is about."""
    return subject_name(draft.subject)
