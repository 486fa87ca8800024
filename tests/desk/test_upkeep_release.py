"""A later release's text beside what staff have changed: shown, kept away, or made a draft of; never forced."""

import re
from dataclasses import replace

import pytest

from admin.desk.access import Role
from knowledge.base import KnowledgeBase
from knowledge.store import read, save_starter
from knowledge.store.done import keep_done
from knowledge.store.drafts import Subject
from knowledge.store.publish import publish_contact, publish_entry, written_contact
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL, Contact, Entry
from tests.desk.service import TODAY, Desk

LANGUAGES = ("en", "sw")
CARD = "/desk/release/entry/alien-card/national"
LINE = "/desk/release/contact/befrienders-kenya/national"


def known(desk: Desk) -> KnowledgeBase:
    with desk.engine.connect() as connection:
        return read(connection)


def staff_change_the_card(desk: Desk) -> Entry:
    before = known(desk).entries["alien-card", NATIONAL]
    changed = replace(before, title={"en": "Our card", "sw": "Kadi yetu"})
    with desk.engine.begin() as connection:
        publish_entry(connection, changed, "Amina", "")
    return changed


def staff_change_the_line(desk: Desk) -> Contact:
    before = known(desk).contacts["befrienders-kenya"]
    changed = replace(before, note={"en": "Only by day", "sw": "Mchana tu"})
    with desk.engine.begin() as connection:
        publish_contact(connection, changed, LANGUAGES)
        subject = Subject(DraftKind.CONTACT, before.slug, before.scope)
        texts = (written_contact(before, LANGUAGES), written_contact(changed, LANGUAGES))
        keep_done(connection, subject, {}, *texts, 1, TODAY)
    return changed


def release(desk: Desk, small: KnowledgeBase, *, card: str = "", line: str = "", without_card: bool = False) -> None:
    """Load a later release, with another title of the card and another note of the line."""
    entries, contacts = dict(small.entries), dict(small.contacts)
    if card:
        entries["alien-card", NATIONAL] = replace(entries["alien-card", NATIONAL], title={"en": card, "sw": card})
    if without_card:
        del entries["alien-card", NATIONAL]
    if line:
        contacts["befrienders-kenya"] = replace(contacts["befrienders-kenya"], note={"en": line, "sw": line})
    with desk.engine.begin() as connection:
        save_starter(connection, replace(small, entries=entries, contacts=contacts))
    desk.refresh()


def test_no_news_without_a_release(desk: Desk, small_knowledge: KnowledgeBase) -> None:
    staff_change_the_card(desk)
    staff_change_the_line(desk)
    release(desk, small_knowledge)
    reviewer = desk.client(Role.REVIEWER)
    assert "/desk/release/" not in reviewer.get("/desk/")
    reviewer.get(CARD, 404)
    reviewer.get(LINE, 404)


def test_what_nobody_changed_follows_the_release(sqlite_desk: Desk, small_knowledge: KnowledgeBase) -> None:
    release(sqlite_desk, small_knowledge, card="New card", line="New note")
    assert "/desk/release/" not in sqlite_desk.client(Role.REVIEWER).get("/desk/")
    assert known(sqlite_desk).entries["alien-card", NATIONAL].title["en"] == "New card"


@pytest.mark.parametrize(("address", "words"), [(CARD, "New card"), (LINE, "New note")])
def test_ours_stays_and_that_is_taken_back(
    desk: Desk, small_knowledge: KnowledgeBase, address: str, words: str
) -> None:
    ours = staff_change_the_card(desk), staff_change_the_line(desk)
    release(desk, small_knowledge, card="New card", line="New note")
    editor = desk.client(Role.EDITOR)
    assert address in editor.get("/desk/?kind=release")
    assert words in re.sub(r"<[^>]+>", "", editor.get(address).replace("</span>)</span>", ""))
    page = editor.post(f"{address}/keep")
    assert address not in page.split("<main")[1].replace(f'action="{address}/ask"', "")
    fields = dict(re.findall(r'name="(decision)" value="([^"]*)"', page))
    assert address in editor.post(f"{address}/ask", **fields)
    after = known(desk)
    assert (after.entries["alien-card", NATIONAL], after.contacts["befrienders-kenya"]) == ours
    editor.post(f"{address}/ask", 404, decision="one-person")


@pytest.mark.parametrize(("address", "words"), [(CARD, "New card"), (LINE, "New note")])
def test_the_programs_text_becomes_a_draft(
    desk: Desk, small_knowledge: KnowledgeBase, address: str, words: str
) -> None:
    staff_change_the_card(desk)
    staff_change_the_line(desk)
    release(desk, small_knowledge, card="New card", line="New note")
    editor = desk.client(Role.EDITOR)
    editor.get(address)
    page = editor.post(f"{address}/draft")
    assert f'value="{words}"' in page
    assert "Somebody else has changed this" not in page
    assert address not in editor.get("/desk/")
    release(desk, small_knowledge, card="Newer card", line="Newer note")
    editor.get(address)
    assert "There is a draft of this already" in editor.post(f"{address}/draft")


def test_a_release_that_knows_nothing_new_is_no_news(sqlite_desk: Desk, small_knowledge: KnowledgeBase) -> None:
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.get("/desk/")
    reviewer.post("/desk/entries/alien-card/national/still-right")
    reviewer.post("/desk/contacts/befrienders-kenya/called")
    later = small_knowledge.entries["alien-card", NATIONAL]
    entries = {**small_knowledge.entries, ("alien-card", NATIONAL): replace(later, review_by=later.review_by.max)}
    with sqlite_desk.engine.begin() as connection:
        save_starter(connection, replace(small_knowledge, entries=entries))
    assert "/desk/release/" not in reviewer.get("/desk/")


def test_what_the_program_no_longer_has(desk: Desk, small_knowledge: KnowledgeBase) -> None:
    staff_change_the_card(desk)
    release(desk, small_knowledge, without_card=True)
    editor = desk.client(Role.EDITOR)
    assert "the program does not have it any more" in editor.get("/desk/")
    assert "Open ours, to change or retire it" in editor.get(CARD)
    editor.post(f"{CARD}/draft", 404)
    editor.get(CARD)
    editor.post(f"{CARD}/keep")
    assert "the program does not have it any more" not in editor.get("/desk/")


def test_another_countys_release_is_refused(sqlite_desk: Desk, small_knowledge: KnowledgeBase) -> None:
    staff_change_the_card(sqlite_desk)
    release(sqlite_desk, small_knowledge, card="New card")
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    assert "/desk/release/" not in editor.get("/desk/")
    editor.get(CARD, 403)
    editor.get("/desk/release/entry/alien-card/mombasa", 404)
