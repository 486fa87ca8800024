"""The audit log: who did what, and when."""

from typing import Any, Final

from sqlalchemy import select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.fields import row_number
from admin.desk.guard import Page
from admin.desk.operation.words import ACTION_NAMES
from admin.desk.store import staff
from admin.desk.store.tables import audit
from admin.desk.titles import topic_title
from admin.desk.visit import Visit
from knowledge.languages import in_language

HOME: Final = "/desk/operation/log"
ON_A_PAGE: Final = 50
NUMBERS: Final = frozenset({"number", "draft", "version"})
"""Details that are numbers of rows: they tell a person nothing."""


def show(visit: Visit) -> Response:
    """The newest lines first; a county's administrator sees her counties' only."""
    action, who, before = visit.asked("action"), visit.asked("who"), visit.asked("before")
    wanted = select(audit)
    if visit.member.counties:
        wanted = wanted.where(audit.c.county.in_(visit.member.counties))
    if action in ACTION_NAMES:
        wanted = wanted.where(audit.c.action.in_(_called_alike(action)))
    if (member := row_number(who)) is not None:
        wanted = wanted.where(audit.c.staff_id == member)
    if (line := row_number(before)) is not None:
        wanted = wanted.where(audit.c.id < line)
    rows = visit.connection.execute(wanted.order_by(audit.c.id.desc()).limit(ON_A_PAGE + 1)).all()
    names = staff.names(visit.connection)
    shown = rows[:ON_A_PAGE]
    return visit.page(
        "operation/log.html",
        rows=[_row(visit, row, names) for row in shown],
        actions=[(one, name) for one, name in ACTION_NAMES.items() if _called_alike(one)[0] == one],
        members=sorted(names.items(), key=lambda one: one[1].lower()) if not visit.member.counties else [],
        action=action,
        who=who,
        older=shown[-1].id if len(rows) > ON_A_PAGE else None,
    )


def _called_alike(action: str) -> list[str]:
    """All actions that have the same name on the screen: for a person they are one."""
    return [one for one, name in ACTION_NAMES.items() if name == ACTION_NAMES[action]]


def _row(visit: Visit, row: Any, names: dict[int, str]) -> dict[str, Any]:
    subject, scope = _subject(visit, row.action, row.subject)
    return {
        "at": row.at,
        "who": names.get(row.staff_id, "") if row.staff_id else "",
        "action": ACTION_NAMES.get(row.action),
        "own_name": row.action,
        "subject": subject,
        "scope": scope,
        "details": ", ".join(f"{name}: {value}" for name, value in row.details.items() if name not in NUMBERS),
    }


def _subject(visit: Visit, action: str, told: str) -> tuple[str, str]:
    """What a line is about, in words where there are any: a topic's title with its place, or a contact's name."""
    knowledge, (slug, _, scope) = visit.desk.knowledge, told.partition("/")
    if slug in knowledge.topics:
        return topic_title(visit, slug), scope
    if slug in knowledge.contacts:
        return in_language(knowledge.contacts[slug].name, visit.language), scope
    return ("", "") if action.startswith("question.") else (told, "")


PAGES: Final = (Page(HOME, show, Right.ADMINISTER),)
