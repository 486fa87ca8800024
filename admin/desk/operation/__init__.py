"""For operators: channels, deliveries, the audit log, settings in words."""

from typing import Final

from admin.desk.operation import channels, deliveries, log, settings

PAGES: Final = (*channels.PAGES, *deliveries.PAGES, *log.PAGES, *settings.PAGES)

__all__ = ["PAGES"]
