"""A spreadsheet sent in: shown first - what would change and what is wrong - and carried out only after a yes.

All or nothing. What is carried out goes to review like everything else that is written at the desk.
"""

from typing import Any, Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.differences import Reader, contact_differences, differences
from admin.desk.fields import row_number
from admin.desk.guard import Page
from admin.desk.sheets.carry_out import Done, carry_out, told_of_plan
from admin.desk.sheets.export import HOME
from admin.desk.sheets.export import page as home
from admin.desk.sheets.plan import Fault, Plan, Situation, note_columns
from admin.desk.sheets.plan_contacts import plan_contacts
from admin.desk.sheets.plan_entries import plan_entries
from admin.desk.sheets.plan_phrases import plan_phrases
from admin.desk.store.sheets import SentSheet, forget_sheet, keep_sheet, sent_sheet
from admin.desk.visit import Missing, Visit
from admin.sheet_files.columns import CONTACTS, ENTRIES, FACTS, PHRASES, SOURCES
from admin.sheet_files.files import REFUSALS, read_file
from admin.sheet_files.grid import Unreadable
from bot.words import _
from knowledge.languages import in_language
from knowledge.store.drafts import drafts

SHOWN: Final = 100
"""Faults and changes that the page lists; the rest is counted."""
MOMENT_AGO: Final = _(
    "A colleague has just begun a draft of something in this file, so nothing of it was taken. Send it again."
)
TABLE_NAMES: Final = {
    ENTRIES: _("Entries"),
    FACTS: _("Facts"),
    SOURCES: _("Sources"),
    CONTACTS: _("Contacts"),
    PHRASES: _("Phrases"),
}


def send(visit: Visit) -> Response:
    """Look at a file and show what it would change."""
    upload = visit.sent.uploads.get("file")
    try:
        plan = _plan(visit, upload.content if upload else b"")
    except Unreadable as refused:
        return home(visit, visit.say(REFUSALS[refused.reason]))
    name = upload.name if upload else ""
    number = 0
    if not plan.faults and not plan.is_empty and upload:
        with visit.writing():
            number = keep_sheet(visit.connection, visit.member.number, name, upload.content, visit.now)
    return _preview(visit, plan, number, name)


def carry(visit: Visit) -> Response:
    """Carry out what was shown, if it still would change the same without a fault."""
    number = row_number(visit.form.get("sheet"))
    sheet = sent_sheet(visit.connection, number, visit.member.number) if number is not None else None
    if sheet is None:
        raise Missing
    try:
        plan = _plan(visit, sheet.content)
    except Unreadable as refused:
        return home(visit, visit.say(REFUSALS[refused.reason]))
    if plan.faults or (plan.conflicts and visit.form.get("override") != "yes"):
        return _preview(visit, plan, sheet.number if not plan.faults else 0, sheet.name)
    told = told_of_plan(visit, plan)
    if told is not None:
        return told
    done = _carried_out(visit, plan, sheet)
    notice = visit.say(
        "Handed in for review: {drafts}. New phrases: {phrases}.", drafts=done.drafts, phrases=done.phrases
    )
    return visit.go("/desk/review" if done.drafts else HOME, notice)


def _carried_out(visit: Visit, plan: Plan, sheet: SentSheet) -> Done:
    """Everything or nothing, and once: who presses twice finds the file gone."""
    try:
        with visit.writing():
            if not forget_sheet(visit.connection, sheet.number):
                raise Missing
            done = carry_out(visit, plan)
            visit.note("sheet.imported", sheet.name[:80], drafts=done.drafts, phrases=done.phrases)
    except IntegrityError:
        raise visit.refuse(409, MOMENT_AGO) from None
    return done


def _plan(visit: Visit, content: bytes) -> Plan:
    knowledge = visit.desk.knowledge
    keys = frozenset(one.subject.key for one in drafts(visit.connection))
    situation = Situation(knowledge, visit.desk.words, visit.member, visit.language, keys)
    tables = {table.name: table for table in read_file(content)}
    plan, today = Plan(), visit.now.date()
    for table in tables.values():
        note_columns(plan, table, knowledge.languages)
    plan_entries(plan, tables, situation, today)
    if CONTACTS in tables:
        plan_contacts(plan, tables[CONTACTS], situation, today)
    if PHRASES in tables:
        plan_phrases(plan, tables[PHRASES], situation)
    return plan


def _preview(visit: Visit, plan: Plan, number: int, name: str) -> Response:
    reader = Reader(visit.desk.words[visit.language], visit.desk.knowledge.languages, visit.desk.knowledge.contacts)
    changes: list[dict[str, Any]] = [
        {
            "title": in_language(one.after.title, visit.language) or one.after.topic,
            "place": one.after.scope,
            "new": one.before is None,
            "differences": differences(one.before, one.after, reader),
        }
        for one in plan.entries[:SHOWN]
    ]
    changes += [
        {
            "title": in_language(one.after.name, visit.language) or one.after.slug,
            "place": one.after.scope,
            "new": one.before is None,
            "differences": contact_differences(one.before, one.after, reader),
        }
        for one in plan.contacts[: SHOWN - len(changes)]
    ]
    return visit.page(
        "sheets/preview.html",
        422 if plan.faults else 200,
        name=name,
        number=number,
        faults=[_said(visit, fault) for fault in plan.faults[:SHOWN]],
        conflicts=[_said(visit, fault) for fault in plan.conflicts[:SHOWN]],
        changes=changes,
        phrases=plan.phrases[:SHOWN],
        count=len(plan.entries) + len(plan.contacts),
        phrase_count=len(plan.phrases),
        fault_count=len(plan.faults),
    )


def _said(visit: Visit, fault: Fault) -> dict[str, Any]:
    return {
        "table": TABLE_NAMES[fault.table],
        "row": fault.row,
        "column": fault.column,
        "sentence": fault.complaint.said(visit.say),
    }


PAGES: Final = (
    Page(f"{HOME}/send", send, Right.EDIT, "POST", writes=False, upload=True),
    Page(f"{HOME}/carry", carry, Right.EDIT, "POST", writes=False),
)
