"""The work list: what is stale, unverified, missing or due, and "still right" in one press."""

from typing import Final

from admin.desk.upkeep import pages, release_pages, renewing

PAGES: Final = (*pages.PAGES, *renewing.PAGES, *release_pages.PAGES)

__all__ = ["PAGES"]
