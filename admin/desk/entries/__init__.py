"""Entries: the list, the form with both languages side by side, drafts, previews and trying out."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
