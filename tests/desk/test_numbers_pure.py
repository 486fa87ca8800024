"""Periods, rising topics, cells of files: what needs no database."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from admin.desk.hiding import hide
from admin.desk.numbers.figures import figures
from admin.desk.numbers.gathering import Gathered
from admin.desk.numbers.names import Names
from admin.desk.numbers.pages import as_csv, safe
from admin.desk.numbers.period import read_period, recent_months
from admin.desk.numbers.report import cost_text
from admin.desk.numbers.rising import rising
from admin.desk.numbers.subjects import DECISION, SUBJECTS
from admin.desk.numbers.table import Row, Table
from bot.line import Line
from bot.words import Words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("7", date(2026, 11, 18), TODAY),
        ("90", date(2026, 8, 27), TODAY),
        ("2026-11", date(2026, 11, 1), TODAY),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period(name: str, first: date, last: date) -> None:
    period = read_period(name, TODAY)
    assert period is not None
    assert (period.first, period.last) == (first, last)
    assert len(period.before.days) == len(period.days)
    assert (first - period.before.last).days == 1


@pytest.mark.parametrize("name", ["", "8", "-7", "2026-13", "2026-12", "1999-01", "2026-1", "7; drop", "٧", "x" * 5000])
def test_no_period(name: str) -> None:
    assert read_period(name, TODAY) is None


def test_the_months_to_choose_from() -> None:
    months = recent_months(TODAY)
    assert (months[0], months[1], months[11]) == (date(2026, 11, 1), date(2026, 10, 1), date(2025, 12, 1))


@pytest.mark.parametrize(
    ("now", "before", "rises"),
    [(60, 20, True), (9, 0, True), (6, 2, False), (5, 0, True), (4, 0, False), (130, 120, False), (20, 60, False)],
)
def test_a_topic_rises_where_chance_would_hardly_do_it(now: int, before: int, rises: bool) -> None:
    counts, past = {"a": now, "b": 500}, {"a": before, "b": 500}
    found = rising(hide(counts), hide(past), counts, past)
    assert [one.topic for one in found] == (["a"] if rises else [])


def test_a_rise_tells_no_hidden_number() -> None:
    counts, past = {"a": 40, "b": 500}, {"a": 3, "b": 500}
    (found,) = rising(hide(counts), hide(past), counts, past)
    assert (found.now, found.before) == (40, None)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+254", "'+254"),
        ("@x", "'@x"),
        ("-2+3", "'-2+3"),
        ("\tx", "'\tx"),
        ("Likoni", "Likoni"),
        ("-", "-"),
        (-3, -3),
    ],
)
def test_no_cell_of_a_file_is_calculated(typed: str | int, written: str | int) -> None:
    assert safe(typed) == written


def test_a_file_tells_days_as_machines_do_and_hides() -> None:
    table = Table("days", "x", ("Day", "Questions"), (Row("2026-11-01", "1 Nov 2026", (None,)),))
    assert as_csv(table, "hidden") == '\ufeff"Day","Questions"\r\n"2026-11-01","hidden"\r\n'


def names(line: Line) -> Names:
    return Names(Words("en", {}), line.knowledge)


def gathered(**numbers: dict[str, int]) -> Gathered:
    empty: Gathered = Gathered(
        numbers={subject: Counter(numbers.get(subject, {})) for subject in SUBJECTS},
        days={TODAY: sum(numbers.get(DECISION, {}).values())},
        counties=Counter(),
        past_topics=None,
    )
    return empty


def test_cost_is_told_or_reckoned_or_left_open(small_line: Line) -> None:
    counted = gathered(
        decision={"answer": 20}, channel={"sms": 20}, parts={"told": 30, "not-told": 10}, cost={"KES": 240_000}
    )
    told = names(small_line)
    assert cost_text(figures(counted, told, None).sms, told) == "at least KES 24.00"
    assert cost_text(figures(counted, told, Decimal("0.5")).sms, told) == "KES 29.00"
    nothing = figures(gathered(), told, None)
    assert (nothing.total, nothing.answered, cost_text(nothing.sms, told)) == (0, None, "0")


def test_few_sms_hide_their_parts_and_cost(small_line: Line) -> None:
    counted = gathered(decision={"answer": 33}, channel={"sms": 3, "web": 30}, parts={"told": 6}, cost={"KES": 48_000})
    shown = figures(counted, names(small_line), None)
    assert (shown.sms.parts, shown.sms.cost) == (None, {})
    assert [row.values for row in shown.tables["channels"].rows] == [(None,), (0,), (0,), (None,)]


def test_networks_hide_as_one_table(small_line: Line) -> None:
    counted = gathered(
        delivery={"safaricom/delivered": 50, "safaricom/failed": 2, "airtel/delivered": 9, "/sending": 7}
    )
    rows = {row.key: row.values for row in figures(counted, names(small_line), None).tables["networks"].rows}
    assert rows["safaricom"] == (50, 0, None, 0, 0)
    assert rows["airtel"] == (9, 0, 0, 0, 0)
    assert rows[""] == (0, 0, 0, 0, None)
