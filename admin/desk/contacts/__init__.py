"""Shared contacts: who uses them, and changing them once for all."""

from typing import Final

from admin.desk.contacts import called, edit, listed, new, one

PAGES: Final = (*listed.PAGES, *new.PAGES, *edit.PAGES, *called.PAGES, *one.PAGES)
"""The page of a new contact comes before the pages of those that are there, whose addresses it resembles."""

__all__ = ["PAGES"]
