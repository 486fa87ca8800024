"""The entries of an import: rows of the tables entries, facts and sources put together, checked, and compared."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from admin.desk.entry_form import Complaint, check_entry, fields_of_entry, is_too_much, made_of_fields
from admin.desk.entry_form.complaint import Errors
from admin.desk.sheets.plan import (
    BEING_WRITTEN,
    CHANGED,
    NO_ENTRY,
    TOO_MUCH,
    TWICE,
    EntryChange,
    Fault,
    Plan,
    Situation,
    place_fault,
)
from admin.desk.sheets.rows_in import column_of, entry_fields, with_facts, with_sources
from admin.desk.sheets.rows_out import state_of_entry
from admin.sheet_files.columns import ENTRIES, FACTS, SOURCES, STATE
from admin.sheet_files.grid import Row, Table
from knowledge.store.drafts import Subject
from knowledge.store.tables import DraftKind

Key = tuple[str, str]
"""Topic and scope."""
Rows = dict[Key, list[Row]]


def plan_entries(plan: Plan, tables: Mapping[str, Table], situation: Situation, today: date) -> None:
    """Add every entry that the file changes to the plan, and everything that is wrong with them."""
    grouped = {name: _grouped(plan, tables[name], situation) for name in (ENTRIES, FACTS, SOURCES) if name in tables}
    keys = dict.fromkeys(key for rows in grouped.values() for key in rows)
    columns = tables[ENTRIES].columns if ENTRIES in tables else ()
    for key in keys:
        rows = {name: found[key] for name, found in grouped.items() if key in found}
        _plan_entry(plan, key, rows, columns, situation, today)


def _grouped(plan: Plan, table: Table, situation: Situation) -> Rows:
    """The rows of each entry; rows of places and topics that are none, or not hers, become faults."""
    found: Rows = defaultdict(list)
    for row in table.rows:
        key = (row.get("topic"), row.get("place"))
        fault = place_fault(situation, table.name, row, *key)
        if fault:
            plan.faults.append(fault)
        else:
            found[key].append(row)
    return found


def _plan_entry(
    plan: Plan,
    key: Key,
    rows: Mapping[str, list[Row]],
    columns: tuple[str, ...],
    situation: Situation,
    today: date,
) -> None:
    before = situation.knowledge.entries.get(key)
    own = rows.get(ENTRIES, [])
    if len(own) > 1 or _repeated(plan, rows):
        plan.faults += [Fault(ENTRIES, row.number, "topic", Complaint(TWICE)) for row in own[1:]]
        return
    first = next(iter(own or next(iter(rows.values()))))
    table = ENTRIES if own else next(iter(rows))
    if before is None and not own:
        plan.faults.append(Fault(table, first.number, "topic", Complaint(NO_ENTRY)))
        return
    fields = fields_of_entry(before) if before else {}
    fields = entry_fields(own[0], columns, fields) if own else fields
    fields = with_facts(fields, rows[FACTS]) if FACTS in rows else fields
    fields = with_sources(fields, rows[SOURCES]) if SOURCES in rows else fields
    if is_too_much(fields):
        plan.faults.append(Fault(table, first.number, "topic", Complaint(TOO_MUCH)))
        return
    made = made_of_fields(fields, *key, situation.knowledge.languages)
    if not made.errors and made.entry == before:
        return
    errors = made.errors or check_entry(situation.knowledge, situation.words, made.entry, fields, today).errors
    plan.faults += _faults(errors, rows, table, first)
    subject = Subject(DraftKind.ENTRY, *key)
    if subject.key in situation.open_drafts:
        plan.faults.append(Fault(table, first.number, "topic", Complaint(BEING_WRITTEN)))
    if own and before and own[0].get(STATE) not in ("", state_of_entry(before)):
        plan.conflicts.append(Fault(ENTRIES, own[0].number, STATE, Complaint(CHANGED)))
    if not errors:
        plan.entries.append(EntryChange(subject, before, made.entry, fields))


def _repeated(plan: Plan, rows: Mapping[str, list[Row]]) -> bool:
    """Complain about facts and sources that are there twice in one entry; whether there are any."""
    found = False
    for name, column in ((FACTS, "fact"), (SOURCES, "source")):
        seen: set[str] = set()
        for row in rows.get(name, ()):
            if row.get(column) in seen:
                plan.faults.append(Fault(name, row.number, column, Complaint(TWICE)))
                found = True
            seen.add(row.get(column))
    return found


def _faults(errors: Errors, rows: Mapping[str, list[Row]], table: str, first: Row) -> list[Fault]:
    """What is wrong with fields, told of the cells that they came from; of the entry's first row where from none."""
    faults = []
    for field, complaint in errors.items():
        name, column = column_of(field)
        of = {"fact": FACTS, "source": SOURCES}.get(field.split(".")[0], ENTRIES)
        mine = [row for row in rows.get(of, ()) if not name or row.get(of[:-1]) == name]
        faults.append(
            Fault(of, mine[0].number, column, complaint) if mine else Fault(table, first.number, field, complaint)
        )
    return faults
