"""The work list: what is stale, unverified, missing or due, and "still right" in one press."""

from admin.desk.upkeep.pages import PAGES

__all__ = ["PAGES"]
