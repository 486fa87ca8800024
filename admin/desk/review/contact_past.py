"""The way back from a published change of a contact: a wrong number must not stay until somebody remembers the old one.

Entries keep revisions; of a contact the drafts that were published are its history.
"""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.contact_form import fields_of_contact, typed_fields
from admin.desk.review.forms import CONFLICT, name_of, page_of
from admin.desk.review.one import draft_here
from admin.desk.review.proposal import read_proposal
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Subject, begin_draft, open_draft, submit_draft
from knowledge.store.publish import written_contact
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import Contact

DRAFT_THERE: Final = _(
    "There is a draft of this contact already. Publish or dismiss it, then bring back what was there before."
)
NOTHING_BEFORE: Final = _("There is nothing from before this change that could be brought back.")


def bring_back(visit: Visit) -> Response:
    """A draft that says what a contact said before this change, handed in for review."""
    changed, languages = draft_here(visit), visit.desk.knowledge.languages
    proposal = read_proposal(visit.connection, changed, languages)
    before, there = proposal.base, proposal.published
    if changed.status is not DraftStatus.PUBLISHED or not isinstance(before, Contact) or not isinstance(there, Contact):
        raise visit.refuse(CONFLICT, NOTHING_BEFORE)
    subject = Subject(DraftKind.CONTACT, there.slug, there.scope)
    open_already = open_draft(visit.connection, subject)
    if open_already is not None:
        return visit.go(page_of(open_already), visit.say(DRAFT_THERE))
    member, fields = visit.member.number, typed_fields(fields_of_contact(before))
    try:
        begun = begin_draft(visit.connection, subject, fields, proposal.published_text, member, visit.now)
    except IntegrityError:
        raise visit.refuse(CONFLICT, DRAFT_THERE) from None
    document, why = written_contact(before, languages), visit.say("Back to what was there before.")
    draft = submit_draft(visit.connection, begun, document, why, member, visit.now)
    visit.note("draft.brought-back", name_of(draft), there.scope, draft=changed.number)
    undo = (f"{page_of(draft)}/dismiss", {"version": str(draft.version)})
    notice = visit.say("This is a draft of what was there before. People get it once it is published.")
    return visit.go(page_of(draft), notice, undo)
