"""One press says "I called, it is right"; another takes that back."""

from dataclasses import replace
from datetime import date
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import demand_confirming
from admin.desk.contact_form import fields_of_contact, typed_fields
from admin.desk.contact_form.typed import CALL
from admin.desk.contacts.work import HOME, Work, read_work
from admin.desk.emergency import CONFIRMED
from admin.desk.guard import Page
from admin.desk.visit import Missing, Visit
from admin.desk.way_back import way_back
from bot.words import _
from knowledge.files import ContentError
from knowledge.files.contact_form import contact_from_text
from knowledge.rules.sources import CAN_BE_CALLED
from knowledge.store.done import keep_done
from knowledge.store.drafts import Draft, draft_numbered
from knowledge.store.hold import hold
from knowledge.store.publish import publish_contact, written_contact
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import Contact

TOO_LATE: Final = _("This contact has been changed since, so there is nothing to undo.")
LARGEST: Final = 2**31 - 1
"""The largest number that a row can have."""


def confirm(visit: Visit) -> Response:
    """Note that the contact was called today and is right. Nothing that people read changes."""
    work = _confirmable(visit)
    if work.stored is None or work.base is None:
        raise Missing
    new = confirmed(work.stored, visit.today)
    number = _publish(visit, work, new, work.base)
    visit.note("contact.called", work.slug, work.scope)
    undo = (f"{work.address}/called/undo", {"number": str(number), "back": visit.form.get("back")})
    said = visit.say("Noted: {name} was found to be right today.", name=work.name(visit.language))
    return visit.go(way_back(visit, work.address), said, undo)


def take_back(visit: Visit) -> Response:
    """Put back what was known before the press."""
    work = _confirmable(visit)
    before = _before(visit, work)
    if before is None or work.base is None:
        raise visit.refuse(409, TOO_LATE)
    _publish(visit, work, before, work.base)
    visit.note("contact.called-undone", work.slug, work.scope)
    return visit.go(way_back(visit, work.address), visit.say("Undone. It is as it was before."))


def confirmed(contact: Contact, today: date) -> Contact:
    """The contact, found to be right today: for a number by a call, else where its source says it."""
    document = contact.source.document or (CALL if contact.kind in CAN_BE_CALLED else "")
    source = replace(contact.source, document=document, read_on=today)
    return replace(contact, confidence=CONFIRMED, verify=False, source=source)


def _confirmable(visit: Visit) -> Work:
    """The contact in the address, if she may confirm it; nobody else changes it until this is done."""
    work = read_work(visit)
    demand_confirming(visit, work.scope)
    hold(visit.connection, work.subject)
    return read_work(visit)


def _publish(visit: Visit, work: Work, new: Contact, base: str) -> int:
    """Publish it, and keep that as a draft that is done; its number."""
    document = written_contact(new, work.languages)
    fields = typed_fields(fields_of_contact(new))
    publish_contact(visit.connection, new, work.languages)
    return keep_done(visit.connection, work.subject, fields, base, document, visit.member.number, visit.now)


def _before(visit: Visit, work: Work) -> Contact | None:
    """What the contact was before the press that the form names; None where that cannot be taken back (any more)."""
    given = visit.form.get("number")
    is_number = given.isascii() and given.isdecimal() and len(given) < 11 and int(given) <= LARGEST
    done = draft_numbered(visit.connection, int(given)) if is_number else None
    if done is None or not _is_press(done, work):
        return None
    try:
        before = contact_from_text(done.base or "", work.languages)
    except ContentError:
        return None
    # Only what a press changes is taken back so: anything else needs a second person's eyes.
    return before if _same_words(before, work.stored) else None


def _is_press(done: Draft, work: Work) -> bool:
    """Whether this is a press on this contact, and the contact is still as it left it."""
    ours = done.subject.kind is DraftKind.CONTACT and done.subject.slug == work.slug
    return ours and done.status is DraftStatus.PUBLISHED and done.base is not None and done.document == work.base


def _same_words(before: Contact, now: Contact | None) -> bool:
    """Whether two states differ only in how sure we are."""
    return now is not None and now == replace(before, confidence=now.confidence, verify=now.verify, source=now.source)


ADDRESS: Final = f"{HOME}/{{slug}}/called"
PAGES: Final = (
    Page(ADDRESS, confirm, Right.EDIT, "POST"),
    Page(f"{ADDRESS}/undo", take_back, Right.EDIT, "POST"),
)
