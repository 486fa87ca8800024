"""Questions that we could not answer, and phrases that people confirmed."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
