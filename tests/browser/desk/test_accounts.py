"""Signing in and out: the first account, a code from the phone, and a colleague who is invited."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete

from admin.commands.staff import first_link
from admin.desk.access import Role
from admin.desk.store.tables import audit, staff, staff_link, staff_session
from admin.settings import read_settings
from knowledge.store import open_engine
from tests.browser.desk.clerk import OTHER_WAYS, WAYS, Clerk, Way, ways
from tests.browser.desk.conftest import At
from tests.pages.service import demo_service

PASSWORD = "three small words"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An installation where nobody has an account yet: its address, and the folder of its data."""
    data = tmp_path_factory.mktemp("new")
    with demo_service(data) as address:
        yield address, data


@pytest.fixture
def link(place: tuple[str, Path]) -> Iterator[str]:
    """The one-time link that the first start prints; afterwards nobody is there again."""
    engine = open_engine(read_settings({"JIRANI_DATA": str(place[1])}).database_url)
    with engine.begin() as connection:
        path = first_link(connection, datetime.now(UTC))
    assert path is not None
    yield path
    with engine.begin() as connection:
        for table in (audit, staff_link, staff_session, staff):
            connection.execute(delete(table))
    engine.dispose()


def sign_in(clerk: Clerk, password: str = PASSWORD, code: str = "") -> None:
    clerk.fill({"email": "Amina@county.example", "password": password, "code": code})
    clerk.press("Sign in")


@ways(*WAYS)
def test_the_first_account_and_a_code(at: At, place: tuple[str, Path], link: str, way: Way) -> None:
    clerk = Clerk(at(link, address=place[0], status=410, **way.browser), way.language)
    clerk.fill({"name": "Amina Hassan", "email": "amina@county.example", "password": PASSWORD, "again": PASSWORD})
    clerk.press("Save and go on")
    clerk.sees(clerk.say("Work list"), clerk.say("First steps"))

    secret = set_up_a_code(clerk)
    clerk.press("Sign out")
    sign_in(clerk, "not the password")
    clerk.sees(
        clerk.say("This e-mail address and password do not belong together. Try again, or ask your administrator.")
    )
    sign_in(clerk)
    expect(clerk.page.locator(".errors")).to_contain_text(
        clerk.say("Your account asks for a code, too: open the app on your phone and write its six digits below.")
    )
    sign_in(clerk, code=pyotp.TOTP(secret).at(datetime.now(UTC), counter_offset=1))
    clerk.sees(clerk.say("Work list"))

    clerk.page.goto(link)
    clerk.sees(clerk.say("That did not work"))


def set_up_a_code(clerk: Clerk) -> str:
    """Set up a code from an app; its secret."""
    clerk.page.get_by_role("link", name="Amina Hassan").click()
    clerk.press("Set it up")
    expect(clerk.page.locator("svg.qr")).to_be_visible()
    secret = clerk.page.locator("input[name=secret]").input_value()
    clerk.fill({"code": pyotp.TOTP(secret).now()})
    clerk.press("Ask for a code from now on")
    expect(clerk.page.locator(".notice")).to_be_visible()
    return secret


@ways(*OTHER_WAYS)
def test_a_colleague_is_invited_and_goes(at: At, way: Way) -> None:
    name, email = f"Neema {way}", f"neema.{way}@county.example"
    clerk = Clerk(at("/desk/staff", Role.ADMINISTRATOR, **way.browser), way.language)
    clerk.fill({"name": name, "email": email})
    clerk.field("role").select_option("editor")
    clerk.page.locator("summary#county").click()
    clerk.page.get_by_label("Mombasa").check()
    clerk.press("Make the account")
    invited = welcome(at, clerk.page.locator(".card a").get_attribute("href") or "", name, way)

    clerk.follow("Back to all staff")
    clerk.page.get_by_role("link", name=name).click()
    clerk.press("Close the account")
    expect(clerk.page.locator(".badge", has_text=clerk.say("Closed")).first).to_be_visible()
    invited.page.goto("/desk/")
    expect(invited.page.locator("#email")).to_be_visible()


def welcome(at: At, link: str, name: str, way: Way) -> Clerk:
    """The colleague follows her link, sets a password, and comes to the desk of her county."""
    page: Page = at(link, **way.browser)
    clerk = Clerk(page, way.language)
    clerk.sees(name)
    clerk.fill({"password": PASSWORD, "again": PASSWORD})
    clerk.press("Save and go on")
    clerk.sees(clerk.say("Work list"))
    page.goto("/desk/account")
    clerk.sees("Mombasa", clerk.say("Editor"))
    return clerk
