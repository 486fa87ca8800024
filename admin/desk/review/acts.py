"""What reviewers and writers do with a draft beside publishing it: talk about it, give it back, let it stand again."""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.review import forms
from admin.desk.review.one import draft_here
from admin.desk.review.proposal import read_proposal
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import (
    close_draft,
    comment,
    open_draft,
    rebase_draft,
    reopen_draft,
    return_draft,
    submit_draft,
)
from knowledge.store.hold import hold
from knowledge.store.tables import DraftStatus

WAITING: Final = "yes"
OTHER_BEGUN: Final = _("Somebody has begun another draft of this meanwhile, so this one stays dismissed.")
NOT_THAT: Final = _("Something else was published once more. Look at it below.")


def add_comment(visit: Visit) -> Response:
    """Write to the others about a draft."""
    draft, (text, error) = draft_here(visit), forms.comment_text(visit)
    if error:
        return forms.again(visit, draft, forms.INVALID, text=visit.say(error))
    comment(visit.connection, draft.number, visit.member.number, text, visit.now)
    visit.note("draft.commented", forms.name_of(draft), draft.subject.scope, draft=draft.number)
    return visit.go(f"{forms.page_of(draft)}#comments", visit.say("Your comment is there for the others to read."))


def give_back(visit: Visit) -> Response:
    """Give a draft back to its writers, with a word about why."""
    draft, (text, error) = forms.draft_to_publish(visit), forms.comment_text(visit)
    if error:
        return forms.again(visit, draft, forms.INVALID, text=visit.say(error))

    def act() -> Response:
        if draft.status is not DraftStatus.IN_REVIEW:
            return forms.again(visit, draft, forms.CONFLICT, page=visit.say(forms.CHANGED))
        return_draft(visit.connection, draft)
        comment(visit.connection, draft.number, visit.member.number, text, visit.now)
        visit.note("draft.returned", forms.name_of(draft), draft.subject.scope, draft=draft.number)
        return visit.go(forms.HOME, visit.say("Given back. Its writers see your comment, and can hand it in again."))

    return forms.unless_changed(visit, draft, act)


def stand_again(visit: Visit) -> Response:
    """Say that a draft is still right beside what was published since it was begun."""
    hold(visit.connection, forms.draft_to_publish(visit).subject)
    draft = draft_here(visit)
    proposal = read_proposal(visit.connection, draft, visit.desk.knowledge.languages)

    def act() -> Response:
        if not proposal.is_open or visit.form.get("seen") != proposal.published_digest:
            return forms.again(visit, draft, forms.CONFLICT, page=visit.say(NOT_THAT))
        rebase_draft(visit.connection, draft, proposal.published_text)
        visit.note("draft.looked-at-again", forms.name_of(draft), draft.subject.scope, draft=draft.number)
        return visit.go(forms.page_of(draft), visit.say("Good. Below is what publishing it changes now."))

    return forms.unless_changed(visit, draft, act)


def dismiss(visit: Visit) -> Response:
    """Drop a draft; nothing that is published changes, and it can be taken back."""
    draft = forms.draft_to_drop(visit)
    waited = WAITING if draft.status is DraftStatus.IN_REVIEW else ""

    def act() -> Response:
        if draft.status not in (DraftStatus.DRAFT, DraftStatus.IN_REVIEW):
            return forms.again(visit, draft, forms.CONFLICT, page=visit.say(forms.CHANGED))
        closed = close_draft(visit.connection, draft, DraftStatus.DISMISSED, visit.member.number, visit.now)
        visit.note("draft.dismissed", forms.name_of(draft), draft.subject.scope, draft=draft.number)
        undo = (f"{forms.page_of(draft)}/reopen", {"version": str(closed.version), "waited": waited})
        return visit.go(forms.HOME, visit.say("The draft is dismissed. People are answered as before."), undo)

    return forms.unless_changed(visit, draft, act)


def reopen(visit: Visit) -> Response:
    """Take back a dismissal; what had waited for review waits again."""
    draft = forms.draft_to_drop(visit)

    def act() -> Response:
        if draft.status is not DraftStatus.DISMISSED:
            return forms.again(visit, draft, forms.CONFLICT, page=visit.say(forms.CHANGED))
        if open_draft(visit.connection, draft.subject) is not None:
            raise visit.refuse(forms.CONFLICT, OTHER_BEGUN)
        try:
            again = reopen_draft(visit.connection, draft)
        except IntegrityError:
            raise visit.refuse(forms.CONFLICT, OTHER_BEGUN) from None
        by, at = draft.submitted_by, draft.submitted_at
        waited = visit.form.get("waited") == WAITING and at is not None and at >= draft.edited_at
        if waited and draft.document is not None and by is not None and at is not None:
            submit_draft(visit.connection, again, draft.document, draft.note, by, at)
        visit.note("draft.reopened", forms.name_of(draft), draft.subject.scope, draft=draft.number)
        return visit.go(forms.page_of(draft), visit.say("The draft is there again."))

    return forms.unless_changed(visit, draft, act)
