"""The list: drafts that wait for review, those the member may publish first, and her own that are still open."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.paging import Leaf, leaf
from admin.desk.review.titles import NOTHING, address_of, title_of
from admin.desk.store import staff
from admin.desk.store.settings import one_person
from admin.desk.visit import Visit
from knowledge.store.draft_list import DraftLine, comment_counts, draft_lines, typed_in
from knowledge.store.drafts import Fields
from knowledge.store.tables import DraftKind, DraftStatus


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as a row of the list."""

    line: DraftLine
    title: str
    is_contact: bool
    address: str
    comments: int


def show(visit: Visit) -> Response:
    """The list."""
    member = visit.member
    mine = [line for line in draft_lines(visit.connection) if member.looks_after(line.subject.scope)]
    waiting = [line for line in mine if line.status is DraftStatus.IN_REVIEW]
    hers, others = _for_her(visit, waiting)
    writing = [line for line in mine if line.status is DraftStatus.DRAFT and member.number in line.authors]
    return visit.page(
        "review/waiting.html",
        hers=_rows(visit, hers, "page"),
        elsewhere=_rows(visit, others, "other"),
        writing=_rows(visit, writing[::-1], "own"),
        names=staff.names(visit.connection),
        may_publish=member.may(Right.PUBLISH),
    )


def _for_her(visit: Visit, waiting: list[DraftLine]) -> tuple[list[DraftLine], list[DraftLine]]:
    """The drafts that the member may publish, and those that somebody else must."""
    alone: dict[str, bool] = {}
    hers: list[DraftLine] = []
    others: list[DraftLine] = []
    for line in waiting:
        scope = line.subject.scope
        if scope not in alone:
            alone[scope] = one_person(visit.connection, scope)
        second = visit.member.number not in line.authors or alone[scope]
        (hers if second and visit.member.may(Right.PUBLISH, scope) else others).append(line)
    return hers, others


def _rows(visit: Visit, lines: Sequence[DraftLine], name: str) -> Leaf[Shown]:
    """The page of a list that was asked for; `name` is the part of the address that tells which."""
    chosen = leaf(visit, lines, name)
    numbers = [line.number for line in chosen.rows]
    typed, counts = typed_in(visit.connection, numbers), comment_counts(visit.connection, numbers)
    rows = [_shown(visit, line, typed.get(line.number, NOTHING), counts.get(line.number, 0)) for line in chosen.rows]
    return Leaf(rows, chosen.page, chosen.last, chosen.count)


def _shown(visit: Visit, line: DraftLine, fields: Fields, comments: int) -> Shown:
    subject = line.subject
    title = title_of(visit, subject, fields)
    return Shown(line, title, subject.kind is DraftKind.CONTACT, address_of(subject), comments)
