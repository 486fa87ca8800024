"""The page's way to publish: what stands in the way is said on the page, whatever else becomes what people get."""

from datetime import date
from typing import Final

from starlette.responses import Response

from admin.desk.entries.preview import with_draft
from admin.desk.review import forms
from admin.desk.review.one import draft_page
from admin.desk.review.proposal import Proposal, read_proposal
from admin.desk.review.publishing import OWN_WORK, Checked, findings_of, hindrance, is_own_work, publish
from admin.desk.review.titles import title_of
from admin.desk.told_first import told_first
from admin.desk.visit import Visit
from bot.words import _
from knowledge.store.drafts import Draft
from knowledge.store.hold import hold
from knowledge.values import Entry

TODAY: Final = "today"
"""What the form sends where everything was found to be right today."""
NOT_LATER: Final = _("Choose a day after today.")


def publish_it(visit: Visit) -> Response:
    """Publish the draft that the page showed; what others would lose to new titles is read first."""
    draft = forms.draft_to_publish(visit)
    told = _told(visit, draft)
    if told is not None:
        return told
    with visit.writing():
        hold(visit.connection, draft.subject)
        draft = forms.draft_to_publish(visit)
        proposal = read_proposal(visit.connection, draft, visit.desk.knowledge.languages)
        return forms.unless_changed(visit, draft, lambda: _publish(visit, proposal))


def _told(visit: Visit, draft: Draft) -> Response | None:
    proposal, knowledge = read_proposal(visit.connection, draft, visit.desk.knowledge.languages), visit.desk.knowledge
    after, is_shown = proposal.after, visit.form.get("version") == str(draft.version)
    if not (is_shown and isinstance(after, Entry) and proposal.teaches) or _hindrance(visit, proposal):
        return None
    return told_first(visit, with_draft(knowledge, after, visit.today), {after.topic}, forms.page_of(draft))


def _hindrance(visit: Visit, proposal: Proposal) -> str | None:
    findings = findings_of(proposal, visit.desk.knowledge, visit.desk.words, visit.today)
    return hindrance(proposal, findings, own_work=is_own_work(visit.connection, proposal, visit.member.number))


def _publish(visit: Visit, proposal: Proposal) -> Response:
    draft, knowledge, member = proposal.draft, visit.desk.knowledge, visit.member
    hindered = _hindrance(visit, proposal)
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
    if review_by <= visit.today:
        raise ValueError(review_by)
    return Checked(visit.member.name, visit.today, review_by)
