"""Guessing at passwords and codes, many at once or from a browser that was left open; links and codes used twice."""

import pyotp
import pytest

from admin.desk.access import Role
from admin.desk.account import codes
from admin.desk.passwords import hashed
from admin.desk.store import accounts
from admin.desk.store.accounts import Account, Purpose
from tests.desk.service import Browser, Desk

PASSWORD = "mango under the baobab"
OTHER = "a dhow in the morning"
EMAIL = "amina@county.example"


@pytest.fixture
def amina(desk: Desk) -> int:
    """A member with a password."""
    with desk.engine.begin() as connection:
        number = desk.add_member(connection, Role.EDITOR, (), "amina")
        accounts.change_account(connection, number, password_hash=hashed(PASSWORD))
    return number


def account(desk: Desk, number: int) -> Account:
    with desk.engine.connect() as connection:
        found = accounts.account_numbered(connection, number)
    assert found
    return found


def with_code(desk: Desk, number: int) -> pyotp.TOTP:
    secret = codes.new_secret()
    with desk.engine.begin() as connection:
        accounts.change_account(connection, number, code_secret=codes.sealed(desk.context.keys, secret))
    return pyotp.TOTP(secret)


def sign_in(desk: Desk, password: str = PASSWORD, code: str = "", status: int = 200) -> Browser:
    browser = desk.visitor()
    browser.get("/desk/sign-in")
    browser.post("/desk/sign-in", status, email=EMAIL, password=password, code=code)
    return browser


def test_tries_count_before_they_are_looked_at(desk: Desk, amina: int) -> None:
    """A hundred at the same moment are no more than five and the wait."""
    for _ in range(5):
        with desk.engine.begin() as connection:
            assert accounts.begin_try(connection, amina, desk.clock())
    with desk.engine.begin() as connection:
        assert accounts.begin_try(connection, amina, desk.clock()) is None
    assert "Too many wrong tries" in sign_in(desk, status=422).seen
    desk.clock.pass_by(seconds=31)
    sign_in(desk).get("/desk/help")
    assert (account(desk, amina).failures, account(desk, amina).locked_until) == (0, None)


def test_a_try_that_is_given_back_takes_no_other_one_along(desk: Desk, amina: int) -> None:
    with desk.engine.begin() as connection:
        first = accounts.begin_try(connection, amina, desk.clock())
        second = accounts.begin_try(connection, amina, desk.clock())
        assert first
        assert second
        accounts.end_try(connection, first)
    assert account(desk, amina).failures == 2
    with desk.engine.begin() as connection:
        accounts.end_try(connection, second)
    assert account(desk, amina).failures == 1


def test_a_code_is_used_once_even_at_the_same_moment(desk: Desk, amina: int) -> None:
    code = with_code(desk, amina)
    with desk.engine.begin() as connection:
        assert accounts.use_step(connection, amina, 1000)
        assert not accounts.use_step(connection, amina, 1000)
        assert not accounts.use_step(connection, amina, 999)
        accounts.change_account(connection, amina, code_step=None)
    digits = code.at(desk.clock())
    sign_in(desk, code=digits).get("/desk/help")
    sign_in(desk, code=digits, status=422)


def test_asking_for_the_code_costs_nothing_and_a_wrong_one_does(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        number = sqlite_desk.add_member(connection, Role.EDITOR, (), "amina")
        accounts.change_account(connection, number, password_hash=hashed(PASSWORD))
    with_code(sqlite_desk, number)
    sign_in(sqlite_desk, status=422)
    assert account(sqlite_desk, number).failures == 0
    sign_in(sqlite_desk, code="000000", status=422)
    assert account(sqlite_desk, number).failures == 1


def test_a_browser_left_open_is_no_place_to_guess(desk: Desk, amina: int) -> None:
    browser = desk.client(Role.EDITOR, name="amina")
    browser.get("/desk/account")
    for _ in range(5):
        browser.post("/desk/account/password", 422, current="wrong wrong wrong", password=OTHER, again=OTHER)
    said = browser.post("/desk/account/password", 422, current=PASSWORD, password=OTHER, again=OTHER)
    assert "Too many wrong tries" in said
    desk.clock.pass_by(seconds=31)
    browser.get("/desk/account")
    browser.post("/desk/account/password", current=PASSWORD, password=OTHER, again=OTHER)
    sign_in(desk, OTHER).get("/desk/help")


def test_another_phone_takes_the_place_of_one_only_after_the_password(desk: Desk, amina: int) -> None:
    with_code(desk, amina)
    before = account(desk, amina)
    browser = desk.client(Role.EDITOR, name="amina")
    browser.get("/desk/account")
    secret = codes.new_secret()
    browser.post("/desk/account/code/on", 409, secret=secret, code=pyotp.TOTP(secret).at(desk.clock()))
    browser.get("/desk/account")
    browser.post("/desk/account/code/off", 422, **{"current-off": "wrong wrong wrong"})
    assert account(desk, amina).code_secret == before.code_secret


@pytest.mark.parametrize("secret", ["1" * 32, "A" * 31, "\u00c4" * 32, "a" * 32, "=" * 32, ""])
def test_what_is_no_secret_of_an_app(sqlite_desk: Desk, secret: str) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get("/desk/account")
    browser.post("/desk/account/code/on", 422, secret=secret, code="123456")


def test_a_link_is_no_way_around_the_code(desk: Desk, amina: int) -> None:
    with_code(desk, amina)
    with desk.engine.begin() as connection:
        token = accounts.make_link(connection, Purpose.PASSWORD, amina, desk.clock())
    browser = desk.visitor()
    browser.get(f"/desk/welcome/{token}")
    assert 'name="email"' in browser.post(f"/desk/welcome/{token}", password=OTHER, again=OTHER)
    assert browser.http.get("/desk/help", follow_redirects=False).status_code == 303
    sign_in(desk, OTHER, status=422)


def test_addresses_that_grow_when_they_are_made_small(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    browser.get("/desk/staff")
    email = "\u0130" * 150 + "@county.example"
    browser.post("/desk/staff/add", 422, name="Juma", email=email, role="editor")
