"""Whatever an organiser, or a member of another county, asks for by its address: nothing is shown, and nothing changes."""

from collections.abc import Mapping

import pytest
from sqlalchemy import insert, select

from admin.desk import desk_pages
from admin.desk.access import RIGHTS, Role
from admin.desk.guard import Page
from admin.desk.store.tables import audit, staff_link, staff_session
from knowledge.store.metadata import metadata
from tests.desk.service import Desk
from tests.desk.things import Things, one_of_everything

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


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("counties", [(HERS,), ()])
def test_addresses_of_another_countys_things(desk: Desk, role: Role, counties: tuple[str, ...]) -> None:
    if not counties and role is not Role.ORGANISER:
        pytest.skip("she looks after every county")
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
