"""Shared contacts: who uses them, and changing them once for all."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
