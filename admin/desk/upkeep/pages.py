"""The first page of the desk: what to do now, most important first."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from sqlalchemy import func, select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import Confirmers
from admin.desk.guard import Page
from admin.desk.paging import ROWS, page_asked
from admin.desk.titles import topic_title
from admin.desk.upkeep.chores import HELP, NAMES, RENEWED, SHORT_NAMES, Chore
from admin.desk.upkeep.first_steps import first_steps
from admin.desk.upkeep.rows import Slice, mine
from admin.desk.upkeep.work import SHOWN, group, groups
from admin.desk.visit import Visit
from bot.reply.facts import contact_value
from bot.store.kept import count_questions
from bot.store.questions import QuestionStatus
from knowledge.files.entry_form import STARTER
from knowledge.languages import in_language
from knowledge.rules.sources import CAN_BE_CALLED
from knowledge.store.draft_list import draft_lines
from knowledge.store.tables import DraftStatus, Status, entry
from knowledge.values import NATIONAL

HOME: Final = "/desk/"
FIRST: Final = 5
"""Lines of each kind that stand open on the first page; the others are folded away, so that a phone shows all kinds."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on other pages."""

    reviews: int
    own_drafts: int
    questions: int
    candidates: int


def show(visit: Visit) -> Response:
    """The work of her counties, narrowed to a county and a kind where she asks for it."""
    chosen = [scope for scope in _scopes(visit) if scope == visit.asked("county")]
    only = next((chore for chore in Chore if chore == visit.asked("kind")), None)
    scopes = tuple(chosen or visit.member.counties)
    asked = {"county": chosen[0]} if chosen else {}
    found = groups(visit, scopes, Slice(0, SHOWN))
    page, last = page_asked(visit, next((one.count for one in found if one.chore is only), 0))
    if only:
        found = [one if one.chore is not only else group(visit, only, scopes, _slice(page)) for one in found]
    return visit.page(
        "upkeep/work.html",
        groups=[one for one in found if one.count and only in (None, one.chore)],
        counts=[(one.chore, one.count) for one in found if one.count],
        only=only,
        scope=asked.get("county", ""),
        scopes=_scopes(visit),
        page=page,
        last=last,
        address=f"{HOME}?{urlencode({**asked, 'kind': only.value, 'page': ''})}" if only else "",
        here=_here(visit),
        narrow=urlencode(asked),
        waiting=_waiting(visit),
        steps=() if only or chosen else first_steps(visit),
        next_due=None if any(one.count for one in found) else _next_due(visit, scopes),
        **_words(visit),
    )


def _slice(page: int) -> Slice:
    return Slice((page - 1) * ROWS, ROWS)


def _here(visit: Visit) -> str:
    """The address of this page, for forms to come back to."""
    query = urlencode({name: visit.asked(name) for name in ("county", "kind", "page") if visit.asked(name)})
    return f"{HOME}?{query}" if query else HOME


def _scopes(visit: Visit) -> list[str]:
    every = (NATIONAL, *visit.desk.knowledge.counties)
    return [scope for scope in every if visit.member.looks_after(scope)]


def _waiting(visit: Visit) -> Waiting:
    member, connection = visit.member, visit.connection
    hers = [line for line in draft_lines(connection) if member.looks_after(line.subject.scope)]
    writing = [one for one in hers if one.status is DraftStatus.DRAFT and member.number in one.authors]
    return Waiting(
        reviews=sum(line.status is DraftStatus.IN_REVIEW for line in hers),
        own_drafts=len(writing),
        questions=count_questions(connection, QuestionStatus.OPEN, member.counties),
        candidates=count_questions(connection, QuestionStatus.CANDIDATE, member.counties),
    )


def _next_due(visit: Visit, scopes: tuple[str, ...]) -> Any:
    """The day on which the next entry is due; None where there is no entry."""
    wanted = select(func.min(entry.c.review_by)).where(
        entry.c.status == Status.PUBLISHED.value, mine(entry.c.county, scopes)
    )
    return visit.connection.execute(wanted).scalar()


def _words(visit: Visit) -> dict[str, Any]:
    """What the lines are told with."""

    def title(topic: str, scope: str) -> str:
        known = visit.desk.knowledge.entries.get((topic, scope))
        return in_language(known.title, visit.language) if known else topic_title(visit, topic)

    return {
        "names": NAMES,
        "short_names": SHORT_NAMES,
        "help": HELP,
        "renewed": RENEWED,
        "starter": STARTER,
        "title": title,
        "name": in_language,
        "value": contact_value,
        "can_be_called": CAN_BE_CALLED,
        "confirmers": Confirmers(visit),
        "shown": SHOWN,
        "first": FIRST,
    }


PAGES: Final = (Page(HOME, show, Right.EDIT),)
