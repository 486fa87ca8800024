"""For operators: channels, deliveries, the audit log, settings in words."""

from typing import Final

from admin.desk.guard import Page

PAGES: Final[tuple[Page, ...]] = ()
