"""The way back from a published change of a contact: a wrong number must not stay until somebody remembers the old one.

Entries keep revisions; of a contact the drafts that were published are its history.
"""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.contact_form import fields_of_contact, typed_fields
from admin.desk.review.forms import CONFLICT
from admin.desk.review.old_text import OldText, bring_back
from admin.desk.review.one import draft_here
from admin.desk.review.proposal import read_proposal
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Subject
from knowledge.store.publish import written_contact
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import Contact

NOTHING_BEFORE: Final = _("There is nothing from before this change that could be brought back.")


def bring_back_before(visit: Visit) -> Response:
    """A draft that says what a contact said before this change."""
    changed, languages = draft_here(visit), visit.desk.knowledge.languages
    proposal = read_proposal(visit.connection, changed, languages)
    before, there = proposal.base, proposal.published
    if changed.status is not DraftStatus.PUBLISHED or not isinstance(before, Contact) or not isinstance(there, Contact):
        raise visit.refuse(CONFLICT, NOTHING_BEFORE)
    visit.demand(Right.EDIT, there.scope)  # it may hold elsewhere by now than where the change was made
    old = OldText(
        subject=Subject(DraftKind.CONTACT, there.slug, there.scope),
        fields=typed_fields(fields_of_contact(before)),
        document=written_contact(before, languages),
        base=proposal.published_text,
        why=visit.say("Back to what was there before."),
    )
    return bring_back(visit, old, draft=changed.number)
