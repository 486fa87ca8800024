"""Carries an import out: drafts that go to review at once, and phrases."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from admin.desk.entries.effect import with_phrases
from admin.desk.sheets.export import HOME
from admin.desk.sheets.plan import ContactChange, EntryChange, Plan
from admin.desk.told_first import status_of_new, told_of_phrases
from admin.desk.visit import Visit
from bot.words import _
from knowledge.files import entry_text
from knowledge.store.drafts import begin_draft, submit_draft
from knowledge.store.phrase_rows import add_phrases
from knowledge.store.publish import written_contact
from knowledge.store.tables import PhraseKind
from knowledge.values import Phrase

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
    for kind in PhraseKind:
        add_phrases(visit.connection, _phrases(plan, kind), status_of_new(visit), kind)
    return Done(len(plan.entries) + len(plan.contacts), len(plan.phrases))


def told_of_plan(visit: Visit, plan: Plan) -> Response | None:
    """The page that says what others would lose by the phrases, where they would be used at once."""
    questions, danger = _phrases(plan, PhraseKind.QUESTION), _phrases(plan, PhraseKind.DANGER)
    after = with_phrases(visit.desk.knowledge, questions, danger)
    return told_of_phrases(visit, after, {new.phrase.topic for new in plan.phrases}, HOME)


def _phrases(plan: Plan, kind: PhraseKind) -> list[Phrase]:
    return [new.phrase for new in plan.phrases if new.is_danger == (kind is PhraseKind.DANGER)]


def _hand_in(visit: Visit, change: EntryChange | ContactChange) -> None:
    member, languages = visit.member.number, visit.desk.knowledge.languages
    if isinstance(change, EntryChange):
        base, document = entry_text(change.before) if change.before else None, entry_text(change.after)
    else:
        base = written_contact(change.before, languages) if change.before else None
        document = written_contact(change.after, languages)
    draft = begin_draft(visit.connection, change.subject, change.fields, base, member, visit.now)
    submit_draft(visit.connection, draft, document, visit.say(NOTE), member, visit.now)
