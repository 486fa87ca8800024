"""Every page stands behind the one guard: sessions, proofs of forms, rights, counties, and what a stranger is told."""

import re
from datetime import timedelta

import pytest
from starlette.routing import Route

from admin.desk import desk_pages, desk_routes
from admin.desk.access import RIGHTS, Member, Right, Role
from admin.desk.guard import GuardedRoute, Page
from admin.desk.store.sessions import IDLE, LONGEST
from knowledge.values import NATIONAL
from tests.desk.service import Desk

OPEN = {"/desk/sign-in", "/desk/welcome/{token}"}
"""Addresses that come before signing in; no other page may be without a right."""
FILLED = {"number": "1", "topic": "alien-card", "scope": "mombasa", "slug": "police-999"}
PAGES = list(desk_pages())
NAMES = [f"{page.method} {page.address}" for page in PAGES]


def filled(page: Page, scope: str = "mombasa") -> str:
    parts = FILLED | {"scope": scope}
    return re.sub(r"{(\w+)(:\w+)?}", lambda found: parts.get(found[1], "x"), page.address)


def test_every_route_of_the_desk_is_guarded(sqlite_desk: Desk) -> None:
    routes = desk_routes(sqlite_desk.context)
    assert routes
    assert all(isinstance(route, GuardedRoute) for route in routes)
    served = [route for route in sqlite_desk.app.routes if isinstance(route, Route) and "desk" in route.path]
    assert all(isinstance(route, GuardedRoute) for route in served)


def test_no_page_is_there_twice_and_only_the_named_are_open() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {page.address for page in PAGES if page.right is None} <= OPEN


CLOSED = [page for page in PAGES if page.right is not None]
FORMS = [page for page in PAGES if page.method == "POST"]
SCOPED = [page for page in PAGES if "{scope}" in page.address]


def test_a_stranger_is_sent_to_sign_in(sqlite_desk: Desk) -> None:
    http = sqlite_desk.visitor().http
    for page in CLOSED:
        answer = http.request(page.method, filled(page), data={"a": "b"}, follow_redirects=False)
        assert answer.status_code == 303, page
        assert answer.headers["location"].startswith("/desk/sign-in"), page


def test_a_form_without_proof_or_from_elsewhere_changes_nothing(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    for page in FORMS:
        fields = {"csrf": "stolen.from-somewhere", "name": "x"}
        assert browser.http.post(filled(page), data=fields).status_code == 403, page
        fields["csrf"] = browser.proof()
        foreign = {"sec-fetch-site": "cross-site"}
        assert browser.http.post(filled(page), data=fields, headers=foreign).status_code == 403, page
    other = sqlite_desk.client(Role.ADMINISTRATOR, name="Somebody else")
    assert other.http.post("/desk/account/language", data={"csrf": browser.proof()}).status_code == 403


@pytest.mark.parametrize("role", Role)
def test_a_role_without_the_right_is_refused(sqlite_desk: Desk, role: Role) -> None:
    browser = sqlite_desk.client(role)
    proof = browser.proof()
    for page in CLOSED:
        if page.right not in RIGHTS[role]:
            answer = browser.http.request(page.method, filled(page), data={"csrf": proof}, follow_redirects=False)
            assert answer.status_code == 403, page


@pytest.mark.parametrize("scope", ["nairobi", NATIONAL])
def test_another_countys_things_are_refused(sqlite_desk: Desk, scope: str) -> None:
    browser = sqlite_desk.client(Role.ADMINISTRATOR, "mombasa")
    proof = browser.proof()
    for page in SCOPED:
        answer = browser.http.request(page.method, filled(page, scope), data={"csrf": proof}, follow_redirects=False)
        assert answer.status_code == 403, page


def test_sessions_end_when_unused_and_when_old(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get("/desk/help")
    sqlite_desk.clock.now += IDLE + timedelta(minutes=6)
    assert browser.http.get("/desk/help", follow_redirects=False).status_code == 303
    other = sqlite_desk.client(Role.EDITOR)
    for _ in range(int(LONGEST / (IDLE / 2))):
        sqlite_desk.clock.now += IDLE / 2 - timedelta(minutes=10)
        other.get("/desk/help")
    sqlite_desk.clock.now += IDLE / 2
    assert other.http.get("/desk/help", follow_redirects=False).status_code == 303


def test_headers_and_cookie(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.visitor()
    answer = browser.http.get("/desk/sign-in")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize(
    ("role", "counties", "right", "scope", "may"),
    [
        (Role.EDITOR, (), Right.EDIT, NATIONAL, True),
        (Role.EDITOR, ("mombasa",), Right.EDIT, "mombasa", True),
        (Role.EDITOR, ("mombasa",), Right.EDIT, NATIONAL, False),
        (Role.EDITOR, ("mombasa",), Right.EDIT, "kwale", False),
        (Role.EDITOR, (), Right.PUBLISH, "mombasa", False),
        (Role.REVIEWER, (), Right.PUBLISH, "mombasa", True),
        (Role.ORGANISER, (), Right.EDIT, None, False),
        (Role.ORGANISER, ("mombasa",), Right.MEET, "mombasa", True),
        (Role.ADMINISTRATOR, ("mombasa",), Right.ADMINISTER, None, True),
    ],
)
def test_rights(role: Role, counties: tuple[str, ...], right: Right, scope: str | None, may: bool) -> None:
    assert Member(1, "a@b.example", "A", role, counties).may(right, scope) is may
