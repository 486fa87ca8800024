"""An entry's history: every version, what it changed, and the way back."""

from datetime import timedelta

import pytest

from admin.desk.access import Role
from knowledge.store.drafts import Subject, open_draft
from knowledge.store.publish import publish_entry
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import NATIONAL
from tests.desk.drafting import dearer, hand_in, let_one_person, now, publish_meanwhile, published
from tests.desk.service import Desk
from tests.desk.test_review import plain, versioned

HISTORY = "/desk/entries/alien-card/national/history"
CARD = Subject(DraftKind.ENTRY, "alien-card", NATIONAL)


def brought_back(desk: Desk) -> int:
    with desk.engine.connect() as connection:
        draft = open_draft(connection, CARD)
    assert draft is not None
    return draft.number


def test_every_version_tells_who_when_and_why(desk: Desk) -> None:
    publish_meanwhile(desk, dearer)
    browser = desk.client(Role.EDITOR)
    page = plain(browser.get(HISTORY))
    assert page.index("Version 2") < page.index("Version 1")
    assert "meanwhile" in page
    assert "Somebody else" in page
    assert "came with the program" in page
    newer, older = plain(browser.get(f"{HISTORY}/2")), plain(browser.get(f"{HISTORY}/1"))
    assert "(taken out: KES 5,000 ) -> (added: KES 6,000 )" in newer
    assert "Bring this version back" not in newer
    assert "(taken out: KES 5,000 ) -> (added: KES 6,000 )" in older
    assert "What this version said first" in older


def test_a_version_comes_back_through_review(desk: Desk) -> None:
    first = published(desk)
    publish_meanwhile(desk, dearer)
    editor = desk.client(Role.EDITOR)
    editor.get(f"{HISTORY}/1")
    page = plain(editor.send(f"{HISTORY}/1/revert", {}))
    assert "Back to version 1." in page
    number = brought_back(desk)
    assert now(desk, number).status is DraftStatus.IN_REVIEW
    assert published(desk) != first
    desk.client(Role.REVIEWER).send(f"/desk/review/{number}/publish", versioned(desk, number))
    assert published(desk) == first
    assert "Version 3" in plain(editor.get(HISTORY))


def test_one_person_brings_back_and_publishes(sqlite_desk: Desk) -> None:
    first, reviewer = published(sqlite_desk), sqlite_desk.client(Role.REVIEWER)
    publish_meanwhile(sqlite_desk, dearer)
    reviewer.get(f"{HISTORY}/1")
    reviewer.send(f"{HISTORY}/1/revert", {})
    number = brought_back(sqlite_desk)
    reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number), 403)
    let_one_person(sqlite_desk, NATIONAL)
    reviewer.send(f"/desk/review/{number}/publish", versioned(sqlite_desk, number))
    assert published(sqlite_desk) == first


def test_a_draft_that_is_there_comes_first(sqlite_desk: Desk) -> None:
    publish_meanwhile(sqlite_desk, dearer)
    number, editor = hand_in(sqlite_desk, lambda entry: dearer(entry, 7000)), sqlite_desk.client(Role.EDITOR)
    editor.get(f"{HISTORY}/1")
    assert "There is a draft of this entry already" in editor.send(f"{HISTORY}/1/revert", {})
    assert brought_back(sqlite_desk) == number


@pytest.mark.parametrize("address", ["/9", "/0", "/99999999999999999999"])
def test_versions_that_are_not_there(sqlite_desk: Desk, address: str) -> None:
    editor = sqlite_desk.client(Role.EDITOR)
    editor.get(HISTORY + address, 404)
    editor.send(f"{HISTORY}{address}/revert", {}, 404)
    editor.get("/desk/entries/nothing/national/history", 404)
    editor.get("/desk/entries/alien-card/wajir/history", 404)


def test_long_histories_have_pages(sqlite_desk: Desk) -> None:
    entry = published(sqlite_desk)
    with sqlite_desk.engine.begin() as connection:
        for amount in range(60):
            sqlite_desk.clock.now += timedelta(days=1)
            publish_entry(connection, dearer(entry, amount), "Rehema", "")
    editor = sqlite_desk.client(Role.EDITOR)
    assert "Version 61" in plain(editor.get(HISTORY))
    assert "Version 61" not in plain(editor.get(f"{HISTORY}?page=2"))
    assert "Version 1 " in plain(editor.seen)
