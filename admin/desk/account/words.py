"""What the account pages and the command line call things, and what an e-mail address must look like."""

import re
from typing import Final

from admin.desk.access import Role
from admin.desk.store.accounts import normal
from bot.words import _

ROLE_NAMES: Final = {
    Role.EDITOR: _("Editor"),
    Role.REVIEWER: _("Reviewer"),
    Role.ORGANISER: _("Baraza organiser"),
    Role.ADMINISTRATOR: _("Administrator"),
}
ROLE_HELP: Final = {
    Role.EDITOR: _("Writes and changes entries; somebody else publishes them."),
    Role.REVIEWER: _("Does what an editor does, and checks and publishes what others wrote."),
    Role.ORGANISER: _("Prepares barazas and their posters, and sees who came through them. Nothing else."),
    Role.ADMINISTRATOR: _("Does everything, and looks after staff, settings and the audit log."),
}
LONGEST_EMAIL: Final = 200
_EMAIL: Final = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']{2,}")


def email_complaint(email: str) -> str | None:
    """What is wrong with an e-mail address, as a sentence to be translated; None where it will do."""
    if len(normal(email)) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        return _("Write a whole e-mail address, such as name@county.go.ke.")
    return None
