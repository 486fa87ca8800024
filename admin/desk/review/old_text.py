"""The way back to an old text of an entry or contact: a draft that says it, handed in for review like any other."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.review.forms import CONFLICT, name_of, page_of
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Fields, Subject, begin_draft, open_draft, submit_draft
from knowledge.store.tables import DraftKind

DRAFT_THERE: Final = {
    DraftKind.ENTRY: _(
        "There is a draft of this entry already. Publish or dismiss it, then bring the old version back."
    ),
    DraftKind.CONTACT: _(
        "There is a draft of this contact already. Publish or dismiss it, then bring back what was there before."
    ),
}
DONE: Final = {
    DraftKind.ENTRY: _("This is a draft of the old version. It is answered once it is published."),
    DraftKind.CONTACT: _("This is a draft of what was there before. People get it once it is published."),
}


@dataclass(frozen=True, slots=True)
class OldText:
    """A text that was published once: its form and written form; `base` is what is published now, `why` the reason."""

    subject: Subject
    fields: Fields
    document: str
    base: str | None
    why: str


def bring_back(visit: Visit, old: OldText, **told: int) -> Response:
    """Make the draft, and show it; `told` is for the audit log. An open draft is shown instead: one at a time."""
    kind, member = old.subject.kind, visit.member.number
    there = open_draft(visit.connection, old.subject)
    if there is not None:
        return visit.go(page_of(there), visit.say(DRAFT_THERE[kind]))
    try:
        begun = begin_draft(visit.connection, old.subject, old.fields, old.base, member, visit.now)
    except IntegrityError:
        raise visit.refuse(CONFLICT, DRAFT_THERE[kind]) from None
    draft = submit_draft(visit.connection, begun, old.document, old.why, member, visit.now)
    visit.note("draft.brought-back", name_of(draft), old.subject.scope, **told)
    undo = (f"{page_of(draft)}/dismiss", {"version": str(draft.version)})
    return visit.go(page_of(draft), visit.say(DONE[kind]), undo)
