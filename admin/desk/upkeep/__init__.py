"""The work list: what is stale, unverified, missing or due, and "still right" in one press."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
