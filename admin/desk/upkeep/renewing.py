"""Dates renewed in one press ("still right"), for one entry or for all that are ticked, and that taken back."""

from collections.abc import Iterable
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import demand_confirming
from admin.desk.guard import Page
from admin.desk.titles import topic_title
from admin.desk.upkeep.pages import HOME
from admin.desk.upkeep.renewal import MARK, Renewed, renew, take_back
from admin.desk.visit import Missing, Visit
from admin.desk.way_back import FIELD, way_back
from bot.reply.facts import FactWords
from bot.words import _
from knowledge.languages import in_language
from knowledge.values import NATIONAL

MOST: Final = 50
"""Entries that are renewed at once: as many as a page shows."""
NONE_TICKED: Final = _("Tick the entries first that you have found to be right.")
CHANGED_SINCE: Final = _("Changed since, so left as they are: {count}")


def still_right(visit: Visit) -> Response:
    """One entry."""
    topic, scope = visit.path("topic"), visit.path("scope")
    demand_confirming(visit, scope)
    done = _renewed(visit, topic, scope)
    day = FactWords(visit.desk.words[visit.language]).day(done.entry.review_by)
    said = visit.say("Noted: {title} is still right. Look at it again by {day}.", title=_title(visit, done), day=day)
    return _back(visit, f"/desk/entries/{topic}/{scope}", said, [done])


def all_still_right(visit: Visit) -> Response:
    """Every entry that is ticked."""
    ticked = [name.partition("/") for name in dict.fromkeys(visit.form.all("entry"))][:MOST]
    for _topic, _slash, scope in ticked:
        demand_confirming(visit, scope)
    done = [_renewed(visit, topic, scope) for topic, _slash, scope in ticked]
    if not done:
        return visit.go(way_back(visit, HOME), visit.say(NONE_TICKED))
    return _back(visit, HOME, visit.say("Noted: still right. Entries: {count}", count=len(done)), done)


def undo(visit: Visit) -> Response:
    """Give entries the dates back that they had before; those that were changed since stay as they are."""
    given = [mark for mark in (MARK.fullmatch(name) for name in visit.form.get("entries").split()) if mark][:MOST]
    for mark in given:
        demand_confirming(visit, mark["scope"])
    back = [take_back(visit, mark["topic"], mark["scope"], int(mark["number"])) for mark in given]
    for mark in (mark for mark, undone in zip(given, back, strict=True) if undone):
        visit.note("entry.renewal-undone", f"{mark['topic']}/{mark['scope']}", mark["scope"])
    if not all(back) or not back:
        return visit.go(way_back(visit, HOME), visit.say(CHANGED_SINCE, count=len(back) - sum(back)))
    return visit.go(way_back(visit, HOME), visit.say("Undone. The dates are as they were before."))


def _renewed(visit: Visit, topic: str, scope: str) -> Renewed:
    if scope != NATIONAL and scope not in visit.desk.knowledge.counties:
        raise Missing
    done = renew(visit, topic, scope)
    visit.note("entry.renewed", f"{topic}/{scope}", scope, number=done.number)
    return done


def _title(visit: Visit, done: Renewed) -> str:
    return in_language(done.entry.title, visit.language) or topic_title(visit, done.entry.topic)


def _back(visit: Visit, otherwise: str, said: str, done: Iterable[Renewed]) -> Response:
    fields = {"entries": " ".join(one.mark for one in done), FIELD: visit.form.get(FIELD)}
    return visit.go(way_back(visit, otherwise), said, ("/desk/still-right/undo", fields))


PAGES: Final = (
    Page("/desk/entries/{topic}/{scope}/still-right", still_right, Right.EDIT, "POST"),
    Page("/desk/still-right", all_still_right, Right.EDIT, "POST"),
    Page("/desk/still-right/undo", undo, Right.EDIT, "POST"),
)
