"""The list of contacts."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import Confirmers
from admin.desk.contacts.rows import ContactLine, Wanted, by_name, contact_lines, is_wanted
from admin.desk.contacts.work import HOME, typed_name
from admin.desk.differences.contact_lines import KINDS
from admin.desk.emergency import EMERGENCY_LINES
from admin.desk.guard import Page
from admin.desk.paging import leaf
from admin.desk.visit import Visit
from bot.reply.facts import contact_value
from knowledge.languages import in_language
from knowledge.store.draft_list import DraftLine, draft_lines, typed_in
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL

YES: Final = "yes"


def show(visit: Visit) -> Response:
    """The contacts of her counties and of the whole country."""
    wanted = _wanted(visit)
    lines = [line for line in _hers(visit) if is_wanted(line, wanted)]
    drafts = [one for one in draft_lines(visit.connection) if one.subject.kind is DraftKind.CONTACT]
    asked = {"q": wanted.text, "county": wanted.scope, "kind": wanted.kind, "call": YES if wanted.to_check else ""}
    return visit.page(
        "contacts/list.html",
        leaf=leaf(visit, sorted(lines, key=lambda line: by_name(line, visit.language))),
        wanted=wanted,
        narrowed=wanted != Wanted(),
        address=f"{HOME}?{urlencode({**{name: value for name, value in asked.items() if value}, 'page': ''})}",
        scopes=scopes(visit),
        kinds=KINDS,
        emergency=EMERGENCY_LINES.of(visit.desk.knowledge),
        drafted={one.subject.slug for one in drafts},
        unpublished=_unpublished(visit, drafts),
        confirmers=Confirmers(visit),
        name=in_language,
        value=contact_value,
    )


def scopes(visit: Visit) -> list[str]:
    """The whole country and her counties, as the list is narrowed to one of them."""
    counties = (slug for slug in visit.desk.knowledge.counties if visit.member.looks_after(slug))
    return [NATIONAL, *counties]


def _wanted(visit: Visit) -> Wanted:
    scope = visit.asked("county") if visit.asked("county") in scopes(visit) else ""
    kind = visit.asked("kind") if visit.asked("kind") in KINDS else ""
    return Wanted(visit.asked("q"), scope, kind, to_check=visit.asked("call") == YES)


def _hers(visit: Visit) -> Iterable[ContactLine]:
    """What she looks after, and what holds for the whole country: she may use that, too."""
    lines = contact_lines(visit.connection, visit.desk.knowledge)
    return (one for one in lines if one.contact.scope == NATIONAL or visit.member.looks_after(one.contact.scope))


def _unpublished(visit: Visit, drafts: Iterable[DraftLine]) -> list[tuple[DraftLine, str]]:
    """Drafts of contacts that nobody is given yet, each with the name that was typed."""
    known = visit.desk.knowledge.contacts
    new = [one for one in drafts if one.subject.slug not in known and visit.member.looks_after(one.subject.scope)]
    typed = typed_in(visit.connection, [one.number for one in new])
    return [(one, typed_name(typed.get(one.number, {}), visit.language) or one.subject.slug) for one in new]


PAGES: Final = (Page(HOME, show, Right.EDIT),)
