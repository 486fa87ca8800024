"""The tour and the help texts."""

from admin.desk.tour.pages import PAGES

__all__ = ["PAGES"]
