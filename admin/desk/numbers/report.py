"""The monthly report for the county's file: one page on paper, in the language that is asked for."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from admin.desk.numbers.figures import Figures, Sms
from admin.desk.numbers.names import Names
from admin.desk.numbers.table import Table, Value
from admin.desk.numbers.view import View, names_in, place_of, read_figures, read_view
from admin.desk.visit import Missing, Visit
from admin.paper import TypesetError, typeset
from bot.words import _

ROWS: Final = {"topics": 12, "counties": 12, "networks": 5, "barazas": 5, "rising": 5, "languages": 4}
"""Rows of each table for which the page has room."""
NOT_NOW: Final = _("The paper could not be made just now. Try again in a minute.")


def to_report(visit: Visit) -> Response:
    """On to the report that a form without scripts asks for."""
    view = read_view(visit, visit.asked("month"))
    asked = urlencode({"language": visit.asked("language"), "county": view.county})
    return visit.go(f"/desk/numbers/report/{view.period.name}.pdf?{asked}")


def send_report(visit: Visit) -> Response:
    """The report of a month, for the counties of the view."""
    language = visit.asked("language") or visit.language
    if language not in visit.desk.words:
        raise Missing
    view, names = read_view(visit, visit.path("month")), names_in(visit, language)
    if not view.period.is_month:
        raise Missing
    data = report_data(view, read_figures(visit, view, names), names, place_of(view, names, visit.member.counties))
    data["made"] = names.say("Made on {moment} with Jirani.", moment=names.moment(visit.now))
    try:
        paper = typeset("report", data, "pdf")
    except TypesetError:
        raise visit.refuse(503, NOT_NOW) from None
    name = f"jirani-{view.period.name}-{view.county or 'all'}-{language}.pdf"
    headers = {"content-disposition": f'inline; filename="{name}"'}
    return Response(paper, media_type="application/pdf", headers=headers)


def report_data(view: View, shown: Figures, names: Names, place: str) -> dict[str, Any]:
    """Everything that stands in the report, as plain text and numbers. Pure."""
    hidden = names.say("hidden")
    tables = shown.tables
    return {
        "language": names.words.language,
        "title": names.say("Jirani: report for {month}", month=names.month(view.period.first)),
        "place": place,
        "span": names.say("{first} to {last}", first=names.day(view.period.first), last=names.day(view.period.last)),
        "heads": _heads(shown, names),
        "days": _bars(tables["days"], hidden, names) if tables["days"].has_numbers else None,
        "bars": [_bars(tables[slug], hidden, names) for slug in ("answers", "channels", "languages")],
        "topics": _bars(tables["topics"], hidden, names),
        "counties": _bars(tables["counties"], hidden, names) if view.counties else None,
        "highest": names.say("Highest: {number}", number=names.number(tables["days"].highest)),
        "rising": _lines(tables["rising"], hidden, names),
        "networks": _lines(tables["networks"], hidden, names),
        "barazas": _barazas(tables["barazas"], hidden, names),
        "nothing": names.say("Nothing to show."),
        "empty": names.say("Nobody asked anything in this month.") if shown.total == 0 else None,
        "note": names.say(
            "Hidden: fewer than 5, or held back because such a number could be worked out from it. Nobody's words, "
            "names or numbers are in this report."
        ),
    }


def _heads(shown: Figures, names: Names) -> list[list[str]]:
    """The figures on top: name and value."""
    few = names.say("fewer than 5")
    total = few if shown.total is None else names.number(shown.total)
    answered = "-" if shown.answered is None else f"{shown.answered} %"
    parts = names.say("hidden") if shown.sms.parts is None else names.number(shown.sms.parts)
    return [
        [names.say("Questions"), total],
        [names.say("Answered"), answered],
        [names.say("SMS parts sent"), parts],
        [names.say("Cost of SMS"), cost_text(shown.sms, names)],
    ]


def cost_text(sms: Sms, names: Names) -> str:
    """What SMS cost, as far as it is known."""
    if sms.parts is None:
        return names.say("hidden")
    if not sms.cost:
        return names.say("not known") if sms.parts else "0"
    amounts = " + ".join(f"{currency} {amount:,.2f}" for currency, amount in sms.cost.items())
    return names.say("at least {amount}", amount=amounts) if sms.unpriced else amounts


def _bars(table: Table, hidden: str, names: Names) -> dict[str, Any]:
    rows = table.rows[: ROWS.get(table.slug, 100)]
    return {
        "title": table.title,
        "rows": [[row.name, _cell(row.values[0], hidden, names), _share(row.values[0], table)] for row in rows],
        "ends": [table.rows[0].name, table.rows[-1].name] if table.rows else [],
    }


def _lines(table: Table, hidden: str, names: Names) -> dict[str, Any]:
    rows = table.rows[: ROWS.get(table.slug, 100)]
    return {
        "title": table.title,
        "heads": list(table.heads),
        "rows": [[row.name, *(_cell(value, hidden, names) for value in row.values)] for row in rows],
    }


def _barazas(table: Table, hidden: str, names: Names) -> dict[str, Any]:
    """The barazas with who came through their words; the days around them have no room on a page."""
    rows = table.rows[: ROWS["barazas"]]
    return {
        "title": names.say("Barazas"),
        "heads": list(table.heads[:2]),
        "rows": [[row.name, _cell(row.values[0], hidden, names)] for row in rows],
    }


def _cell(value: Value, hidden: str, names: Names) -> str:
    return hidden if value is None else names.number(value) if isinstance(value, int) else value


def _share(value: Value, table: Table) -> float:
    """The length of a bar, from 0 to 1; hidden ones have none."""
    return value / table.highest if isinstance(value, int) else 0.0
