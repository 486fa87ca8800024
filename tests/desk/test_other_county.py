"""Whatever an organiser or a member of another county asks for: nothing is shown to her, and nothing changes."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select

from admin.desk import desk_pages
from admin.desk.access import RIGHTS, Role
from admin.desk.guard import Page
from admin.desk.store.tables import audit, staff_session
from knowledge.store.metadata import metadata
from tests.desk.service import Desk
from tests.desk.things import one_of_everything

HERS = "kwale"
THEIRS = "mombasa"
SECRET = "Nobody of Kwale reads this"
OWN = ("/desk/account", "/desk/sign-in", "/desk/sign-out", "/desk/welcome/{token}")
"""Pages about oneself."""
PUBLIC = {"/desk/contacts/{slug}"}
"""What people are given is no secret: everybody at the desk may look at a published contact."""
CHANGING = frozenset({staff_session.name, audit.name})
Rows = Mapping[str, list[tuple[object, ...]]]


def rows(desk: Desk) -> Rows:
    """Everything that is stored, but for sessions (the last use) and the audit log."""
    with desk.engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in CHANGING
        }


def audited(desk: Desk) -> list[str | None]:
    with desk.engine.connect() as connection:
        return list(connection.execute(select(audit.c.county)).scalars())


PAGES = [page for page in desk_pages() if not page.address.startswith(OWN)]


def is_about(page: Page) -> bool:
    """Whether the address of the page names a thing."""
    return any(part in page.address for part in ("{number", "{slug", "{scope"))


@pytest.mark.parametrize(("role", "counties"), [*((role, (HERS,)) for role in Role), (Role.ORGANISER, ())])
def test_addresses_of_another_countys_things(desk: Desk, role: Role, counties: tuple[str, ...]) -> None:
    """An organiser of every county has no business with its entries either."""
    things = one_of_everything(desk, THEIRS, SECRET)
    desk.refresh()
    browser = desk.client(role, *counties)
    proof, before = browser.proof(), rows(desk)
    for page in PAGES:
        if not is_about(page) or (not counties and page.right in RIGHTS[role]):
            continue
        for address in things.addresses(page):
            fields = {"csrf": proof, **things.fields(), "text": "x", "version": "3", "do": "drop", "checked": "today"}
            answer = browser.http.request(
                page.method, address, data=fields if page.method == "POST" else None, follow_redirects=False
            )
            if page.address in PUBLIC and address.endswith(things.contact) and page.right in RIGHTS[role]:
                assert answer.status_code == 200, address
                continue
            assert answer.status_code in (403, 404), (page.method, address, answer.status_code)
            assert SECRET not in answer.text, address
    assert rows(desk) == before
    assert THEIRS not in audited(desk)


QUERIES = ("", f"?county={THEIRS}&place={THEIRS}&scope={THEIRS}&topic=alien-card", "?county=national&place=national")
EXTRA = {
    "name": "New",
    "name.en": "New",
    "email": "new@county.example",
    "role": "editor",
    "organiser": "Ward",
    "day": "2026-12-01",
    "time": "10:00",
    "word": "shamba7",
    "alone": "yes",
    "price": "0.80",
    "rate": "free",
    "kind": "phone",
}


@pytest.mark.parametrize("role", Role)
def test_lists_and_forms_that_name_another_countys_things(desk: Desk, role: Role) -> None:
    things = one_of_everything(desk, THEIRS, SECRET)
    desk.refresh()
    browser = desk.client(role, HERS)
    proof, before = browser.proof(), rows(desk)
    phrases = [f"{SECRET} {status} {THEIRS}" for status in ("published", "in-review")]
    for page in PAGES:
        if is_about(page) or page.address.endswith((".pdf", ".xlsx")):
            continue
        for query in QUERIES if page.method == "GET" else ("",):
            address = things.addresses(page)[0] + query
            fields = {"csrf": proof, **EXTRA, **things.fields(), "place": THEIRS} if page.method == "POST" else None
            answer = browser.http.request(page.method, address, data=fields, follow_redirects=False)
            assert answer.status_code < 500, address
            said = answer.text
            for phrase in phrases:  # how people ask is the same everywhere
                said = said.replace(phrase, "")
            assert SECRET not in said, (page.method, address)
            assert things.contact not in said or "phrases" in address, (page.method, address)
    assert rows(desk) == {**before, "phrase": rows(desk)["phrase"]}


def test_looking_changes_nothing(desk: Desk) -> None:
    things = one_of_everything(desk, THEIRS)
    desk.refresh()
    browser = desk.client(Role.ADMINISTRATOR)
    before, told = rows(desk), audited(desk)
    for page in PAGES:
        for address in things.addresses(page) if page.method == "GET" else ():
            if not address.endswith((".pdf", ".png", ".xlsx")):
                assert browser.http.get(address, follow_redirects=False).status_code < 500
    assert rows(desk) == before
    assert audited(desk) == told


def test_a_countys_administrator_and_the_accounts_of_others(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        others = {
            name: sqlite_desk.add_member(connection, role, counties, name)
            for name, role, counties in (
                ("Theirs", Role.EDITOR, (THEIRS,)),
                ("Both", Role.EDITOR, (HERS, THEIRS)),
                ("Whole", Role.ADMINISTRATOR, ()),
            )
        }
        hers = sqlite_desk.add_member(connection, Role.EDITOR, (HERS,), "Hers")
    browser = sqlite_desk.client(Role.ADMINISTRATOR, HERS)
    proof, before = browser.proof(), rows(sqlite_desk)
    fields = {"csrf": proof, "name": "Taken over", "role": "administrator", "county": HERS}
    for number in others.values():
        for act in ("", "/link", "/code", "/disable", "/enable"):
            answer = browser.http.post(f"/desk/staff/{number}{act}", data=fields, follow_redirects=False)
            assert answer.status_code == 403
    for counties in ([], [THEIRS], [HERS, THEIRS]):
        more = {"csrf": proof, "name": "X", "role": "administrator", "county": counties, "email": "x@county.example"}
        for address in (f"/desk/staff/{hers}", "/desk/staff/add"):
            assert browser.http.post(address, data=more, follow_redirects=False).status_code == 422
    assert rows(sqlite_desk) == before
