"""The page of numbers, and each of its tables as a file."""

import csv
import io
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.numbers.figures import Figures
from admin.desk.numbers.period import LENGTHS, recent_months
from admin.desk.numbers.report import cost_text, send_report, to_report
from admin.desk.numbers.table import Table, Value
from admin.desk.numbers.view import choices, names_in, place_of, read_figures, read_view
from admin.desk.visit import Missing, Visit
from admin.sheet_files.read_csv import STARTS

HOME: Final = "/desk/numbers"
MOST_ROWS: Final = 15
"""Topics and counties on the page; the file has all of them."""


def show(visit: Visit) -> Response:
    """The numbers of a period."""
    view, names = read_view(visit), names_in(visit, visit.language)
    months = recent_months(visit.today)
    shown = read_figures(visit, view, names)
    return visit.page(
        "numbers/numbers.html",
        view=view,
        shown=shown,
        tables={slug: _cut(one) for slug, one in shown.tables.items()},
        longer={slug for slug, one in shown.tables.items() if len(one.rows) > MOST_ROWS},
        where=place_of(view, names, visit.member.counties),
        lengths=[(str(days), visit.say("The last {count} days", count=days)) for days in LENGTHS],
        months=[(f"{month:%Y-%m}", names.month(month)) for month in months],
        places=[(scope, names.county(scope)) for scope in choices(visit)],
        cost=cost_text(shown.sms, names),
        query=urlencode({"period": view.period.name, "county": view.county}),
        report=f"{view.period.first if view.period.is_month else months[1]:%Y-%m}",
    )


def send_table(visit: Visit) -> Response:
    """One table of a view as a CSV file, whole."""
    view, names = read_view(visit), names_in(visit, visit.language)
    found: Figures = read_figures(visit, view, names)
    table = found.tables.get(visit.path("table"))
    if table is None:
        raise Missing
    name = f"jirani-{table.slug}-{view.period.first}-{view.period.last}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    content = as_csv(table, visit.say("hidden"))
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def as_csv(table: Table, hidden: str) -> str:
    """A table as a file that spreadsheets open: with a mark of its encoding, and no cell that they would calculate."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)  # or a ";" begins a new cell in some places
    writer.writerow([safe(head) for head in table.heads])
    for row in table.rows:
        name = row.key if table.slug == "days" else row.name
        writer.writerow([safe(name), *(safe(value, hidden) for value in row.values)])
    return "\ufeff" + file.getvalue()


def safe(value: Value, hidden: str = "") -> str | int:
    """A cell as it may stand in a file: text that begins like a formula gets an apostrophe before it."""
    if value is None:
        return hidden
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS) and value != "-" else value


def _cut(table: Table) -> Table:
    if table.slug not in ("topics", "counties"):
        return table
    return Table(table.slug, table.title, table.heads, table.rows[:MOST_ROWS], table.kept_back)


PAGES: Final = (
    Page(HOME, show, Right.EDIT),
    Page(HOME + "/{table}.csv", send_table, Right.EDIT),
    Page(HOME + "/report", to_report, Right.EDIT),
    Page(HOME + "/report/{month}.pdf", send_report, Right.EDIT),
)
