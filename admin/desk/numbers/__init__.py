"""Numbers that people look at, and the monthly report."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
