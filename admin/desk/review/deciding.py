"""The page's way to publish: what stands in the way is said on the page, whatever else becomes what people get."""

from datetime import date
from typing import Final

from starlette.responses import Response

from admin.desk.review import forms
from admin.desk.review.one import draft_here, draft_page, today
from admin.desk.review.proposal import Proposal, read_proposal
from admin.desk.review.publishing import OWN_WORK, Checked, findings_of, hindrance, is_own_work, publish
from admin.desk.review.titles import title_of
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.hold import hold

TODAY: Final = "today"
"""What the form sends where everything was found to be right today."""
NOT_LATER: Final = _("Choose a day after today.")


def publish_it(visit: Visit) -> Response:
    """Publish the draft that the page showed."""
    hold(visit.connection, forms.draft_to_publish(visit).subject)
    draft = draft_here(visit)
    proposal = read_proposal(visit.connection, draft, visit.desk.knowledge.languages)
    return forms.unless_changed(visit, draft, lambda: _publish(visit, proposal))


def _publish(visit: Visit, proposal: Proposal) -> Response:
    draft, knowledge, member = proposal.draft, visit.desk.knowledge, visit.member
    findings = findings_of(proposal, knowledge, visit.desk.words, today(visit))
    hindered = hindrance(proposal, findings, own_work=is_own_work(visit.connection, proposal, member.number))
    if hindered:
        status = 403 if hindered == OWN_WORK else forms.CONFLICT
        return draft_page(visit, proposal, status, {"publish": visit.say(hindered)})
    try:
        checked = _checked(visit)
    except ValueError:
        typed, errors = visit.form.get("review_by"), {"review_by": visit.say(NOT_LATER)}
        return draft_page(visit, proposal, forms.INVALID, errors, checked=TODAY, review_by=typed)
    publish(visit.connection, proposal, checked, member.name, member.number, visit.now, knowledge.languages)
    visit.note(f"{draft.subject.kind.value}.published", forms.name_of(draft), draft.subject.scope, draft=draft.number)
    title = title_of(visit, draft.subject, draft.fields)
    return visit.go(forms.HOME, visit.say("Published: {title}. People get it within 5 seconds.", title=title))


def _checked(visit: Visit) -> Checked | None:
    """What the form says about checking; None where the draft's own dates stand. ValueError for no such day."""
    if visit.form.get("checked") != TODAY:
        return None
    review_by = date.fromisoformat(visit.form.get("review_by").strip())
    if review_by <= today(visit):
        raise ValueError(review_by)
    return Checked(visit.member.name, today(visit), review_by)
