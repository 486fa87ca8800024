"""The page with the form of a contact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.responses import Response

from admin.desk.contacts.keep import digest
from admin.desk.contacts.merge import Row, carried
from admin.desk.contacts.one import emergency_values
from admin.desk.contacts.rows import USES
from admin.desk.contacts.work import Work
from admin.desk.differences.contact_lines import KINDS
from admin.desk.differences.fact_lines import CONFIDENCES
from admin.desk.store import staff
from admin.desk.visit import Visit
from bot.reply.facts import DAY_NAMES
from bot.words import _
from knowledge.store.drafts import Fields


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form is to show: the fields, what is wrong with them, and what somebody else changed."""

    fields: Fields
    errors: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    status: int = 200

    def one(self, name: str) -> str:
        """The first text of a field; empty where it was left out."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> list[str]:
        """All texts of a field."""
        return list(self.fields.get(name, ()))

    def error(self, name: str) -> str:
        """What is wrong with a field; empty where nothing is."""
        return self.errors.get(name, "")


def show_form(visit: Visit, work: Work, shown: Shown) -> Response:
    """The form of a contact that is there, or drafted."""
    return visit.page(
        "contacts/edit.html",
        shown.status,
        work=work,
        name=work.name(visit.language),
        action=f"{work.address}/edit",
        seen={
            "version": str(work.version),
            "base": digest(work.base),
            "was": carried(work.current().fields),
        },
        names=staff.names(visit.connection) if work.draft else {},
        count=USES.of(visit.desk.knowledge).get(work.slug, 0),
        changed=[_row(visit, row) for row in shown.rows],
        scope_choices=(),
        **emergency_values(visit, work.slug),
        **form_values(visit, shown),
    )


def form_values(visit: Visit, shown: Shown) -> dict[str, Any]:
    """What every form of a contact shows."""
    return {"form": shown, "kinds": KINDS, "confidences": CONFIDENCES, "days": DAY_NAMES, "today": visit.today}


def _row(visit: Visit, row: Row) -> dict[str, Any]:
    """What somebody else changed, in words."""
    part, _dot, rest = row.name.partition(".")
    label = visit.say(LABELS.get(row.name, LABELS.get(part, part)))
    language = visit.desk.knowledge.language_names.get(rest)
    return {
        "name": row.name,
        "label": label,
        "language": language.own_name if language else "",
        "theirs": ", ".join(_said(visit, row.name, text) for text in row.theirs),
        "both": row.both,
    }


def _said(visit: Visit, name: str, text: str) -> str:
    tables = {"kind": KINDS, "confidence": CONFIDENCES, "hours.days": DAY_NAMES, "hours": HOURS, "verify": YES}
    message = tables.get(name, {}).get(text)
    return visit.say(message) if message else text


HOURS: Final = {"always": _("Day and night"), "times": _("At these times")}
YES: Final = {"yes": _("yes")}
LABELS: Final = {
    "name": _("Name"),
    "kind": _("Kind"),
    "value": _("Number, address or place"),
    "hours": _("Opening hours"),
    "hours.days": _("Days"),
    "hours.opens": _("Opens at"),
    "hours.closes": _("Closes at"),
    "note": _("Note"),
    "source": _("Source"),
    "confidence": _("How sure we are"),
    "verify": _("To be called before people get it"),
    "called_on": _("Called on"),
}
"""What the fields are called where somebody else has changed them."""
