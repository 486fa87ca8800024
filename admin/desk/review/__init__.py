"""Review: drafts that wait for a second pair of eyes, what they change, comments, publishing, history."""

from typing import Final

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.review import acts, contact_past, deciding, history, one, waiting

DRAFT: Final = "/desk/review/{number:int}"
HISTORY: Final = "/desk/entries/{topic}/{scope}/history"

PAGES: Final[tuple[Page, ...]] = (
    Page("/desk/review", waiting.show, Right.EDIT),
    Page(DRAFT, one.show, Right.EDIT),
    Page(f"{DRAFT}/effect", one.effect, Right.EDIT, "POST", writes=False),
    Page(f"{DRAFT}/before", contact_past.bring_back_before, Right.EDIT, "POST"),
    Page(f"{DRAFT}/comment", acts.add_comment, Right.EDIT, "POST"),
    Page(f"{DRAFT}/publish", deciding.publish_it, Right.PUBLISH, "POST", writes=False),
    Page(f"{DRAFT}/return", acts.give_back, Right.PUBLISH, "POST"),
    Page(f"{DRAFT}/rebase", acts.stand_again, Right.PUBLISH, "POST"),
    Page(f"{DRAFT}/dismiss", acts.dismiss, Right.EDIT, "POST"),
    Page(f"{DRAFT}/reopen", acts.reopen, Right.EDIT, "POST"),
    Page(HISTORY, history.show, Right.EDIT),
    Page(f"{HISTORY}/{{number:int}}", history.show_version, Right.EDIT),
    Page(f"{HISTORY}/{{number:int}}/revert", history.bring_back_version, Right.EDIT, "POST"),
)
