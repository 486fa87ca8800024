"""The form of an entry: looked at, saved by a press or by itself, and previewed."""

from typing import Final
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from admin.desk.access import Right
from admin.desk.entries.contacts import find
from admin.desk.entries.keep import Conflict, Kept, base_digest, conflict_with_published, keep
from admin.desk.entries.merge import seen_of
from admin.desk.entries.narrow import LONGEST_SEARCH
from admin.desk.entries.rows import press
from admin.desk.entries.screen import FORM_ONLY, WHOLE, Shown, show_form, show_preview
from admin.desk.entries.sent import sent_fields
from admin.desk.entries.work import HOME, Work, read_work
from admin.desk.entry_form import typed_fields
from admin.desk.guard import Page
from admin.desk.screens import NAIROBI
from admin.desk.visit import SEE_OTHER, Visit
from bot.words import _

CONFLICT: Final = 409
SAVED: Final = _("Saved at {time}. People see it when it has been reviewed and published.")
UNCHANGED: Final = _("Nothing has changed since the last time.")


def show(visit: Visit) -> Response:
    """The form with the draft in it, else with what is published."""
    work = read_work(visit)
    if work.stored is None and work.draft is None:
        return RedirectResponse(f"{HOME}/new?topic={work.topic.slug}&scope={work.scope}", SEE_OTHER)
    return show_form(visit, work, Shown(work.fields(), conflict=conflict_with_published(work)))


def save(visit: Visit) -> Response:
    """Keep what was typed, after what its button does: add, move or remove something."""
    work, do = read_work(visit), visit.form.get("do")
    pressed = press(sent_fields(visit), do, visit.now.astimezone(NAIROBI).date(), visit.member.name)
    kept = keep(visit, work, pressed.fields)
    if visit.form.get("auto"):
        return _told(visit, kept)
    if kept.conflict:
        return show_conflict(visit, kept.work, kept.conflict)
    if visit.is_partial:
        return show_form(visit, kept.work, Shown(kept.work.fields(), opened=pressed.anchor), FORM_ONLY)
    if do == "find":
        return visit.go(f"{work.address}?find={quote(visit.form.get('find')[:LONGEST_SEARCH])}#contact")
    if do:
        opened = quote(pressed.anchor)
        return visit.go(f"{work.address}?open={opened}#{opened}")
    if not kept.changed:
        return visit.go(work.address, visit.say(UNCHANGED))
    visit.note("entry.draft-saved", work.name, work.scope)
    return visit.go(work.address, visit.say(SAVED, time=clock(visit)))


def preview(visit: Visit) -> Response:
    """What is typed, as a phone shows it; nothing is kept."""
    work = read_work(visit)
    typed = sent_fields(visit) or dict(work.fields())
    if visit.is_partial:
        return show_preview(visit, work, typed)
    return show_form(visit, work, Shown(typed))


def show_conflict(visit: Visit, work: Work, conflict: Conflict) -> Response:
    """The form again, with what the other changed above it."""
    template = FORM_ONLY if visit.is_partial else WHOLE
    return show_form(visit, work, Shown(conflict.merged.fields, conflict=conflict, status=CONFLICT), template)


def clock(visit: Visit) -> str:
    """The time of day in Nairobi, as the line beside the form tells it."""
    return f"{visit.now.astimezone(NAIROBI):%H:%M}"


def _told(visit: Visit, kept: Kept) -> Response:
    """The quiet line after saving by itself, and the version that the form goes on with."""
    work = kept.work
    return visit.page(
        "entries/saved.html",
        conflict=kept.conflict,
        changed=kept.changed,
        time=clock(visit),
        work=work,
        seen=seen_of(typed_fields(work.fields())),
        base=base_digest(work),
    )


ADDRESS: Final = "/desk/entries/{topic}/{scope}"
PAGES: Final = (
    Page(ADDRESS, show, Right.EDIT),
    Page(f"{ADDRESS}/save", save, Right.EDIT, "POST"),
    Page(f"{ADDRESS}/preview", preview, Right.EDIT, "POST", writes=False),
    Page(f"{ADDRESS}/contacts", find, Right.EDIT),
)
