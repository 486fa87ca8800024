"""Numbers that people look at, and the monthly report. No message and nobody's words: counts only."""

from admin.desk.numbers.keeping import keep_counting, keep_past_days
from admin.desk.numbers.pages import PAGES

__all__ = ["PAGES", "keep_counting", "keep_past_days"]
