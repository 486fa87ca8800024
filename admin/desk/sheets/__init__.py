"""Spreadsheets, out and in."""

from typing import Final

from admin.desk.sheets import export, take_in

PAGES: Final = (*export.PAGES, *take_in.PAGES)

__all__ = ["PAGES"]
