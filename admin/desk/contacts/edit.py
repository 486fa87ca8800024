"""The form of a contact: looked at, kept as a draft, and handed in for review."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.contact_form import check_contact, is_too_much, made_of_fields, typed_fields
from admin.desk.contacts.form import Shown, show_form
from admin.desk.contacts.keep import Kept, keep
from admin.desk.contacts.work import HOME, Work, read_work
from admin.desk.guard import Page
from admin.desk.store.settings import one_person
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Stale, submit_draft
from knowledge.store.publish import written_contact
from knowledge.values import Contact

CONFLICT: Final = 409
WRONG: Final = 422
SUBMIT: Final = "submit"
LONGEST_NOTE: Final = 1_000
SAVED: Final = _("Saved as a draft. People get it once it has been handed in, reviewed and published.")
HANDED_IN: Final = _("Handed in. A colleague can now look at it and publish it: every entry that uses it then says it.")
YOURS: Final = _("Handed in. Look at it once more here, and publish it.")
NOTHING_NEW: Final = _("This says the same as what people are given already, so there is nothing to review.")
TOO_MUCH: Final = _(
    "One of the texts is longer than 1,000 letters. Go back: what you typed is still there. Shorten it and save it "
    "again."
)
MOMENT_AGO: Final = _("A colleague has just changed this draft. Open it again and hand it in once more.")


@dataclass(frozen=True, slots=True)
class Judged:
    """The contact that the fields make, and what is wrong with it, in sentences by field."""

    contact: Contact
    errors: Mapping[str, str]
    hints: Mapping[str, str]


def show(visit: Visit) -> Response:
    """The form, with the draft in it, else with what is published."""
    work = _hers(visit)
    current = work.current()
    return show_form(visit, work, Shown(current.fields, rows=current.rows))


def save(visit: Visit) -> Response:
    """Keep what was typed, and hand it in where she says so and nothing is wrong with it."""
    return keep_and_go_on(visit, _hers(visit))


def keep_and_go_on(visit: Visit, work: Work) -> Response:
    """Keep what was typed of this contact, and go on to where its button leads."""
    kept = keep(visit, work, sent_fields(visit))
    if kept.rows:
        return show_form(visit, kept.work, Shown(kept.fields, rows=kept.rows, status=CONFLICT))
    if visit.form.get("do") == SUBMIT:
        return _submit(visit, kept)
    if kept.work.draft is None:
        return visit.go(work.address, visit.say("Nothing has changed."))
    visit.note("contact.draft-saved", work.slug, work.scope)
    return visit.go(work.address, visit.say(SAVED))


def sent_fields(visit: Visit) -> dict[str, list[str]]:
    """The fields of the contact; refused where one of them is longer than any contact's."""
    fields = typed_fields(visit.form.fields)
    if is_too_much(fields):
        raise visit.refuse(413, TOO_MUCH)
    return fields


def judged(visit: Visit, work: Work, kept: Kept) -> Judged:
    """What is wrong with the contact that the form makes."""
    made = made_of_fields(kept.fields, work.slug, work.scope, work.languages, visit.today)
    errors = {name: complaint.said(visit.say) for name, complaint in made.errors.items()}
    checked = check_contact(visit.desk.knowledge, visit.desk.words, made.contact, visit.language, visit.today)
    if made.contact == work.stored and not errors:
        errors["kind"] = visit.say(NOTHING_NEW)
    return Judged(made.contact, {**checked.errors, **errors}, checked.hints)


def _submit(visit: Visit, kept: Kept) -> Response:
    work, found = kept.work, judged(visit, kept.work, kept)
    if found.errors:
        return show_form(visit, work, Shown(kept.fields, found.errors, found.hints, status=WRONG))
    if work.draft is None:
        return visit.go(work.address, visit.say(NOTHING_NEW))
    note = visit.form.get("why").strip()[:LONGEST_NOTE]
    document = written_contact(found.contact, work.languages)
    try:
        submit_draft(visit.connection, work.draft, document, note, visit.member.number, visit.now)
    except Stale:
        raise visit.refuse(CONFLICT, MOMENT_AGO) from None
    visit.note("draft.submitted", work.slug, work.scope, draft=work.draft.number)
    if visit.member.may(Right.PUBLISH, work.scope) and one_person(visit.connection, work.scope):
        return visit.go(f"/desk/review/{work.draft.number}", visit.say(YOURS))
    return visit.go(work.address, visit.say(HANDED_IN))


def _hers(visit: Visit) -> Work:
    """The contact in the address, if she may change it."""
    work = read_work(visit)
    visit.demand(Right.EDIT, work.scope)
    return work


ADDRESS: Final = f"{HOME}/{{slug}}/edit"
PAGES: Final = (Page(ADDRESS, show, Right.EDIT), Page(ADDRESS, save, Right.EDIT, "POST"))
