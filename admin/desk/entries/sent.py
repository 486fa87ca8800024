"""What a browser sent of an entry's form, where it is no more than an entry can be."""

from typing import Final

from admin.desk.entry_form import is_too_much, typed_fields
from admin.desk.visit import Visit
from bot.words import _

TOO_MUCH: Final = _(
    "One of the texts is longer than 2,500 letters, or there is more in the form than an entry can hold. Go back: "
    "what you typed is still there. Shorten it and save it again."
)


def sent_fields(visit: Visit) -> dict[str, list[str]]:
    """The fields of the entry; refused where they are more than rules and previews get through in a moment."""
    fields = typed_fields(visit.form.fields)
    if is_too_much(fields):
        raise visit.refuse(413, TOO_MUCH)
    return fields
