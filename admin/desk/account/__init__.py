"""Signing in and out, one-time links, one's own account, and the accounts of the staff."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
