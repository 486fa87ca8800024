"""Review: drafts that wait for a second pair of eyes, what they change, comments, publishing, history."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
