"""The way back from a published change of a contact."""

import re

from sqlalchemy import update

from admin.desk.access import Role
from knowledge.store.tables import contact
from tests.desk.service import Browser, Desk
from tests.desk.test_contacts import LINE, change, stored


def test_a_published_mistake_is_taken_back_through_review(desk: Desk) -> None:
    right = stored(desk, LINE).value["en"]
    editor, reviewer = desk.client(Role.EDITOR, "mombasa"), desk.client(Role.REVIEWER, "mombasa")
    mistake = number_in(change(editor, desk, LINE, value="0722 000 111", do="submit", why="They moved."))
    publish(reviewer, mistake)
    assert stored(desk, LINE).value["en"] == "+254722000111"
    desk.refresh()
    history = editor.get(f"/desk/contacts/{LINE}")
    assert f'<a href="/desk/review/{mistake}">' in history
    assert "They moved." in history
    assert "Bring back what was there before" in editor.get(f"/desk/review/{mistake}")
    back = number_in(editor.post(f"/desk/review/{mistake}/before"))
    assert back != mistake
    again = editor.post(f"/desk/review/{mistake}/before")
    assert "There is a draft of this contact already" in again
    publish(reviewer, back)
    assert stored(desk, LINE).value["en"] == right
    desk.refresh()
    assert "Bring back what was there before" not in editor.get(f"/desk/review/{mistake}")


def test_a_change_that_is_not_published_cannot_be_taken_back(sqlite_desk: Desk) -> None:
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    waiting = number_in(change(editor, sqlite_desk, LINE, value="0722 000 111", do="submit"))
    assert "nothing from before this change" in editor.post(f"/desk/review/{waiting}/before", 409)


def number_in(page: str) -> int:
    """The number of the draft that a page leads to."""
    found = re.search(r"/desk/review/(\d+)", page)
    assert found
    return int(found[1])


def publish(browser: Browser, number: int) -> None:
    version = re.search(r'name="version" value="(\d+)"', browser.get(f"/desk/review/{number}"))
    assert version
    browser.post(f"/desk/review/{number}/publish", version=version[1])


def test_a_contact_that_holds_elsewhere_now_is_for_those_who_look_after_it(sqlite_desk: Desk) -> None:
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    changed = number_in(change(editor, sqlite_desk, LINE, value="0722 000 111", do="submit"))
    publish(sqlite_desk.client(Role.REVIEWER, "mombasa"), changed)
    with sqlite_desk.engine.begin() as connection:
        connection.execute(update(contact).where(contact.c.slug == LINE).values(county="kilifi"))
    editor.get(f"/desk/review/{changed}")
    editor.post(f"/desk/review/{changed}/before", 403)
