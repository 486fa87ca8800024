"""Questions that we could not answer, and phrases that people confirmed."""

from typing import Final

from admin.desk.questions import candidates, unanswered

PAGES: Final = (*unanswered.PAGES, *candidates.PAGES)

__all__ = ["PAGES"]
