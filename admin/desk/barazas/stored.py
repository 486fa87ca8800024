"""The barazas that a member may see."""

from admin.desk.access import Right
from admin.desk.visit import Missing, Visit
from bot.store import barazas
from bot.store.barazas import Visited


def hers(visit: Visit, *, removed: bool = False) -> Visited:
    """The meeting in the address, if it is there and in a county of the member's."""
    found = barazas.meeting_numbered(visit.connection, int(visit.path("number")), removed=removed)
    if found is None:
        raise Missing
    visit.demand(Right.MEET, found.meeting.county)
    return found


def all_hers(visit: Visit) -> list[Visited]:
    """Every meeting in the member's counties, the earliest first."""
    return [one for one in barazas.all_meetings(visit.connection) if visit.member.looks_after(one.meeting.county)]
