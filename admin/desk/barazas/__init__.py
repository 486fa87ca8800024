"""Public meetings: their code words, posters, and who came to us through them."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
