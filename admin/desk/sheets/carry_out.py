"""Carries an import out: drafts that go to review at once, and phrases."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.effect import with_phrases
from admin.desk.sheets.export import HOME
from admin.desk.sheets.plan import ContactChange, EntryChange, Plan
from admin.desk.told_first import told_first
from admin.desk.visit import Visit
from bot.words import _
from knowledge.files import entry_text
from knowledge.store.drafts import begin_draft, submit_draft
from knowledge.store.phrase_rows import add_phrases
from knowledge.store.publish import written_contact
from knowledge.store.tables import PhraseKind, Status
from knowledge.values import NATIONAL

NOTE: Final = _("From a spreadsheet.")


@dataclass(frozen=True, slots=True)
class Done:
    """How much was handed in."""

    drafts: int
    phrases: int


def carry_out(visit: Visit, plan: Plan) -> Done:
    """Hand everything in. A draft that somebody begins at the same moment makes all of it fail, and nothing change."""
    changes: list[EntryChange | ContactChange] = [*plan.entries, *plan.contacts]
    for change in changes:
        _hand_in(visit, change)
    status = Status.PUBLISHED if visit.member.may(Right.PUBLISH, NATIONAL) else Status.IN_REVIEW
    for kind in PhraseKind:
        phrases = [new.phrase for new in plan.phrases if new.is_danger == (kind is PhraseKind.DANGER)]
        add_phrases(visit.connection, phrases, status, kind)
    return Done(len(plan.entries) + len(plan.contacts), len(plan.phrases))


def told_of_phrases(visit: Visit, plan: Plan) -> Response | None:
    """The page that says what others would lose by the phrases, where they would be used at once."""
    if not plan.phrases or not visit.member.may(Right.PUBLISH, NATIONAL):
        return None
    kinds = ([new.phrase for new in plan.phrases if new.is_danger is danger] for danger in (False, True))
    return told_first(visit, with_phrases(visit.desk.knowledge, *kinds), HOME)


def _hand_in(visit: Visit, change: EntryChange | ContactChange) -> None:
    member, languages = visit.member.number, visit.desk.knowledge.languages
    if isinstance(change, EntryChange):
        base, document = entry_text(change.before) if change.before else None, entry_text(change.after)
    else:
        base = written_contact(change.before, languages) if change.before else None
        document = written_contact(change.after, languages)
    draft = begin_draft(visit.connection, change.subject, change.fields, base, member, visit.now)
    submit_draft(visit.connection, draft, document, visit.say(NOTE), member, visit.now)
