"""Handing a draft in for review: only what the rules find nothing wrong with."""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.edit import ADDRESS, show_conflict
from admin.desk.entries.keep import Kept, conflict_with_published, keep
from admin.desk.entries.screen import Shown, show_form
from admin.desk.entries.sent import sent_fields
from admin.desk.entries.work import Work, read_work
from admin.desk.entry_form import Checked, Complaint, check_entry
from admin.desk.guard import Page
from admin.desk.screens import NAIROBI
from admin.desk.visit import Visit
from bot.words import _
from knowledge.files import entry_text
from knowledge.store.drafts import Stale, submit_draft

WRONG: Final = 422
LONGEST_NOTE: Final = 1_000
HANDED_IN: Final = _("Handed in. A colleague can now look at it and publish it.")
NOTHING_NEW: Final = _("This says the same as what is published already, so there is nothing to review.")
MOMENT_AGO: Final = _(
    "A colleague has just changed this draft. Nothing is lost: open it again and hand it in once more."
)


def submit(visit: Visit) -> Response:
    """Keep what was typed, and hand it in unless something is wrong with it. No transaction waits for the rules."""
    typed = sent_fields(visit)
    with visit.writing():
        kept = keep(visit, read_work(visit), typed)
    if kept.conflict:
        return show_conflict(visit, kept.work, kept.conflict)
    if conflict := conflict_with_published(kept.work):
        return show_conflict(visit, kept.work, conflict)
    checked = _checked(visit, kept)
    if checked.errors:
        return show_form(visit, kept.work, Shown(kept.work.fields(), checked.errors, checked.hints, status=WRONG))
    return _hand_in(visit, kept.work)


def _checked(visit: Visit, kept: Kept) -> Checked:
    work = kept.work
    fields = work.fields()
    made = work.made(fields)
    if work.draft is None:
        return Checked(errors={"answer": Complaint(NOTHING_NEW)})
    desk, today = visit.desk, visit.now.astimezone(NAIROBI).date()
    found = check_entry(desk.knowledge, desk.words, made.entry, fields, today)
    same = work.is_published and work.stored is not None and made.entry == work.stored.entry and not made.errors
    unchanged = {"answer": Complaint(NOTHING_NEW)} if same else {}
    return Checked({**made.errors, **found.errors, **unchanged}, found.hints)


def _hand_in(visit: Visit, work: Work) -> Response:
    draft, made = work.draft, work.made(work.fields())
    note = visit.form.get("note").strip()[:LONGEST_NOTE]
    if draft is None:
        raise visit.refuse(409, MOMENT_AGO)
    try:
        with visit.writing():
            submit_draft(visit.connection, draft, entry_text(made.entry), note, visit.member.number, visit.now)
            visit.note("entry.submitted", work.name, work.scope)
    except Stale:
        raise visit.refuse(409, MOMENT_AGO) from None
    return visit.go(work.address, visit.say(HANDED_IN))


PAGES: Final = (Page(f"{ADDRESS}/submit", submit, Right.EDIT, "POST", writes=False),)
