"""Entries as a clerk works on them: written, saved, handed in, given up and brought back."""

import re

import pytest
from sqlalchemy import select

from admin.desk.access import Role
from admin.desk.store.tables import audit
from knowledge.store.drafts import Draft, Subject, open_draft
from knowledge.store.publish import publish_entry, stored_entry
from knowledge.store.tables import DraftKind, DraftStatus
from knowledge.values import NATIONAL, Entry
from tests.desk.entry_pages import CARD, MOMBASA, Fields, change, form_in
from tests.desk.service import Browser, Desk


def draft_of(desk: Desk, scope: str = NATIONAL, topic: str = "alien-card") -> Draft | None:
    with desk.engine.connect() as connection:
        return open_draft(connection, Subject(DraftKind.ENTRY, topic, scope))


def published(desk: Desk, topic: str = "alien-card", scope: str = NATIONAL) -> Entry:
    with desk.engine.connect() as connection:
        stored = stored_entry(connection, ("en", "sw"), topic, scope)
    assert stored
    return stored.entry


def actions(desk: Desk) -> list[str]:
    with desk.engine.connect() as connection:
        return list(connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars())


def error_of(page: str, field: str) -> str:
    found = re.search(rf'id="{re.escape(field)}-error">([^<]*)<', page)
    return found[1] if found else ""


