"""The questions that a form is about: only those of the member's counties, whatever numbers were sent."""

from typing import Final

from admin.desk.fields import row_number
from admin.desk.visit import Forbidden, Visit
from bot.store.kept import Kept, questions_numbered
from bot.words import _
from knowledge.values import NATIONAL

MOST: Final = 500
"""Questions decided at once; a page shows fewer."""
NONE_TICKED: Final = _("Tick at least one question first.")
NO_TOPIC: Final = _("Choose the topic that these people asked for.")


def numbers_in(values: list[str]) -> list[int]:
    """The numbers in the values of a field, each perhaps several with commas between; what is no number is left out."""
    pieces = [piece.strip() for value in values for piece in value.split(",")]
    found = (row_number(piece) for piece in pieces)
    return list(dict.fromkeys(number for number in found if number is not None))[:MOST]


def chosen_questions(visit: Visit) -> tuple[Kept, ...]:
    """The questions that were ticked; raises Forbidden where one is of another county."""
    questions = questions_numbered(visit.connection, numbers_in(visit.form.all("question")))
    for one in questions:
        if not visit.member.looks_after(one.county or NATIONAL):
            raise Forbidden
    return questions


def joined(numbers: list[int]) -> str:
    """Numbers as a field carries them."""
    return ",".join(map(str, numbers))
