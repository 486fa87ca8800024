"""Barazas: public meetings, their code words and their posters."""

from admin.desk.barazas.pages import PAGES

__all__ = ["PAGES"]
