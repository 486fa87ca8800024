"""Entries: the list, the form with all languages side by side, drafts, previews and trying out."""

from typing import Final

from admin.desk.entries import edit, ends, listing, phrases, start, submit, trying
from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = (
    *listing.PAGES,
    *start.PAGES,
    *edit.PAGES,
    *submit.PAGES,
    *ends.PAGES,
    *trying.PAGES,
    *phrases.PAGES,
)
