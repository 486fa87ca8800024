"""The list of entries, with search and filters."""

from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.find import ROWS, Found, Line, find_entries
from admin.desk.entries.narrow import LONGEST_SEARCH, Filters
from admin.desk.entries.words import STATUSES
from admin.desk.entries.work import HOME
from admin.desk.guard import Page
from admin.desk.screens import NAIROBI
from admin.desk.store.staff import names
from admin.desk.visit import Visit
from bot.reply.freshness import WITHHELD_AFTER
from bot.reply.lists import CATEGORY_NAMES
from bot.words import _
from knowledge.files.entry_form import STARTER
from knowledge.languages import in_language
from knowledge.values import NATIONAL

STATES: Final = {
    "published": _("Published"),
    "draft": _("Being written"),
    "in-review": _("In review"),
    "retired": _("Retired"),
    "stale": _("Due: check whether it is still right"),
    "unverified": _("With something not verified"),
    "unchecked": _("Not checked by the county yet"),
    "incomplete": _("Missing in a language"),
}
"""What the list can be narrowed down to, in words."""
LAST_PAGE: Final = 10_000


def show(visit: Visit) -> Response:
    """A page of the list."""
    knowledge, today = visit.desk.knowledge, visit.now.astimezone(NAIROBI).date()
    filters = _filters(visit)
    page = page_number(visit.asked("page"))
    found = find_entries(visit.connection, filters, knowledge.languages, today, page)
    asked = {name: visit.asked(name) for name in ("q", "category", "place", "lacks", "state") if visit.asked(name)}
    return visit.page(
        "entries/list.html",
        lines=_titles(visit, found),
        count=found.count,
        filters=filters,
        page=page,
        last=max(1, -(-found.count // ROWS)),
        next_page=f"{HOME}?{urlencode(asked)}&page=" if asked else f"{HOME}?page=",
        is_narrowed=bool(asked),
        categories=_categories(visit),
        places=_places(visit),
        states=STATES,
        statuses=STATUSES,
        today=today,
        withheld_after=WITHHELD_AFTER,
        starter=STARTER,
        people=names(visit.connection),
        longest=LONGEST_SEARCH,
    )


def _filters(visit: Visit) -> Filters:
    mine = visit.member.counties
    return Filters(
        words=visit.asked("q")[:LONGEST_SEARCH],
        category=visit.asked("category"),
        scope=visit.asked("place"),
        lacks=visit.asked("lacks") if visit.asked("lacks") in visit.desk.knowledge.languages else "",
        state=visit.asked("state") if visit.asked("state") in STATES else "",
        scopes=mine,
    )


def page_number(given: str) -> int:
    """The page of a list that an address asks for; the first where it asks for none."""
    return min(LAST_PAGE, max(1, int(given))) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _categories(visit: Visit) -> list[tuple[str, str]]:
    categories = dict.fromkeys(topic.category for topic in visit.desk.knowledge.topics.values())
    return [(one, visit.say(CATEGORY_NAMES.get(one, one))) for one in categories]


def _places(visit: Visit) -> list[tuple[str, str]]:
    counties = [(one.slug, one.name) for one in visit.desk.knowledge.counties.values()]
    every = [(NATIONAL, visit.say("Whole country")), *counties]
    return [(scope, name) for scope, name in every if visit.member.looks_after(scope)]


def _titles(visit: Visit, found: Found) -> list[tuple[Line, str]]:
    """The lines with what they are called: the title in the member's language, in any, else what the topic is about."""
    topics = visit.desk.knowledge.topics
    return [
        (
            line,
            in_language(line.titles, visit.language)
            or (topics[line.topic].wants if line.topic in topics else line.topic),
        )
        for line in found.lines
    ]


PAGES: Final = (Page(HOME, show, Right.EDIT),)
