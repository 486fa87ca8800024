"""What operators see: channels, deliveries, the audit log, and settings in words."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from admin.desk.access import Role
from admin.desk.operation.words import ACTION_NAMES
from admin.desk.screens import FOLDER
from admin.desk.store import audit
from admin.desk.store.settings import one_person
from bot.channels.credit import RememberedCredit, Told
from bot.store.tables import incoming, outgoing
from knowledge.values import NATIONAL
from tests.desk.service import Desk

ADMIN = FOLDER.parents[1]


def add_reply(desk: Desk, status: str, reason: str | None = None, minutes: int = 0, **more: object) -> None:
    created = desk.clock() - timedelta(minutes=minutes)
    values = {
        "channel": "sms",
        "buttons": [],
        "urgent": False,
        "status": status,
        "attempts": 1,
        "due_at": created,
        "created_at": created,
        "reason": reason,
        "parts": 1,
    }
    with desk.engine.begin() as connection:
        connection.execute(insert(outgoing).values(values | more))


def test_a_fresh_installation_says_that_nothing_came_yet(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.ADMINISTRATOR).get("/desk/operation")
    assert page.count("None in 7 days") == 8
    assert "Demo" in page
    assert "No replies here yet" in sqlite_desk.client(Role.ADMINISTRATOR).get("/desk/operation/deliveries")


def test_failures_are_told_in_plain_words_and_together(desk: Desk) -> None:
    for reason in ("UserInBlacklist", "DoNotDisturbRejection", "InsufficientBalance", "SomethingNew", "http-503"):
        add_reply(desk, "failed", reason)
    page = desk.client(Role.ADMINISTRATOR).get("/desk/operation")
    assert "<strong>2</strong>: The person has stopped messages" in page
    assert "no credit left" in page
    assert "do not know: SomethingNew" in page
    assert "The network had trouble" in page


def test_replies_that_wait_too_long_are_pointed_out(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    add_reply(sqlite_desk, "due", minutes=9)
    assert "have been waiting" not in browser.get("/desk/operation")
    add_reply(sqlite_desk, "due", minutes=11)
    assert "have been waiting" in browser.get("/desk/operation")


def test_the_last_message_in_and_out_are_told(desk: Desk) -> None:
    add_reply(desk, "sent", sent_at=desk.clock())
    with desk.engine.begin() as connection:
        connection.execute(
            insert(incoming).values(
                channel="sms", provider_id="1", event="text", received_at=desk.clock(), emergency=[], decision="answer"
            )
        )
    assert desk.client(Role.ADMINISTRATOR).get("/desk/operation").count("24 Nov 2026, 12:00") == 2


@pytest.mark.parametrize(
    ("language", "amount", "says"),
    [
        ("en", "KES 1785.50", "<dt>Credit</dt><dd>KES 1785.50 (asked at 24 Nov 2026, 12:00)</dd>"),
        ("sw", "KES 1785.50", "<dt>Salio</dt><dd>KES 1785.50 (tuliuliza 24 Nov 2026, 12:00)</dd>"),
        ("en", None, "The provider does not tell the credit now."),
        ("sw", None, "Mtoa huduma hatuambii salio kwa sasa."),
    ],
)
def test_the_credit_is_told_once(sqlite_desk: Desk, language: str, amount: str | None, says: str) -> None:
    sqlite_desk.connect(lambda now: Told(amount, now))
    page = sqlite_desk.client(Role.ADMINISTRATOR).get(f"/desk/operation?lang={language}")
    assert page.count(says) == 1
    assert page.index(">SMS<") < page.index(says) < page.index(">Telegram<")


def test_the_moment_is_the_one_when_it_was_asked(sqlite_desk: Desk) -> None:
    sqlite_desk.connect(RememberedCredit(lambda: "KES 12"))
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    for minutes, told in ((0, "12:00"), (4, "12:00"), (1, "12:05")):
        sqlite_desk.clock.pass_by(minutes=minutes)
        assert f"KES 12 (asked at 24 Nov 2026, {told})" in browser.get("/desk/operation")


def test_without_an_account_no_credit_is_spoken_of(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.ADMINISTRATOR).get("/desk/operation")
    assert "credit" not in page.lower()


def test_who_does_not_run_the_desk_does_not_see_the_credit(sqlite_desk: Desk) -> None:
    asked: list[datetime] = []

    def ask(now: datetime) -> Told:
        asked.append(now)
        return Told("KES 12", now)

    sqlite_desk.connect(ask)
    assert "KES 12" not in sqlite_desk.client(Role.REVIEWER).get("/desk/operation", 403)
    assert not asked


def test_the_delivery_log_pages_and_filters(desk: Desk) -> None:
    for _ in range(51):
        add_reply(desk, "delivered", cost="KES 0.8000")
    add_reply(desk, "failed", "<script>alert(1)</script>", channel="telegram")
    browser = desk.client(Role.ADMINISTRATOR)
    first = browser.get("/desk/operation/deliveries")
    assert first.count("On the phone</span>") == 49
    assert "<script>alert" not in first
    assert "before=3" in first
    assert browser.get("/desk/operation/deliveries?before=3").count("On the phone</span>") == 2
    assert "On the phone</span>" not in browser.get("/desk/operation/deliveries?channel=telegram")
    assert browser.get("/desk/operation/deliveries?status=failed").count('<li><div class="row">') == 1
    for hostile in ("before=x", "before=" + "9" * 400, "channel=%27--", "status=%00"):
        browser.get(f"/desk/operation/deliveries?{hostile}")


def test_settings_are_changed_and_taken_back(desk: Desk) -> None:
    browser = desk.client(Role.ADMINISTRATOR)
    browser.get("/desk/operation/settings")
    page = browser.post("/desk/operation/settings/persons", place="mombasa", alone="yes")
    assert "One person publishes" in page
    with desk.engine.connect() as connection:
        assert one_person(connection, "mombasa")
        assert not one_person(connection, NATIONAL)
    browser.post("/desk/operation/settings/persons", place="mombasa", alone="")
    with desk.engine.connect() as connection:
        assert not one_person(connection, "mombasa")
    browser.post("/desk/operation/settings/persons", 404, place="atlantis", alone="yes")
    log = browser.get("/desk/operation/log")
    assert log.count("changed a setting") == 3
    assert "one-person" in log


@pytest.mark.parametrize("price", ["free", "-1", "0", "100", "NaN", "1e400", "0.8.0"])
def test_a_price_that_is_none_is_asked_for_again(sqlite_desk: Desk, price: str) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    browser.get("/desk/operation/settings")
    page = browser.post("/desk/operation/settings/price", 422, price=price)
    assert f'value="{price}"' in page
    browser.post("/desk/operation/settings/price", price="0,80")


def test_a_countys_administrator_sees_and_sets_her_county_only(sqlite_desk: Desk) -> None:
    whole = sqlite_desk.client(Role.ADMINISTRATOR)
    whole.get("/desk/operation/settings")
    whole.post("/desk/operation/settings/persons", place="kwale", alone="yes")
    county = sqlite_desk.client(Role.ADMINISTRATOR, "mombasa")
    page = county.get("/desk/operation/settings")
    assert "Kwale" not in page
    assert "Database" not in page
    county.post("/desk/operation/settings/persons", 403, place="kwale", alone="")
    county.post("/desk/operation/settings/persons", 403, place="national", alone="yes")
    county.post("/desk/operation/settings/price", 403, price="1")
    county.post("/desk/operation/settings/persons", place="mombasa", alone="yes")
    log = county.get("/desk/operation/log")
    assert "mombasa" not in log or "one-person" in log
    assert log.count("<li><div>") == 1


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_page_speaks_both_languages(sqlite_desk: Desk, language: str) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    for address in ("", "/deliveries", "/log", "/settings"):
        assert f'<html lang="{language}">' in browser.get(f"/desk/operation{address}?lang={language}")


def test_every_action_that_is_written_down_has_a_name() -> None:
    written = re.compile(r'(?:\.note|audit\.record)\([^"]*?"([a-z-]+\.[a-z-]+)"')
    actions = {action for path in ADMIN.rglob("*.py") for action in written.findall(path.read_text(encoding="utf-8"))}
    assert len(actions) > 30
    assert actions <= set(ACTION_NAMES)


def test_the_log_names_topics_and_contacts_in_words(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        for action, subject in (("entry.renewed", "alien-card/mombasa"), ("contact.called", "police-999")):
            audit.record(connection, sqlite_desk.clock(), None, action, subject, number=7)
        audit.record(connection, sqlite_desk.clock(), None, "question.dismissed", "1,2,3")
    log = sqlite_desk.client(Role.ADMINISTRATOR).get("/desk/operation/log")
    assert "found an entry still right: Alien card (Mombasa)</div>" in log
    assert "found a contact right: Police emergency</div>" in log
    assert "put questions away</div>" in log
    assert "number: 7" not in log
