"""The words of the entries' pages: how fields, kinds of facts, units and the rest are called."""

from typing import Final

from bot.words import _
from knowledge.facts.fact import FactKind

TEXTS: Final = {
    "title": _("Title"),
    "answer": _("Answer"),
    "more": _("More"),
    "emergency_line": _("Emergency line"),
}
TEXT_HELP: Final = {
    "title": _("At most 40 characters. It stands in menus."),
    "answer": _(
        "What people read first. It must fit into two SMS with its costs and numbers: say what to do, then where."
    ),
    "more": _("What people get who reply MORE: two to eight short sentences."),
    "emergency_line": _(
        "What people in danger read before anything else: the number first, then what to do now. One SMS."
    ),
}
TEXT_ROWS: Final = {"title": 1, "answer": 5, "more": 7, "emergency_line": 3}
KINDS: Final = {
    FactKind.FEE: _("Fee"),
    FactKind.DOCUMENTS: _("Papers to bring"),
    FactKind.STEPS: _("Steps"),
    FactKind.WHERE: _("Where"),
    FactKind.HOURS: _("Opening hours"),
    FactKind.DURATION: _("How long"),
    FactKind.ELIGIBILITY: _("Who can have it"),
}
ITEMS: Final = {
    FactKind.DOCUMENTS: _("Paper {number}"),
    FactKind.STEPS: _("Step {number}"),
    FactKind.ELIGIBILITY: _("People {number}"),
}
ADD_ITEM: Final = {
    FactKind.DOCUMENTS: _("Add a paper"),
    FactKind.STEPS: _("Add a step"),
    FactKind.ELIGIBILITY: _("Add people"),
}
UNITS: Final = {
    "hour": _("hours"),
    "day": _("days"),
    "week": _("weeks"),
    "month": _("months"),
    "year": _("years"),
}
CONFIDENCES: Final = {
    "confirmed": _("Confirmed: the office said so"),
    "second-source": _("Read in two places"),
    "read": _("Read in one place"),
    "unverified": _("Not verified yet"),
}
PARTS: Final = {
    "kind": _("What it is"),
    "confidence": _("How sure we are"),
    "may_have_changed": _("May have changed"),
    "sources": _("Where this was read"),
    "amount": _("Amount"),
    "amount_to": _("Up to"),
    "currency": _("Currency"),
    "covers": _("What it is for"),
    "item": _("Order"),
    "text": _("Place"),
    "days": _("Open on"),
    "opens": _("Opens at"),
    "closes": _("Closes at"),
    "always": _("Day and night"),
    "least": _("At least"),
    "most": _("At most"),
    "unit": _("Unit"),
    "of": _("What takes this long"),
    "title": _("Title"),
    "url": _("Address on the web"),
    "document": _("Or the name of a paper"),
    "published": _("Published"),
    "read_on": _("Read on"),
    "key": _("Name"),
}
LISTS: Final = {
    "fact": _("Which facts there are, and their order"),
    "contact": _("Contacts"),
    "source": _("Which sources there are, and their order"),
    "checked_on": _("Checked on"),
    "review_by": _("Check again by"),
    "checked_by": _("Checked by"),
}
STATUSES: Final = {
    "published": _("Published"),
    "retired": _("Retired"),
    "draft": _("Draft"),
    "in-review": _("In review"),
}
