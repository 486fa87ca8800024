"""The contacts of an import: each row checked and compared with what is published."""

from datetime import date

from admin.desk.contact_form import check_contact, fields_of_contact, is_too_much, made_of_fields
from admin.desk.entry_form import Complaint
from admin.desk.sheets.plan import (
    BEING_WRITTEN,
    CHANGED,
    TOO_MUCH,
    TWICE,
    ContactChange,
    Fault,
    Plan,
    Situation,
    place_fault,
)
from admin.desk.sheets.rows_in import contact_fields
from admin.desk.sheets.rows_out import state_of_contact
from admin.sheet_files.columns import CONTACTS, STATE
from admin.sheet_files.grid import Row, Table
from bot.words import _
from knowledge.files.record import SLUG
from knowledge.store.drafts import Subject
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL

BAD_NAME = _("Name the contact in small letters, digits and hyphens, such as mombasa-huduma.")
ANOTHER_PLACE = _("A contact stays where it is. Make a new one for another place.")
AS_IT_IS = "{sentence}"
"""The rules' sentences on contacts come translated already."""


def plan_contacts(plan: Plan, table: Table, situation: Situation, today: date) -> None:
    """Add every contact that the file changes to the plan, and everything that is wrong with them."""
    seen: set[str] = set()
    for row in table.rows:
        slug = row.get("contact")
        if slug in seen:
            plan.faults.append(Fault(CONTACTS, row.number, "contact", Complaint(TWICE)))
        elif not SLUG.fullmatch(slug):
            plan.faults.append(Fault(CONTACTS, row.number, "contact", Complaint(BAD_NAME)))
        else:
            _plan_contact(plan, row, table, situation, today)
        seen.add(slug)


def _plan_contact(plan: Plan, row: Row, table: Table, situation: Situation, today: date) -> None:
    slug, languages = row.get("contact"), situation.knowledge.languages
    before = situation.knowledge.contacts.get(slug)
    scope = before.scope if before else row.get("place") or NATIONAL
    if before and row.get("place") not in ("", scope):
        plan.faults.append(Fault(CONTACTS, row.number, "place", Complaint(ANOTHER_PLACE)))
        return
    if fault := place_fault(situation, CONTACTS, row, None, scope):
        plan.faults.append(fault)
        return
    fields = contact_fields(row, table.columns, fields_of_contact(before) if before else {})
    if is_too_much(fields):
        plan.faults.append(Fault(CONTACTS, row.number, "contact", Complaint(TOO_MUCH)))
        return
    made = made_of_fields(fields, slug, scope, languages, today)
    if not made.errors and made.contact == before:
        return
    errors = dict(made.errors)
    if not errors:
        found = check_contact(situation.knowledge, situation.words, made.contact, situation.language, today).errors
        errors = {name: Complaint(AS_IT_IS, {"sentence": sentence}) for name, sentence in found.items()}
    plan.faults += [
        Fault(CONTACTS, row.number, field.removeprefix("hours."), complaint) for field, complaint in errors.items()
    ]
    subject = Subject(DraftKind.CONTACT, slug, scope)
    if subject.key in situation.open_drafts:
        plan.faults.append(Fault(CONTACTS, row.number, "contact", Complaint(BEING_WRITTEN)))
    if before and row.get(STATE) not in ("", state_of_contact(before, languages)):
        plan.conflicts.append(Fault(CONTACTS, row.number, STATE, Complaint(CHANGED)))
    if not errors:
        plan.contacts.append(ContactChange(subject, before, made.contact, fields))
