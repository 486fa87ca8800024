"""Kinds of work, in the order of what harms people most when it is left undone, and how each is told."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.reply.freshness import WITHHELD_AFTER
from bot.words import _

SOON: Final = timedelta(days=30)
"""How long before its review date an entry is on the list: a month of a clerk's other work (our choice)."""


class Chore(StrEnum):
    """A kind of work; its value stands in addresses."""

    STALE = "stale"
    CALLS = "calls"
    DUE = "due"
    MISSING = "missing"
    DIFFERENT = "different"
    UNVERIFIED = "unverified"
    RELEASE = "release"
    SOON = "soon"


NAMES: Final = {
    Chore.STALE: _("Too old: people are not given this any more"),
    Chore.CALLS: _("Numbers and places to be checked"),
    Chore.DUE: _("Due: people are told that it may have changed"),
    Chore.MISSING: _("Missing in one language"),
    Chore.DIFFERENT: _("The languages say different things"),
    Chore.UNVERIFIED: _("Facts that nobody has verified"),
    Chore.RELEASE: _("The program brought another text"),
    Chore.SOON: _("Due within 30 days"),
}
SHORT_NAMES: Final = {
    Chore.STALE: _("Too old"),
    Chore.CALLS: _("To be checked"),
    Chore.DUE: _("Due"),
    Chore.MISSING: _("Missing in a language"),
    Chore.DIFFERENT: _("Different"),
    Chore.UNVERIFIED: _("Not verified"),
    Chore.RELEASE: _("New text"),
    Chore.SOON: _("Due soon"),
}
HELP: Final = {
    Chore.STALE: _(
        "Read each entry and ask the office. If every word is still right, say so; if not, change it. "
        "Until then people only get a number to call."
    ),
    Chore.CALLS: _(
        "Call, and say first that this is a check and no emergency. Press the button if the contact is right; "
        "change it if not. Those at the top are given to people in danger."
    ),
    Chore.DUE: _("Read each entry and ask the office. If every word is still right, say so; if not, change it."),
    Chore.MISSING: _("Somebody who reads only that language gets no answer, or half of one. Write what is missing."),
    Chore.DIFFERENT: _("One language names a fact or a contact that the other does not. Make both say the same."),
    Chore.UNVERIFIED: _("Ask the office, and write down how sure you are now."),
    Chore.RELEASE: _("You changed these entries, and a later version of the program says something else. Choose."),
    Chore.SOON: _("There is still time. What you find right today need not be looked at for months."),
}
RENEWED: Final = (Chore.STALE, Chore.DUE, Chore.SOON)
"""The kinds for which "still right" is all that may be needed."""


@dataclass(frozen=True, slots=True)
class Term:
    """Entries with a review date after `after` and up to `until`; an end that is None is open."""

    after: date | None
    until: date


def terms(today: date) -> dict[Chore, Term]:
    """Which review dates belong to which kind; the same limits that replies keep (bot/reply/freshness.py)."""
    withheld, yesterday = today - WITHHELD_AFTER - timedelta(days=1), today - timedelta(days=1)
    return {
        Chore.STALE: Term(None, withheld),
        Chore.DUE: Term(withheld, yesterday),
        Chore.SOON: Term(yesterday, today + SOON),
    }
