"""A contact as the fields of a form, and back: what the edit form, drafts and imports share.

A draft keeps what was typed (`draft.fields`, knowledge/store/drafts.py): a list of texts by field, right or wrong. The
fields of a contact are

    name.en, note.en                         a text in a language; left out where it is not written
    kind                                     phone, tollfree, sms, ussd, whatsapp, email, web, place
    value                                    the number or address; of a place: value.en
    hours                                    "always", "times", or left out where nobody knows
    hours.days (mon, tue, ...), .opens, .closes   with "times"
    source.title, .url, .document, .published, .read_on
    confidence, verify ("yes" or left out)
    called_on                                a day: somebody called and heard that it is right; rules over both above

Nothing here knows how many languages there are. `contact_of_fields(fields_of_contact(contact), ...)` is the contact
again, for any contact that people can be given. `typed_fields` reads what a browser sent, and writes numbers as they
are dialled from anywhere. `check_contact` tells what the rules find, by the same fields.
"""

from admin.desk.contact_form.check import Checked, check_contact
from admin.desk.contact_form.read import contact_of_fields, made_of_fields
from admin.desk.contact_form.typed import is_too_much, typed_fields
from admin.desk.contact_form.write import fields_of_contact

__all__ = [
    "Checked",
    "check_contact",
    "contact_of_fields",
    "fields_of_contact",
    "is_too_much",
    "made_of_fields",
    "typed_fields",
]
