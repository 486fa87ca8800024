"""The page that shows a newcomer around the desk."""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.visit import Visit


def show(visit: Visit) -> Response:
    """The tour, for what this member may do."""
    return visit.page("tour/tour.html")


PAGES: Final = (Page("/desk/help", show, Right.ACCOUNT),)
