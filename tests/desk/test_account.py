"""Signing in and out, links, codes, sessions, and the accounts of the staff: as a person meets them in a browser."""

import re
from datetime import timedelta

import pyotp
import pytest

from admin.commands.staff import first_link
from admin.desk.access import Role
from admin.desk.store import accounts
from admin.desk.store.accounts import LINK_LASTS, wait_after
from tests.desk.service import Browser, Desk

PASSWORD = "mango under the baobab"
OTHER = "a dhow in the morning"
LINK = re.compile(r"/desk/welcome/[A-Za-z0-9_-]+")


def first_administrator(desk: Desk) -> Browser:
    """The first account, made by the link that the first start prints."""
    with desk.engine.begin() as connection:
        link = first_link(connection, desk.clock())
    assert link
    browser = desk.visitor()
    browser.get(link)
    browser.post(link, name="Amina Said", email="Amina@county.example", password=PASSWORD, again=PASSWORD)
    return browser


def sign_in(desk: Desk, email: str, password: str, status: int = 200, **more: str) -> Browser:
    browser = desk.visitor()
    browser.get("/desk/sign-in")
    browser.post("/desk/sign-in", status, email=email, password=password, **more)
    return browser


def test_the_first_link_makes_the_administrator_once(desk: Desk) -> None:
    browser = first_administrator(desk)
    assert "Amina Said" in browser.get("/desk/staff")
    with desk.engine.begin() as connection:
        assert first_link(connection, desk.clock()) is None
    sign_in(desk, "amina@COUNTY.example ", PASSWORD).get("/desk/staff")


def test_a_used_an_old_and_an_invented_link_say_so(sqlite_desk: Desk) -> None:
    administrator = first_administrator(sqlite_desk)
    page = administrator.post("/desk/staff/add", name="Juma", email="juma@county.example", role="editor")
    link = LINK.search(page)
    assert link
    visitor = sqlite_desk.visitor()
    visitor.get("/desk/welcome/invented-token-of-somebody", 410)
    visitor.get(link[0])
    visitor.post(link[0], password=PASSWORD, again=PASSWORD)
    visitor.get(link[0], 410)
    page = administrator.post("/desk/staff/2/link")
    link = LINK.search(page)
    assert link
    sqlite_desk.clock.now += LINK_LASTS + timedelta(minutes=1)
    sqlite_desk.visitor().get(link[0], 410)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "at least 10"),
        ("mombasa2026!", "mombasa2026!", "easy to guess"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "easy to guess"),
        (PASSWORD, OTHER, "not the same"),
    ],
)
def test_passwords_that_will_not_do(sqlite_desk: Desk, password: str, again: str, said: str) -> None:
    with sqlite_desk.engine.begin() as connection:
        link = first_link(connection, sqlite_desk.clock())
    assert link
    browser = sqlite_desk.visitor()
    browser.get(link)
    page = browser.post(link, 422, name="Amina", email="a@b.example", password=password, again=again)
    assert said in page
    assert 'value="Amina"' in page
    assert password not in page


def test_wrong_tries_cost_time_that_grows(desk: Desk) -> None:
    first_administrator(desk)
    for _ in range(5):
        assert "do not belong together" in sign_in(desk, "amina@county.example", "wrong", 422).seen
    assert "Wait 1 minutes" in sign_in(desk, "amina@county.example", PASSWORD, 422).seen
    desk.clock.pass_by(seconds=31)
    sign_in(desk, "amina@county.example", "wrong", 422)
    desk.clock.pass_by(seconds=31)
    assert "Wait" in sign_in(desk, "amina@county.example", PASSWORD, 422).seen
    desk.clock.pass_by(seconds=31)
    sign_in(desk, "amina@county.example", PASSWORD).get("/desk/account")
    waits = [wait_after(count) for count in range(4, 40)]
    assert waits[0] is None
    assert waits[-1] == timedelta(hours=1)


def test_nobody_learns_which_accounts_there_are(sqlite_desk: Desk) -> None:
    first_administrator(sqlite_desk)
    known = sign_in(sqlite_desk, "amina@county.example", "wrong", 422).seen
    unknown = sign_in(sqlite_desk, "nobody@county.example", "wrong", 422).seen
    proof = re.compile(r'value="[^"]*"')
    assert proof.sub("", known) == proof.sub("", unknown)


def test_the_token_changes_at_sign_in_and_ends_at_sign_out(sqlite_desk: Desk) -> None:
    first_administrator(sqlite_desk)
    browser = sqlite_desk.visitor()
    browser.get("/desk/sign-in")
    before = browser.http.cookies["desk"]
    browser.post("/desk/sign-in", email="amina@county.example", password=PASSWORD)
    during = browser.http.cookies["desk"]
    assert during != before
    browser.get("/desk/account")
    browser.post("/desk/sign-out")
    assert browser.http.cookies["desk"] not in (before, during)
    browser.http.cookies.set("desk", during)
    assert browser.http.get("/desk/account", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/desk/account", "/desk/account"),
        ("/desk/entries?q=alien card", "/desk/entries?q=alien%20card"),
        ("//evil.example/", "/desk/"),
        ("https://evil.example/desk/", "/desk/"),
        ("/desk/\\evil.example", "/desk/"),
        ("/desk//evil.example", "/desk/"),
        ("/desk/x\r\nset-cookie: a=b", "/desk/"),
        ("/simulator", "/desk/"),
    ],
)
def test_signing_in_leads_back_into_the_desk_and_nowhere_else(sqlite_desk: Desk, wanted: str, reached: str) -> None:
    first_administrator(sqlite_desk)
    browser = sqlite_desk.visitor()
    browser.get("/desk/sign-in")
    fields = {"csrf": browser.proof(), "email": "amina@county.example", "password": PASSWORD, "next": wanted}
    answer = browser.http.post("/desk/sign-in", data=fields, follow_redirects=False)
    assert answer.headers["location"] == reached


