"""The page of numbers: what is counted, who sees which county, files and reports, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, func, insert, select

from admin.desk.access import Role
from admin.desk.numbers.counting import count_day
from admin.desk.numbers.keeping import SETTLED, count_missing, keep_past_days
from admin.desk.numbers.subjects import COST, DELIVERY, EVERYWHERE, MESSAGE, PARTS, TOPIC, UNTOLD
from admin.desk.store.settings import SMS_PRICE, decide
from admin.desk.store.tables import day_count
from bot.store import barazas
from bot.store.barazas import Baraza
from bot.store.tables import incoming, outgoing, receipt
from tests.desk.service import TODAY, Desk

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


ASKED: dict[str, Any] = {
    "channel": "sms",
    "decision": "answer",
    "topic": "alien-card",
    "language": "en",
    "county": "mombasa",
    "network": "safaricom",
    "event": "text",
}


def ask(connection: Connection, count: int, at: datetime = NOON, **values: str | None) -> None:
    """Store messages. A reply by SMS has two parts, was delivered, and cost 1.60; `report` is a network in a report."""
    reply = {"status": values.pop("status", "delivered"), "cost": values.pop("cost", "KES 1.6000")}
    told, network = ASKED | values, values.pop("report", None)
    told.pop("report", None)
    first = connection.execute(select(func.coalesce(func.max(incoming.c.id), 0))).scalar_one() + 1
    for number in range(first, first + count):
        asked: dict[str, Any] = {"id": number, "provider_id": f"in-{number}", "received_at": at, "emergency": []}
        connection.execute(insert(incoming).values({**asked, **told}))
        sent: dict[str, Any] = {
            "incoming_id": number,
            "channel": told["channel"],
            "buttons": [],
            "urgent": False,
            "attempts": 1,
            "due_at": at,
            "created_at": at,
            "sent_at": at if told["channel"] == "sms" else None,
            "parts": 2,
            "provider_id": f"out-{number}",
        }
        connection.execute(insert(outgoing).values({**sent, **reply}))
        if network:
            heard: dict[str, Any] = {"channel": "sms", "provider_id": f"out-{number}", "status": "delivered"}
            heard |= {"final": True, "raw_status": "Success", "network": network, "received_at": at}
            connection.execute(insert(receipt).values(heard))


def test_a_day_is_counted_for_each_county_and_for_all(database: Engine) -> None:
    with database.begin() as connection:
        ask(connection, 3)
        ask(connection, 2, county=None, network=None, report="airtel", cost="None", status="failed")
        ask(connection, 1, decision="command", topic=None, channel="web")
        ask(connection, 1, event="blocked", decision="command", channel="telegram")
        ask(connection, 9, at=datetime(2026, 11, 20, 21, 0, tzinfo=UTC))  # midnight in Nairobi: the next day
        ask(connection, 7, at=datetime(2026, 11, 19, 20, 59, 59, tzinfo=UTC))  # and this is the day before
        counted = count_day(connection, DAY)
    assert counted[EVERYWHERE, MESSAGE, ""] == 6
    assert counted["mombasa", TOPIC, "alien-card"] == 3
    assert counted[UNTOLD, TOPIC, "alien-card"] == 2
    assert counted[EVERYWHERE, PARTS, "told"] == 6
    assert counted[EVERYWHERE, PARTS, "not-told"] == 4
    assert counted[EVERYWHERE, COST, "KES"] == 48_000
    assert counted[UNTOLD, DELIVERY, "airtel/failed"] == 2
    assert counted["mombasa", DELIVERY, "safaricom/delivered"] == 3


def test_what_is_kept_is_what_would_be_counted(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        for days in (1, 2, 9, 40):
            ask(connection, 6 + days, at=TODAY - timedelta(days=days))
        before = count_missing(connection, date(2026, 1, 1), TODAY.date())
    browser = desk.client(Role.EDITOR)
    fresh = browser.get("/desk/numbers?period=90").partition("<h1>")[2]
    assert keep_past_days(desk.engine, TODAY) == 40
    with desk.engine.begin() as connection:
        assert list(count_missing(connection, date(2026, 1, 1), TODAY.date())) == [TODAY.date()]
        kept = connection.execute(
            select(func.sum(day_count.c.count)).where(day_count.c.subject == MESSAGE)
        ).scalar_one()
        assert kept == 2 * sum(counted[EVERYWHERE, MESSAGE, ""] for counted in before.values())
    assert browser.get("/desk/numbers?period=90").partition("<h1>")[2] == fresh
    assert keep_past_days(desk.engine, TODAY) == SETTLED  # recent days again, for reports that come late


def test_a_late_report_reaches_a_day_that_was_kept(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        ask(connection, 20, at=TODAY - timedelta(days=1), status="sent")
    keep_past_days(desk.engine, TODAY)
    with desk.engine.begin() as connection:
        connection.execute(outgoing.update().values(status="delivered"))
    keep_past_days(desk.engine, TODAY)
    file = desk.client(Role.EDITOR).get("/desk/numbers/networks.csv")
    assert '"Safaricom",20,0,0,0,0' in file


def test_a_limited_member_sees_her_counties_only(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        ask(connection, 40)
        ask(connection, 50, county="kwale")
        ask(connection, 60, county=None)
    hers = desk.client(Role.EDITOR, "mombasa")
    assert "<dd>40</dd>" in hers.get("/desk/numbers")
    for county in ("kwale", UNTOLD, "nowhere"):
        hers.get(f"/desk/numbers?county={county}", 403)
        hers.get(f"/desk/numbers/topics.csv?county={county}", 403)
        hers.get(f"/desk/numbers/report/2026-11.pdf?county={county}", 403)
    both = desk.client(Role.EDITOR, "mombasa", "kwale")
    page = both.get("/desk/numbers")
    assert "<dd>90</dd>" in page
    assert "No county told" not in page
    every = desk.client(Role.REVIEWER)
    page = every.get("/desk/numbers")
    assert "<dd>150</dd>" in page
    assert "No county told" in page
    assert "<dd>60</dd>" in every.get(f"/desk/numbers?county={UNTOLD}")
    assert every.get("/desk/numbers/counties.csv").count("\r\n") == 4


def test_small_numbers_stay_hidden(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        ask(connection, 30)
        ask(connection, 3, topic="hospital", channel="web", language="sw", county="kwale")
    browser = sqlite_desk.client(Role.EDITOR)
    for table in ("channels", "languages", "counties", "topics"):
        file = browser.get(f"/desk/numbers/{table}.csv")
        assert ",3\r" not in file, table
        assert ",30\r" not in file, table  # the total is known to be 33
    page = browser.get("/desk/numbers?county=kwale")
    assert "fewer than 5" in page
    assert ">3<" not in page
    assert ": 3<" not in page


def test_rising_topics_need_days_to_compare_with(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        ask(connection, 40, at=TODAY - timedelta(days=2))
        ask(connection, 5, at=TODAY - timedelta(days=9))
    browser = sqlite_desk.client(Role.EDITOR)
    assert "No topic has clearly risen" in browser.get("/desk/numbers?period=7")
    with sqlite_desk.engine.begin() as connection:
        ask(connection, 1, at=TODAY - timedelta(days=60), decision="greeting", topic=None)
    assert browser.get("/desk/numbers/rising.csv?period=7").splitlines()[1].endswith(",40,5")


def test_what_a_baraza_brought(sqlite_desk: Desk) -> None:
    held = TODAY - timedelta(days=4)
    with sqlite_desk.engine.begin() as connection:
        barazas.add(connection, Baraza("likoni1", "mombasa", "Likoni <hall>", held, "Ward"))
        barazas.add(connection, Baraza("later1", "mombasa", "Nyali", TODAY + timedelta(days=2), "Ward"))
        barazas.add(connection, Baraza("kwale1", "kwale", "Ukunda", held, "Ward"))
        for _ in range(12):
            barazas.count_visit(connection, "likoni1")
        ask(connection, 6, at=held - timedelta(days=1))
        ask(connection, 25, at=held)
        ask(connection, 3, at=held + timedelta(days=1))
    browser = sqlite_desk.client(Role.EDITOR, "mombasa")
    lines = browser.get("/desk/numbers/barazas.csv?period=7").splitlines()
    assert lines[1:] == ['"Likoni <hall>, Mombasa, 20 Nov 2026",12,0,0,6,25,"hidden",0,0,0,"-","-","-"']
    keep_past_days(sqlite_desk.engine, TODAY)
    assert browser.get("/desk/numbers/barazas.csv?period=7").splitlines() == lines
    page = browser.get("/desk/numbers?period=7")
    assert "Likoni &lt;hall&gt;" in page
    assert "Ukunda" not in page


def test_the_price_in_the_settings_fills_in(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        ask(connection, 10, cost=None)
        decide(connection, "national", SMS_PRICE, "0.80")
    assert "KES 16.00" in sqlite_desk.client(Role.EDITOR).get("/desk/numbers")


@pytest.mark.parametrize(
    "address",
    [
        "/desk/numbers?period=8",
        "/desk/numbers?period=2027-01",
        "/desk/numbers/nothing.csv",
        "/desk/numbers/days.csv?period=x",
        "/desk/numbers/report/2026-13.pdf",
        "/desk/numbers/report/30.pdf",
        "/desk/numbers/report/2026-11.pdf?language=xx",
        "/desk/numbers/report?month=7.5",
    ],
)
def test_what_does_not_exist(sqlite_desk: Desk, address: str) -> None:
    sqlite_desk.client(Role.EDITOR).get(address, 404)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("messages", [0, 3, 60])
def test_a_report_is_one_page_in_each_language(sqlite_desk: Desk, language: str, messages: int) -> None:
    with sqlite_desk.engine.begin() as connection:
        ask(connection, messages)
        barazas.add(connection, Baraza("likoni1", "mombasa", '#panic("x") *' + "Likoni " * 14, NOON, "Ward"))
    browser = sqlite_desk.client(Role.EDITOR, "mombasa")
    answer = browser.http.get(f"/desk/numbers/report?month=2026-11&language={language}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"/Count 1" in answer.content
