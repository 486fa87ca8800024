"""The pages of barazas: the list, one meeting, and the forms."""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.barazas import TAKEN
from admin.desk.access import Right
from admin.desk.barazas.form import FIELDS, Read, read_form, typed_of
from admin.desk.barazas.poster import send_pdf, send_png
from admin.desk.barazas.reach import reach
from admin.desk.barazas.stored import all_hers, hers
from admin.desk.barazas.talk import talk
from admin.desk.guard import Page
from admin.desk.hiding import shown
from admin.desk.paging import leaf
from admin.desk.store.settings import SMS_RATE, setting
from admin.desk.visit import Visit
from bot.store import barazas
from knowledge.values import NATIONAL

HOME: Final = "/desk/barazas"


def show_all(visit: Visit) -> Response:
    """All meetings: those to come, the next one first, then those that were, the last one first."""
    every = all_hers(visit)
    coming = [one for one in every if one.meeting.starts_at >= visit.now]
    past = [one for one in reversed(every) if one.meeting.starts_at < visit.now]
    return visit.page("barazas/all.html", coming=coming, past=leaf(visit, past), seen=shown, reached=reach(visit))


def show_one(visit: Visit) -> Response:
    """One meeting: its word, its poster, and what to say there."""
    found, reached = hers(visit), reach(visit)
    spoken = {
        language: talk(found.meeting, words, visit.desk.knowledge, reached)
        for language, words in visit.desk.words.items()
    }
    rate = setting(visit.connection, NATIONAL, SMS_RATE) or ""
    return visit.page(
        "barazas/one.html", found=found, visits=shown(found.visits), spoken=spoken, reached=reached, rate=rate
    )


def show_new(visit: Visit) -> Response:
    """The empty form."""
    mine = _counties(visit)
    typed = dict.fromkeys(FIELDS, "") | {"organiser": visit.member.name}
    return _form(visit, Read(typed | {"county": mine[0][0] if len(mine) == 1 else ""}, {}, None), 0)


def add(visit: Visit) -> Response:
    """A new meeting."""
    read = read_form(visit, _taken(visit, 0))
    if read.meeting is None:
        return _form(visit, read, 0)
    visit.demand(Right.MEET, read.meeting.county)
    try:
        number = barazas.add(visit.connection, read.meeting)
    except IntegrityError:
        raise visit.refuse(409, TAKEN) from None
    visit.note("baraza.added", read.meeting.word, read.meeting.county)
    said = visit.say("Saved. People send {word} to say that they are there.", word=read.meeting.word.upper())
    return visit.go(f"{HOME}/{number}", said, (f"{HOME}/{number}/remove", {}))


def show_edit(visit: Visit) -> Response:
    """The form with what is stored."""
    found = hers(visit)
    return _form(visit, Read(typed_of(found.meeting), {}, None), found.number)


def change(visit: Visit) -> Response:
    """Another place, time, word and so on; the visits that were counted stay."""
    found = hers(visit)
    read = read_form(visit, _taken(visit, found.number))
    if read.meeting is None:
        return _form(visit, read, found.number)
    visit.demand(Right.MEET, read.meeting.county)
    try:
        barazas.change(visit.connection, found.number, read.meeting)
    except IntegrityError:
        raise visit.refuse(409, TAKEN) from None
    visit.note("baraza.changed", read.meeting.word, read.meeting.county)
    address = f"{HOME}/{found.number}"
    return visit.go(address, visit.say("Saved."), (f"{address}/edit", typed_of(found.meeting)))


def remove(visit: Visit) -> Response:
    """Take a meeting out; its word means nothing then."""
    found = hers(visit)
    barazas.remove(visit.connection, found.number, visit.now)
    visit.note("baraza.removed", found.meeting.word, found.meeting.county)
    said = visit.say("The baraza at {place} is removed. Its word does nothing any more.", place=found.meeting.place)
    return visit.go(HOME, said, (f"{HOME}/{found.number}/restore", {}))


def restore(visit: Visit) -> Response:
    """Bring a removed meeting back."""
    found = hers(visit, removed=True)
    barazas.remove(visit.connection, found.number, None)
    visit.note("baraza.restored", found.meeting.word, found.meeting.county)
    return visit.go(f"{HOME}/{found.number}", visit.say("The baraza is back."))


def _taken(visit: Visit, number: int) -> frozenset[str]:
    """The words of all other meetings, whichever county they are in."""
    return frozenset(one.meeting.word for one in barazas.all_meetings(visit.connection) if one.number != number)


def _counties(visit: Visit) -> list[tuple[str, str]]:
    return [
        (one.slug, one.name) for one in visit.desk.knowledge.counties.values() if visit.member.looks_after(one.slug)
    ]


def _form(visit: Visit, read: Read, number: int) -> Response:
    """The form; `number` is 0 for a meeting that is not stored yet."""
    status = 422 if read.errors else 200
    counties = [("", visit.say("Choose")), *_counties(visit)]
    return visit.page(
        "barazas/form.html", status, typed=read.typed, errors=read.errors, number=number, counties=counties
    )


PAGES: Final = (
    Page(HOME, show_all, Right.MEET),
    Page(f"{HOME}/new", show_new, Right.MEET),
    Page(f"{HOME}/new", add, Right.MEET, "POST"),
    Page(f"{HOME}/{{number:int}}", show_one, Right.MEET),
    Page(f"{HOME}/{{number:int}}/edit", show_edit, Right.MEET),
    Page(f"{HOME}/{{number:int}}/edit", change, Right.MEET, "POST"),
    Page(f"{HOME}/{{number:int}}/remove", remove, Right.MEET, "POST"),
    Page(f"{HOME}/{{number:int}}/restore", restore, Right.MEET, "POST"),
    Page(f"{HOME}/{{number:int}}/poster.pdf", send_pdf, Right.MEET),
    Page(f"{HOME}/{{number:int}}/poster.png", send_png, Right.MEET),
)
