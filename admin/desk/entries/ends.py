"""The ends of drafts and entries: dismissing, retiring, and taking both back."""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.edit import ADDRESS
from admin.desk.entries.work import HOME, read_work
from admin.desk.guard import Page
from admin.desk.visit import Missing, Visit
from bot.words import _
from knowledge.store.drafts import Stale, close_draft, draft_numbered, reopen_draft
from knowledge.store.publish import restore_entry, retire_entry
from knowledge.store.tables import DraftStatus

MOMENT_AGO: Final = _("A colleague has just changed this. Open it again to see how it stands now.")
ANOTHER: Final = _("Somebody has begun another draft of this since. The earlier one stays dismissed.")


def dismiss(visit: Visit) -> Response:
    """Give up the draft; the next page can take that back."""
    work = read_work(visit)
    if work.draft is None:
        raise visit.refuse(409, MOMENT_AGO)
    if visit.form.get("version") != str(work.draft.version):
        raise visit.refuse(409, MOMENT_AGO)
    number = str(work.draft.number)
    close_draft(visit.connection, work.draft, DraftStatus.DISMISSED, visit.member.number, visit.now)
    visit.note("entry.draft-dismissed", work.name, work.scope)
    goal = work.address if work.stored else HOME
    return visit.go(goal, visit.say("The draft is dismissed."), (f"{work.address}/reopen", {"draft": number}))


def reopen(visit: Visit) -> Response:
    """Take back a dismissal."""
    work, number = read_work(visit), visit.form.get("draft")
    known = number.isascii() and number.isdigit() and len(number) < 10
    draft = draft_numbered(visit.connection, int(number)) if known else None
    if draft is None or draft.subject != work.subject or draft.status is not DraftStatus.DISMISSED:
        raise Missing
    try:
        with visit.connection.begin_nested():
            reopen_draft(visit.connection, draft)
    except (IntegrityError, Stale):
        raise visit.refuse(409, ANOTHER) from None
    visit.note("entry.draft-reopened", work.name, work.scope)
    return visit.go(work.address, visit.say("The draft is back."))


def retire(visit: Visit) -> Response:
    """Answer nobody with this entry any more."""
    work = read_work(visit)
    if not retire_entry(visit.connection, work.topic.slug, work.scope):
        raise visit.refuse(409, MOMENT_AGO)
    visit.note("entry.retired", work.name, work.scope)
    said = visit.say("Retired: nobody is answered with this any more. Its text stays here.")
    return visit.go(work.address, said, (f"{work.address}/restore", {}))


def restore(visit: Visit) -> Response:
    """Answer people with a retired entry again."""
    work = read_work(visit)
    if not restore_entry(visit.connection, work.topic.slug, work.scope):
        raise visit.refuse(409, MOMENT_AGO)
    visit.note("entry.restored", work.name, work.scope)
    said = visit.say("Published again: people are answered with this within seconds.")
    return visit.go(work.address, said, (f"{work.address}/retire", {}))


PAGES: Final = (
    Page(f"{ADDRESS}/dismiss", dismiss, Right.EDIT, "POST"),
    Page(f"{ADDRESS}/reopen", reopen, Right.EDIT, "POST"),
    Page(f"{ADDRESS}/retire", retire, Right.PUBLISH, "POST"),
    Page(f"{ADDRESS}/restore", restore, Right.PUBLISH, "POST"),
)
