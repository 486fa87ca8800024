"""An entry as the fields of a form, and back: what the edit form, drafts, imports and previews share.

A draft keeps what was typed (`draft.fields`, knowledge/store/drafts.py): a list of texts by field, right or wrong. The
fields of an entry are

    title.en, answer.en, more.en, emergency_line.en          a text in a language; left out where it is not written
    fact                                                     the keys of its facts, in order
    fact.KEY.kind, fact.KEY.confidence, fact.KEY.may_have_changed ("yes" or left out)
    fact.KEY.sources                                         the keys of sources, in order
    fact.KEY.amount, .amount_to, .currency, .covers.en       of a fee
    fact.KEY.item, fact.KEY.item.NAME.en                     of documents, steps, eligibility: names in order, and texts
    fact.KEY.text.en                                         of a place (where)
    fact.KEY.days (mon, tue, ...), .opens, .closes, .always  of opening hours
    fact.KEY.least, .most, .unit, .of.en                     of a duration
    contact                                                  the slugs of its contacts, in order
    source                                                   the keys of its sources, in order
    source.KEY.title, .url, .document, .published, .read_on  of a source
    checked_on, review_by (2026-11-22), checked_by

Nothing here knows how many languages there are. `entry_of_fields(fields_of_entry(entry), ...)` is the entry again, for
any entry that people can be answered with. `check_entry` tells what the rules find in an entry, by the same fields.
"""

from admin.desk.entry_form.check import Checked, check_entry, with_entry
from admin.desk.entry_form.complaint import Complaint, Errors
from admin.desk.entry_form.read import Made, entry_of_fields, made_of_fields
from admin.desk.entry_form.typed import is_too_much, typed_fields
from admin.desk.entry_form.write import fields_of_entry

__all__ = [
    "Checked",
    "Complaint",
    "Errors",
    "Made",
    "check_entry",
    "entry_of_fields",
    "fields_of_entry",
    "is_too_much",
    "made_of_fields",
    "typed_fields",
    "with_entry",
]