def test_a_code_of_an_app_is_asked_for_and_works_once(desk: Desk) -> None:
    browser = first_administrator(desk)
    page = browser.post("/desk/account/code")
    assert "<svg" in page
    found = re.search(r'name="secret" value="(\w+)"', page)
    assert found
    app = pyotp.TOTP(found[1])
    browser.post("/desk/account/code/on", 422, secret=found[1], code="000000")
    browser.post("/desk/account/code/on", secret=found[1], code=app.at(desk.clock()))
    assert "asks for a code" in browser.get("/desk/account")
    assert "six digits" in sign_in(desk, "amina@county.example", PASSWORD, 422).seen
    used = app.at(desk.clock())
    assert "used already" in sign_in(desk, "amina@county.example", PASSWORD, 422, code=used).seen
    desk.clock.pass_by(seconds=60)
    sign_in(desk, "amina@county.example", PASSWORD, code=app.at(desk.clock())).get("/desk/account")
    sign_in(desk, "amina@county.example", PASSWORD, 422, code=app.at(desk.clock()))
    with desk.engine.connect() as connection:
        account = accounts.account_of_email(connection, "amina@county.example")
    assert account
    assert account.code_secret
    assert found[1].encode() not in account.code_secret


def test_sessions_can_be_ended_one_by_one_and_all_with_a_new_password(sqlite_desk: Desk) -> None:
    browser = first_administrator(sqlite_desk)
    other = sign_in(sqlite_desk, "amina@county.example", PASSWORD)
    page = browser.get("/desk/account")
    numbers = re.findall(r'name="session" value="(\d+)"', page)
    assert len(numbers) == 1
    browser.post("/desk/account/sessions/end", session=numbers[0])
    assert other.http.get("/desk/account", follow_redirects=False).status_code == 303
    third = sign_in(sqlite_desk, "amina@county.example", PASSWORD)
    browser.get("/desk/account")
    browser.post("/desk/account/password", 422, current="wrong", password=OTHER, again=OTHER)
    assert "Your password is changed" in browser.post(
        "/desk/account/password", current=PASSWORD, password=OTHER, again=OTHER
    )
    assert third.http.get("/desk/account", follow_redirects=False).status_code == 303
    browser.get("/desk/account")
    sign_in(sqlite_desk, "amina@county.example", PASSWORD, 422)


def test_nobody_ends_somebody_elses_session(sqlite_desk: Desk) -> None:
    first_administrator(sqlite_desk)
    stranger = sqlite_desk.client(Role.EDITOR)
    stranger.get("/desk/account")
    stranger.post("/desk/account/sessions/end", 404, session="1")


def test_an_account_is_closed_at_once_and_the_notice_takes_it_back(desk: Desk) -> None:
    administrator = first_administrator(desk)
    editor = desk.client(Role.EDITOR)
    editor.get("/desk/account")
    page = administrator.post("/desk/staff/2/disable")
    assert "/desk/staff/2/enable" in page
    assert editor.http.get("/desk/account", follow_redirects=False).status_code == 303
    administrator.post("/desk/staff/2/enable")
    assert "Closed" not in administrator.get("/desk/staff")


def test_the_last_administrator_stays(sqlite_desk: Desk) -> None:
    administrator = first_administrator(sqlite_desk)
    administrator.get("/desk/staff/1")
    assert "last administrator" in administrator.post("/desk/staff/1", 422, name="Amina", role="editor")
    administrator.post("/desk/staff/1/disable", 422)


def test_a_countys_administrator_gives_no_more_than_she_has(sqlite_desk: Desk) -> None:
    first_administrator(sqlite_desk)
    county = sqlite_desk.client(Role.ADMINISTRATOR, "mombasa")
    page = county.get("/desk/staff")
    assert "Amina Said" not in page
    assert "Nairobi" not in page
    for counties in ([], ["nairobi"], ["mombasa", "nairobi"]):
        fields: dict[str, str | list[str]] = {"name": "X", "email": "x@y.example", "role": "editor", "county": counties}
        county.send("/desk/staff/add", fields, 422)
    county.post("/desk/staff/add", name="X", email="x@y.example", role="editor", county="mombasa")
    for address in ("/desk/staff/1", "/desk/staff/1/link", "/desk/staff/1/disable", "/desk/staff/1/code"):
        county.post(address, 403, name="X", role="editor")


def test_hostile_names_are_shown_as_text(sqlite_desk: Desk) -> None:
    administrator = first_administrator(sqlite_desk)
    hostile = "<script>alert(1)</script>{{ 7*7 }}"
    administrator.post("/desk/staff/add", name=hostile, email="x@y.example", role="editor")
    page = administrator.get("/desk/staff")
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page


def test_the_language_of_the_account_is_kept(sqlite_desk: Desk) -> None:
    administrator = first_administrator(sqlite_desk)
    administrator.get("/desk/account")
    assert '<html lang="sw">' in administrator.post("/desk/account/language", language="sw")
    administrator.post("/desk/account/language", language="xx")
    assert '<html lang="sw">' in sign_in(sqlite_desk, "amina@county.example", PASSWORD).get("/desk/account")