def test_the_form_shows_every_entry_and_sends_it_back_unchanged(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    for topic, scope in sqlite_desk.context.knowledge.entries:
        page = browser.get(f"/desk/entries/{topic}/{scope}")
        after = browser.send(f"/desk/entries/{topic}/{scope}/save", form_in(page))
        assert "Nothing has changed" in after, (topic, scope)
        assert draft_of(sqlite_desk, scope, topic) is None


def test_what_is_typed_is_kept_in_a_draft_and_people_see_nothing_of_it(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    page = change(browser, title__en="Card for foreigners", answer__en="Right or wrong: {nothing")
    assert "Saved at 12:00" in page
    assert "Right or wrong: {nothing" in page
    draft = draft_of(desk)
    assert draft is not None
    assert draft.fields["title.en"] == ["Card for foreigners"]
    assert published(desk).title["en"] == "Alien card"
    assert actions(desk) == ["entry.draft-begun", "entry.draft-saved"]
    again = change(browser, title__en="Foreigners")
    assert 'value="Foreigners"' in again
    after = draft_of(desk)
    assert after is not None
    assert after.number == draft.number


def test_the_form_saves_by_itself_and_tells_so_quietly(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    sent: Fields = {**form_in(browser.get(CARD)), "auto": "yes", "title.en": "Card"}
    first = browser.send(f"{CARD}/save", sent)
    assert "Saved at 12:00" in first
    assert "<html" not in first
    version = re.search(r'id="version" value="(\d+)"', first)
    assert version
    assert "All saved" in browser.send(f"{CARD}/save", {**sent, "version": version[1], "draft": "1"})


def test_what_is_wrong_is_kept_and_told_beside_its_field(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    page = change(browser, fields={"fact.card-fee.amount": "a lot"})
    assert "Write an amount in figures" in error_of(page, "fact.card-fee.amount")
    assert 'value="a lot"' in page
    assert form_in(page)["fact.card-fee.amount"] == ["a lot"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("answer.en", "Don\u2019t wait", "cost double"),
        ("answer.en", "Call 0711 000 111", "looks like a phone number"),
        ("answer.en", "Ask {nobody}.", "is neither a fact"),
        ("answer.sw", "", "This text is missing"),
        ("title.en", "A title that is much too long for any menu", "at most 40 characters"),
        ("fact.papers.item.1.sw", "", "This text is missing"),
        ("fact.card-fee.covers.en", "5,000 shillings", "looks like an amount"),
        ("review_by", "2026-01-01", "must come after"),
        ("source.kendi.url", "kendi", "no whole web address"),
        ("fact.how.sources", "", "Choose the source"),
        ("checked_on", "soon", "Write a date"),
    ],
)
def test_what_would_mislead_people_is_not_handed_in(sqlite_desk: Desk, field: str, typed: str, sentence: str) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    sent: Fields = {**form_in(browser.get(CARD)), field: typed}
    page = browser.send(f"{CARD}/submit", sent, status=422)
    assert sentence in page
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    draft = draft_of(sqlite_desk)
    assert draft is not None
    assert draft.status is DraftStatus.DRAFT


def test_a_draft_is_handed_in_with_a_note(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    page = change(browser, act="submit", title__en="Card for foreigners", note="The name on the form")
    assert "Handed in" in page
    draft = draft_of(desk)
    assert draft is not None
    assert (draft.status, draft.note) == (DraftStatus.IN_REVIEW, "The name on the form")
    assert draft.document is not None
    assert "Card for foreigners" in draft.document
    assert "This is in review" in browser.get(CARD)
    change(browser, title__en="Card")
    after = draft_of(desk)
    assert after is not None
    assert after.status is DraftStatus.DRAFT


def test_nothing_new_is_not_handed_in(sqlite_desk: Desk) -> None:
    assert "nothing to review" in change(sqlite_desk.client(Role.EDITOR), act="submit", status=422)


def test_buttons_add_move_and_remove_without_scripts(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    page = change(browser, do="add:hours")
    assert form_in(page)["fact"][-1] == "open"
    page = change(browser, do="up:fact:open")
    assert form_in(page)["fact"][-2] == "open"
    page = change(browser, do="item:papers")
    page = change(browser, do="remove:fact.papers.item:1")
    assert "Form 50" not in form_in(page)["fact.papers.item.2.en"][0]
    page = change(browser, do="remove:fact:how")
    assert "how" not in form_in(page)["fact"]
    page = change(browser, do="source")
    assert form_in(page)["source"][-1] == "source"
    page = change(browser, do="contact:police-999")
    assert form_in(page)["contact"][-1] == "police-999"
    page = change(browser, do="checked")
    assert form_in(page)["checked_by"] == ["editor"]
    assert form_in(page)["checked_on"] == ["2026-11-24"]


def test_many_facts_are_folded_and_sent_along_all_the_same(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    before = {name: v for name, v in form_in(browser.get(CARD)).items() if name.startswith("fact.papers.")}
    change(browser, do="add:fee")
    page = change(browser, do="add:hours")
    assert '<select id="fact.papers.confidence"' not in page
    folded = {name: v for name, v in form_in(page).items() if name.startswith("fact.papers.")}
    blank = [name for name in before if name not in folded]
    assert all(before[name] == [""] for name in blank)
    page = browser.send(f"{CARD}/save", {**form_in(page), "do": "open:fact:papers"})
    assert '<select id="fact.papers.confidence"' in page


def test_a_press_with_scripts_gets_the_form_alone(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.http.headers["hx-request"] = "true"
    piece = change(browser, do="add:fee")
    assert "<html" not in piece
    assert form_in(piece)["fact"][-1] == "cost"


def test_characters_that_cost_are_spelt_plainly_in_one_press(sqlite_desk: Desk) -> None:
    page = change(sqlite_desk.client(Role.EDITOR), answer__en="Don\u2019t wait \u2013 go", do="plain")
    assert form_in(page)["answer.en"] == ["Don't wait - go"]


def test_contacts_are_found_by_name_number_and_place(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    assert "police-999" in browser.get(f"{CARD}/contacts?find=999")
    assert "police-999" in browser.get(f"{CARD}?find=polisi%20dharura")
    assert "No contact like that" in browser.get(f"{CARD}/contacts?find=zzz")
    page = browser.send(f"{CARD}/save", {**form_in(browser.get(CARD)), "do": "find", "find": "999"})
    assert "contact:police-999" in page


def test_two_editors_lose_nothing(desk: Desk) -> None:
    amina, brian = desk.client(Role.EDITOR, name="Amina"), desk.client(Role.EDITOR, name="Brian")
    hers, his = form_in(amina.get(CARD)), form_in(brian.get(CARD))
    amina.send(f"{CARD}/save", {**hers, "title.en": "Card by Amina", "more.sw": "Zaidi ya Amina"})
    told = brian.send(f"{CARD}/save", {**his, "auto": "yes", "title.en": "Card by Brian"})
    assert "A colleague has saved this draft, too" in told
    page = brian.send(f"{CARD}/save", {**his, "title.en": "Card by Brian", "answer.en": "By Brian"}, status=409)
    assert "Amina has changed this draft, too" in page
    shown = form_in(page)
    assert (shown["title.en"], shown["more.sw"], shown["answer.en"]) == (
        ["Card by Brian"],
        ["Zaidi ya Amina"],
        ["By Brian"],
    )
    brian.send(f"{CARD}/save", {**shown, "take": "title.en"})
    draft = draft_of(desk)
    assert draft is not None
    assert draft.fields["title.en"] == ["Card by Amina"]
    assert draft.fields["answer.en"] == ["By Brian"]
    assert draft.fields["more.sw"] == ["Zaidi ya Amina"]


def test_two_tabs_of_one_member_are_no_conflict(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    old = form_in(browser.get(CARD))
    browser.send(f"{CARD}/save", {**old, "title.en": "First"})
    browser.send(f"{CARD}/save", {**old, "answer.en": "Second"})
    draft = draft_of(sqlite_desk)
    assert draft is not None
    assert (draft.fields["title.en"], draft.fields["answer.en"]) == (["First"], ["Second"])


def test_what_was_published_under_a_draft_is_shown_before_handing_in(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    change(browser, title__en="Card for foreigners")
    new = published(desk)
    with desk.engine.begin() as connection:
        publish_entry(connection, _with_answer(new, "Published meanwhile."), "Reviewer", "")
    page = browser.get(CARD)
    assert "Something else was published" in page
    assert form_in(page)["answer.en"] == ["Published meanwhile."]
    assert form_in(page)["title.en"] == ["Card for foreigners"]
    saved = browser.send(f"{CARD}/save", form_in(page))
    assert "Something else was published" not in saved
    draft = draft_of(desk)
    assert draft is not None
    assert draft.fields["answer.en"] == ["Published meanwhile."]


def test_what_was_published_before_the_first_save_is_shown_too(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    sent = form_in(browser.get(CARD))
    old = published(sqlite_desk)
    with sqlite_desk.engine.begin() as connection:
        publish_entry(connection, _with_answer(old, "Published meanwhile."), "Reviewer", "")
    page = browser.send(f"{CARD}/submit", {**sent, "title.en": "Card for foreigners"}, status=409)
    assert "Published meanwhile." in page
    assert form_in(page)["title.en"] == ["Card for foreigners"]


def _with_answer(entry: Entry, answer: str) -> Entry:
    values = {name: getattr(entry, name) for name in entry.__slots__}
    return Entry(**{**values, "answer": {"en": answer, "sw": entry.answer["sw"]}})


def test_a_draft_is_dismissed_and_taken_back(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    page = change(browser, title__en="Card for foreigners")
    version = form_in(page)["version"]
    page = browser.send(f"{CARD}/dismiss", {"version": version})
    assert "The draft is dismissed" in page
    assert draft_of(desk) is None
    number = re.search(r'name="draft" value="(\d+)"', page)
    assert number
    page = browser.send(f"{CARD}/reopen", {"draft": number[1]})
    assert 'value="Card for foreigners"' in page
    browser.send(f"{CARD}/dismiss", {"version": "1"}, status=409)
    browser.send(f"{MOMBASA}/reopen", {"draft": number[1]}, status=404)


def test_a_reviewer_retires_and_restores(desk: Desk) -> None:
    editor, reviewer = desk.client(Role.EDITOR), desk.client(Role.REVIEWER)
    editor.send(f"{MOMBASA}/retire", {}, status=403)
    page = reviewer.send(f"{MOMBASA}/retire", {})
    assert "nobody is answered with this" in page
    assert "Publish it again" in page
    desk.refresh()
    assert ("alien-card", "mombasa") not in desk.context.knowledge.entries
    reviewer.send(f"{MOMBASA}/retire", {}, status=409)
    assert "Published again" in reviewer.send(f"{MOMBASA}/restore", {})
    assert actions(desk)[-2:] == ["entry.retired", "entry.restored"]


def test_other_counties_entries_are_closed(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER, "mombasa")
    browser.get(MOMBASA)
    for act in ("save", "submit", "dismiss", "reopen", "retire", "restore", "preview", "try", "effect", "phrases"):
        browser.send(f"{CARD}/{act}", {}, status=403)
    browser.get(CARD, status=403)


@pytest.mark.parametrize("address", ["/desk/entries/nothing/national", "/desk/entries/alien-card/atlantis"])
def test_what_does_not_exist_is_told_so(sqlite_desk: Desk, address: str) -> None:
    sqlite_desk.client(Role.EDITOR).get(address, status=404)


HOSTILE = "<script>alert(1)</script>\"'>{{ 7 * 7 }}{x}%s\u202e"


def test_hostile_texts_are_shown_as_text(sqlite_desk: Desk) -> None:
    browser: Browser = sqlite_desk.client(Role.EDITOR)
    fields = {
        "title.en": HOSTILE,
        "answer.en": HOSTILE,
        "fact.card-fee.amount": HOSTILE,
        "source.kendi.title": HOSTILE,
        "checked_by": HOSTILE,
        "fact.card-fee.kind": HOSTILE,
        "find": HOSTILE,
        "take": HOSTILE,
    }
    page = change(browser, fields=fields)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in browser.get("/desk/entries")
    assert "<script>alert" not in change(browser, act="preview")
    assert "<script>alert" not in change(browser, act="try", question=HOSTILE)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"version": "x" * 5000, "draft": "-1", "seen": "{" * 5000, "base": "x"},
        {"draft": "99999999999999999999", "version": "1"},
        {"fact": ["a" * 5000, "../x", "a.b.c", ""], "source": ["."], "contact": ["nobody", "'"]},
        {"fact": "x", "fact.x.kind": "fee", "fact.x.amount": "9" * 5000},
        {"fact": "x", "fact.x.kind": "hours", "fact.x.opens": "99:99", "fact.x.days": ["mon"] * 900},
        {
            "title.en": "x" * 100_000,
            "answer.en": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 900,
        },
        {"do": "up:fact:nothing"},
        {"do": "remove:csrf:x"},
        {"do": "add:nothing"},
        {"do": "item:" + "x" * 500},
    ],
)
def test_odd_forms_break_nothing(sqlite_desk: Desk, fields: dict[str, str | list[str]]) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    browser.get(CARD)
    usual = {"preview": (200, 413), "try": (200, 413), "submit": (200, 409, 413, 422), "save": (200, 409, 413)}
    for act, statuses in usual.items():
        answer = browser.http.post(f"{CARD}/{act}", data={"csrf": browser.proof(), **fields})
        assert answer.status_code in statuses, (act, answer.text[-2000:])
    browser.get(CARD)
    browser.get("/desk/entries")
