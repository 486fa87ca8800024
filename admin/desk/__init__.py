"""The desk: the web tool with which county staff keep the answers true. Its areas are its folders."""

from collections.abc import Sequence

from starlette.routing import Route

from admin.desk import account, barazas, contacts, entries, numbers, operation, questions, review, sheets, tour, upkeep
from admin.desk.context import DeskContext
from admin.desk.guard import Guard, Page

__all__ = ["DeskContext", "desk_pages", "desk_routes"]


def desk_pages() -> Sequence[Page]:
    """Every page of the desk, area by area."""
    areas = (
        account,
        entries,
        review,
        upkeep,
        contacts,
        questions,
        barazas,
        sheets,
        numbers,
        operation,
        tour,
    )
    return [page for area in areas for page in area.PAGES]


def desk_routes(desk: DeskContext) -> list[Route]:
    """The routes of the desk, each behind the guard."""
    guard = Guard(desk)
    return [guard.route(page) for page in desk_pages()]
