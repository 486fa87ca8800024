"""The first page of the desk."""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.visit import Visit


def show(visit: Visit) -> Response:
    """What waits for somebody to look at it."""
    return visit.page("upkeep/work.html")


PAGES: Final = (Page("/desk/", show, Right.EDIT),)
