"""Signing in and out, one-time links, one's own account, and the accounts of the staff."""

from typing import Final

from admin.desk.account import own, sign_in, staff, welcome

PAGES: Final = (*sign_in.PAGES, *welcome.PAGES, *own.PAGES, *staff.PAGES)

__all__ = ["PAGES"]
