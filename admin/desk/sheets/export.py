"""What the knowledge base says, as files that a clerk can open: a workbook, or a table alone."""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.sheets.rows_out import rows_of
from admin.desk.visit import Forbidden, Missing, Visit
from admin.sheet_files.columns import TABLES, columns_of
from admin.sheet_files.files import comma_separated, workbook
from bot.words import _
from knowledge.values import NATIONAL

HOME: Final = "/desk/sheets"
EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES: Final = {
    "entries": _("Entries: titles and texts"),
    "facts": _("Facts: fees, papers, hours"),
    "sources": _("Sources"),
    "contacts": _("Contacts"),
    "phrases": _("Phrases: how people ask"),
}


def show(visit: Visit) -> Response:
    """What can be taken out, and where a file is sent in."""
    return page(visit)


def page(visit: Visit, error: str = "") -> Response:
    """The page, with what is wrong with a file that was sent."""
    scopes = [scope for scope in (NATIONAL, *visit.desk.knowledge.counties) if visit.member.looks_after(scope)]
    return visit.page("sheets/home.html", 422 if error else 200, tables=list(NAMES.items()), scopes=scopes, error=error)


def whole(visit: Visit) -> Response:
    """Every table in one workbook."""
    knowledge, scopes = visit.desk.knowledge, _scopes(visit)
    tables = [(name, columns_of(name, knowledge.languages), rows_of(name, knowledge, scopes)) for name in TABLES]
    return _file(visit, workbook(tables), EXCEL, "xlsx", "jirani")


def one(visit: Visit) -> Response:
    """One table, comma-separated."""
    table, knowledge = visit.path("table"), visit.desk.knowledge
    if table not in TABLES:
        raise Missing
    content = comma_separated(columns_of(table, knowledge.languages), rows_of(table, knowledge, _scopes(visit)))
    return _file(visit, content, "text/csv; charset=utf-8", "csv", table)


def _scopes(visit: Visit) -> tuple[str, ...]:
    """The places asked for: one, or all that she looks after; none named means every place there is."""
    asked = visit.asked("place")
    if asked:
        if not visit.member.looks_after(asked):
            raise Forbidden
        return (asked,)
    return visit.member.counties


def _file(visit: Visit, content: bytes, kind: str, ending: str, name: str) -> Response:
    stem = f"{name}-{visit.now:%Y-%m-%d}"
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{stem}.{ending}"'}
    )


PAGES: Final = (
    Page(HOME, show, Right.EDIT),
    Page("/desk/sheets/jirani.xlsx", whole, Right.EDIT),
    Page("/desk/sheets/{table}.csv", one, Right.EDIT),
)
