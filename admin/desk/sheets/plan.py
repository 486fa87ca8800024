"""What an import would change, and what is wrong with it, cell by cell. Pure: nothing is changed here.

All or nothing: a plan with a single fault is not carried out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from admin.desk.access import Member, Right
from admin.desk.entry_form import Complaint
from admin.sheet_files.columns import columns_of
from admin.sheet_files.grid import Row, Table
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.store.drafts import Fields, Subject
from knowledge.values import NATIONAL, Contact, Entry, Phrase

FORMULA: Final = _("This cell holds a formula. Copy its value into the cell instead.")
NO_TOPIC: Final = _("There is no topic with this name.")
NO_PLACE: Final = _('Write "national" or the short name of a county, such as mombasa.')
NOT_YOURS: Final = _("This place is not among those that you look after.")
TWICE: Final = _("This is in the table twice: keep one of the rows.")
NO_ENTRY: Final = _("There is no entry for this topic and place yet: add it to the table of entries, too.")
CHANGED: Final = _("This was changed here since the file was exported. Export it again, or let the file win below.")
TOO_MUCH: Final = _("This is more than can be checked: shorten the texts, or leave some of the rows out.")
UNKNOWN_COLUMN: Final = _("There is no such column. Columns may be left out, but not be added or renamed.")
BEING_WRITTEN: Final = _("Somebody is writing a draft of this. Publish or dismiss that draft first.")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell. `row` is as the spreadsheet numbers it; 1 is the row of the columns' names."""

    table: str
    row: int
    column: str
    complaint: Complaint


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry as the file has it, beside what is published (None for a new one)."""

    subject: Subject
    before: Entry | None
    after: Entry
    fields: Fields


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact as the file has it, beside what is published (None for a new one)."""

    subject: Subject
    before: Contact | None
    after: Contact
    fields: Fields


@dataclass(frozen=True, slots=True)
class NewPhrase:
    """A phrase that is not there yet."""

    phrase: Phrase
    is_danger: bool


@dataclass(slots=True)
class Plan:
    """Everything that an import would change. `conflicts` are faults that the member may override."""

    entries: list[EntryChange] = field(default_factory=list)
    contacts: list[ContactChange] = field(default_factory=list)
    phrases: list[NewPhrase] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    conflicts: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the file says what is published already."""
        return not (self.entries or self.contacts or self.phrases)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan is made against: what is published, who imports, and which drafts are open (by their keys)."""

    knowledge: KnowledgeBase
    words: Mapping[str, Words]
    member: Member
    language: str
    open_drafts: frozenset[str]


def note_columns(plan: Plan, table: Table, languages: Sequence[str]) -> None:
    """Complain about columns that no table of ours has, and about formulas."""
    known = columns_of(table.name, languages)
    for column in table.columns:
        if column not in known:
            plan.faults.append(Fault(table.name, 1, column, Complaint(UNKNOWN_COLUMN)))
    plan.faults += [Fault(table.name, row, column, Complaint(FORMULA)) for row, column in table.formulas]


def place_fault(situation: Situation, table: str, row: Row, topic: str | None, scope: str) -> Fault | None:
    """What is wrong with the topic (None where rows have none) and place of a row; None where nothing is."""
    if topic is not None and topic not in situation.knowledge.topics:
        return Fault(table, row.number, "topic", Complaint(NO_TOPIC))
    if scope != NATIONAL and scope not in situation.knowledge.counties:
        return Fault(table, row.number, "place", Complaint(NO_PLACE))
    if not situation.member.may(Right.EDIT, scope):
        return Fault(table, row.number, "place", Complaint(NOT_YOURS))
    return None
