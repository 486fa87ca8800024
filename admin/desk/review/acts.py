"""What is done with a draft: comment, publish, give back, dismiss and take that back, and say that it is still right."""

from collections.abc import Callable
from datetime import date
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.review.one import draft_here, draft_page, today
from admin.desk.review.proposal import Proposal, read_proposal
from admin.desk.review.publishing import OWN_WORK, Checked, findings_of, hindrance, is_own_work, publish
from admin.desk.review.titles import title_of
from admin.desk.review.versions import digest
from admin.desk.store import staff
from admin.desk.visit import Forbidden, Visit
from bot.words import _
from knowledge.store.drafts import (
    Draft,
    Stale,
    close_draft,
    comment,
    draft_numbered,
    open_draft,
    rebase_draft,
    reopen_draft,
    return_draft,
)
from knowledge.store.hold import hold
from knowledge.store.tables import DraftKind, DraftStatus

HOME: Final = "/desk/review"
LONGEST_COMMENT: Final = 2_000
"""Letters; more than a screen of text is a letter, not a comment (our choice)."""
TODAY: Final = "today"
"""What the form sends where everything was checked today."""

EMPTY: Final = _("Write a few words first.")
TOO_LONG: Final = _("This is too long for a comment. Write at most 2,000 letters.")
NOT_LATER: Final = _("Choose a day after today.")
OTHER_BEGUN: Final = _("Somebody has begun another draft of this meanwhile, so this one stays dismissed.")


def add_comment(visit: Visit) -> Response:
    """A comment to the others."""
    draft = draft_here(visit)
    text = _text(visit)
    if error := _text_error(text):
        return _again(visit, draft, 422, {"text": visit.say(error)}, text=text)
    comment(visit.connection, draft.number, visit.member.number, text, visit.now)
    visit.note("draft.commented", _name(draft), draft.subject.scope, draft=draft.number)
    return visit.go(f"{_address(draft)}#comments", visit.say("Your comment is there for the others to read."))


def publish_it(visit: Visit) -> Response:
    """Publish, if nothing stands in the way."""
    draft = _mine_to_publish(visit)
    hold(visit.connection, draft.subject)
    draft = draft_here(visit)
    return _fresh(visit, draft, lambda: _publish(visit, read_proposal(visit.connection, draft, _languages(visit))))


def _publish(visit: Visit, proposal: Proposal) -> Response:
    draft, knowledge = proposal.draft, visit.desk.knowledge
    findings = findings_of(proposal, knowledge, visit.desk.words, today(visit))
    own_work = is_own_work(visit.connection, proposal, visit.member.number)
    if hindered := hindrance(proposal, findings, own_work=own_work):
        return draft_page(visit, proposal, 403 if hindered == OWN_WORK else 409, {"publish": visit.say(hindered)})
    checked, error = _checked(visit, draft)
    if error:
        typed = {"checked": TODAY, "review_by": visit.form.get("review_by")}
        return draft_page(visit, proposal, 422, {"review_by": visit.say(error)}, **typed)
    author = visit.member.name
    publish(visit.connection, proposal, checked, author, visit.member.number, visit.now, knowledge.languages)
    visit.note(f"{draft.subject.kind.value}.published", _name(draft), draft.subject.scope, draft=draft.number)
    title = title_of(visit, draft.subject, draft.fields)
    return visit.go(HOME, visit.say('Published: "{title}". People get it within 5 seconds.', title=title))


def give_back(visit: Visit) -> Response:
    """Give a draft back to its writers, with a word about why."""
    draft = _mine_to_publish(visit)
    text = _text(visit)
    if error := _text_error(text):
        return _again(visit, draft, 422, {"text": visit.say(error)}, text=text)

    def act() -> Response:
        if draft.status is not DraftStatus.IN_REVIEW:
            return _again(visit, draft, 409)
        return_draft(visit.connection, draft)
        comment(visit.connection, draft.number, visit.member.number, text, visit.now)
        visit.note("draft.returned", _name(draft), draft.subject.scope, draft=draft.number)
        return visit.go(HOME, visit.say("Given back. Its writers see your comment, and can hand it in again."))

    return _fresh(visit, draft, act)


def dismiss(visit: Visit) -> Response:
    """Drop a draft; nothing that is published changes. It can be taken back."""
    draft = _mine_to_dismiss(visit)

    def act() -> Response:
        closed = close_draft(visit.connection, draft, DraftStatus.DISMISSED, visit.member.number, visit.now)
        visit.note("draft.dismissed", _name(draft), draft.subject.scope, draft=draft.number)
        undo = (f"{_address(draft)}/reopen", {"version": str(closed.version)})
        return visit.go(HOME, visit.say("The draft is dismissed. What people are answered stays as it was."), undo)

    return _fresh(visit, draft, act) if draft.open_for_work else _again(visit, draft, 409)


def reopen(visit: Visit) -> Response:
    """Take back a dismissal."""
    draft = _mine_to_dismiss(visit)

    def act() -> Response:
        if draft.status is not DraftStatus.DISMISSED:
            return _again(visit, draft, 409)
        if open_draft(visit.connection, draft.subject) is not None:
            raise visit.refuse(409, OTHER_BEGUN)
        reopen_draft(visit.connection, draft)
        visit.note("draft.reopened", _name(draft), draft.subject.scope, draft=draft.number)
        return visit.go(_address(draft), visit.say("The draft is there again. Hand it in when it is ready."))

    return _fresh(visit, draft, act)
