"""Contacts: found, looked at, changed by one draft for all entries that use them, and confirmed in one press."""

import re

import pytest
from sqlalchemy import select, update

from admin.desk.access import Role
from admin.desk.store.settings import ONE_PERSON, YES, decide
from admin.desk.store.tables import audit
from knowledge.store import read
from knowledge.store.tables import contact, draft
from knowledge.values import NATIONAL, Contact
from tests.desk.drafting import hand_in
from tests.desk.service import Browser, Desk

HIDDEN = re.compile(r'<input type="hidden" name="(version|base|was)" value="([^"]*)">')
LINE = "mombasa-county-emergency"
TO_CALL = "befrienders-kenya"


def stored(desk: Desk, slug: str) -> Contact:
    with desk.engine.connect() as connection:
        return read(connection).contacts[slug]


def opened(browser: Browser, slug: str) -> dict[str, str | list[str]]:
    """The hidden fields of a contact's form, as a browser would send them."""
    page = browser.get(f"/desk/contacts/{slug}/edit")
    return {name: value.replace("&#34;", '"').replace("&#39;", "'") for name, value in HIDDEN.findall(page)}


def filled(one: Contact, **changed: str) -> dict[str, str | list[str]]:
    fields: dict[str, str | list[str]] = {
        "kind": one.kind,
        "source.title": one.source.title,
        "source.url": one.source.url,
        "source.document": one.source.document,
        "source.published": one.source.published,
        "source.read_on": one.source.read_on.isoformat(),
        "confidence": one.confidence,
        "verify": "yes" if one.verify else "",
    }
    fields |= {f"name.{code}": text for code, text in one.name.items()}
    fields |= {f"note.{code}": text for code, text in (one.note or {}).items()}
    fields |= {"value": next(iter(one.value.values()))}
    if one.hours is not None:
        fields |= {"hours": "always" if one.hours.always else "times", "hours.days": list(one.hours.days)}
        fields |= {"hours.opens": one.hours.opens or "", "hours.closes": one.hours.closes or ""}
    return fields | {name.replace("__", "."): value for name, value in changed.items()}


def change(browser: Browser, desk: Desk, slug: str, status: int = 200, **changed: str) -> str:
    """Open the form of a contact, change some of its fields and press a button (`do`)."""
    hidden = opened(browser, slug)
    return browser.send(f"/desk/contacts/{slug}/edit", {**hidden, **filled(stored(desk, slug), **changed)}, status)


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("", "police-999", "kituo-nairobi"),
        ("q=0722+178+177", TO_CALL, "police-999"),
        ("q=%2B254722178177", TO_CALL, "police-999"),
        ("q=befrienders", TO_CALL, "police-999"),
        ("q=POLISI%2C+dharura", "police-999", TO_CALL),
        ("kind=ussd", "bomayangu-ussd", "police-999"),
        ("call=yes", TO_CALL, "bomayangu-ussd"),
        ("county=mombasa", LINE, "police-999"),
        ("county=nowhere", "police-999", "kituo-nairobi"),
    ],
)
def test_the_list_finds_by_name_number_kind_and_place(
    sqlite_desk: Desk, asked: str, there: str, not_there: str
) -> None:
    browser = sqlite_desk.client(Role.EDITOR, "mombasa")
    pages = [browser.get(f"/desk/contacts?{asked}&page={page}") for page in (1, 2, 3)]
    assert any(f'/desk/contacts/{there}"' in page for page in pages)
    assert not any(f'/desk/contacts/{not_there}"' in page for page in pages)


def test_nothing_found_says_what_to_try(sqlite_desk: Desk) -> None:
    page = sqlite_desk.client(Role.EDITOR).get("/desk/contacts?q=%3Cscript%3E" + "x" * 300)
    assert "No contact is like that" in page
    assert "<script>x" not in page


def test_a_contact_shows_every_entry_that_says_it(desk: Desk) -> None:
    hand_in(desk)
    page = desk.client(Role.EDITOR, "mombasa").get("/desk/contacts/police-999")
    assert "It stands on every page of Jirani" in page
    used = [entry for entry in desk.context.knowledge.entries.values() if "police-999" in entry.contacts]
    assert used
    for entry in used:
        assert f"/desk/entries/{entry.topic}/{entry.scope}" in page
    assert "Emergency lines with it" in desk.client(Role.EDITOR).get("/desk/contacts/gbv-1195")


def test_a_changed_number_reaches_all_entries_through_one_review(desk: Desk) -> None:
    editor = desk.client(Role.EDITOR, "mombasa", name="Edna")
    page = change(editor, desk, LINE, value="0722 000 111", do="submit", why="They moved.")
    assert "Handed in. A colleague can now" in page
    assert stored(desk, LINE).value["en"] != "+254722000111"
    number = re.search(r"/desk/review/(\d+)", page)
    assert number
    reviewer = desk.client(Role.REVIEWER, "mombasa", name="Rehema")
    shown = reviewer.get(f"/desk/review/{number[1]}")
    assert "0722 000111" in shown
    version = re.search(r'name="version" value="(\d+)"', shown)
    assert version
    reviewer.post(f"/desk/review/{number[1]}/publish", version=version[1])
    assert stored(desk, LINE).value["en"] == "+254722000111"


def test_in_one_person_mode_she_is_led_to_the_review_page(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        decide(connection, "mombasa", ONE_PERSON, YES)
    alone = sqlite_desk.client(Role.REVIEWER, "mombasa")
    assert "publish it" in change(alone, sqlite_desk, LINE, value="0722 000 111", do="submit")
    assert "/publish" in alone.seen


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"value": "12"}, "short code that we know"),
        ({"value": "0722 17"}, "no phone number"),
        ({"name.sw": ""}, "This text is missing"),
        ({"name.en": "County \u2019"}, "cost double"),
        ({"value": "0799 019 998"}, "has the same number"),
        ({"source.read_on": "soon"}, "Write a date"),
        ({"kind": "email"}, "no whole e-mail address"),
        ({"hours": "times", "hours.days": [], "hours.opens": "x"}, "at least one day"),
        ({}, "nothing to review"),
    ],
)
def test_what_is_wrong_is_told_by_field_and_kept(
    sqlite_desk: Desk, changed: dict[str, str | list[str]], sentence: str
) -> None:
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    fields = {**opened(editor, LINE), **filled(stored(sqlite_desk, LINE)), **changed, "do": "submit"}
    page = editor.send(f"/desk/contacts/{LINE}/edit", fields, 422)
    assert sentence in page
    assert "Please look at this again" in page
    with sqlite_desk.engine.connect() as connection:
        assert bool(connection.execute(select(draft.c.id)).all()) is bool(changed)


def test_two_editors_at_once_lose_nothing(desk: Desk) -> None:
    first, second = desk.client(Role.EDITOR, name="Amina"), desk.client(Role.EDITOR, name="Baraka")
    before = stored(desk, LINE)
    hers, his = opened(first, LINE), opened(second, LINE)
    address = f"/desk/contacts/{LINE}/edit"
    first.send(address, {**hers, **filled(before, value="0722 000 111", note__en="Ask for Zuhura")})
    page = second.send(address, {**his, **filled(before, value="0722 000 222")}, 409)
    assert "Theirs is: +254722000111" in page
    assert "taken over: Ask for Zuhura" in page
    assert 'value="+254722000222"' in page
    again = {name: value.replace("&#34;", '"').replace("&#39;", "'") for name, value in HIDDEN.findall(page)}
    second.send(address, {**again, **filled(before, value="0722 000 222", note__en="Ask for Zuhura")})
    with desk.engine.connect() as connection:
        fields = connection.execute(select(draft.c.fields)).scalar_one()
    assert fields["value"] == ["+254722000222"]
    assert fields["note.en"] == ["Ask for Zuhura"]


def test_what_was_published_under_a_draft_is_taken_over(sqlite_desk: Desk) -> None:
    editor, reviewer = sqlite_desk.client(Role.EDITOR), sqlite_desk.client(Role.REVIEWER)
    change(editor, sqlite_desk, TO_CALL, note__en="Not on Sundays")
    reviewer.get(f"/desk/contacts/{TO_CALL}")
    reviewer.post(f"/desk/contacts/{TO_CALL}/called")
    page = editor.get(f"/desk/contacts/{TO_CALL}/edit")
    assert "Somebody else has changed this meanwhile" in page
    assert 'value="Not on Sundays"' in page
    change(editor, sqlite_desk, TO_CALL, note__en="Not on Sundays", do="submit")
    shown = editor.get(re.findall(r"/desk/review/\d+", editor.seen)[0])
    assert "was published since" not in shown


def test_a_new_contact_is_a_draft_first(desk: Desk) -> None:
    editor = desk.client(Role.EDITOR, "mombasa")
    assert 'value="national"' not in editor.get("/desk/contacts/new").split("<form", 3)[-1]
    fields: dict[str, str | list[str]] = {
        "version": "0", "base": "", "was": "{}", "scope": "mombasa", "name.en": "Tononoka Clinic", "kind": "phone",
        "value": "0722 000 333", "called_on": "2026-11-23", "confidence": "read", "do": "submit",
    }  # fmt: skip
    assert "This text is missing" in editor.send("/desk/contacts/new", fields, 422)
    slug = "tononoka-clinic-mombasa"
    assert "Nobody is given this yet" in editor.get(f"/desk/contacts/{slug}")
    assert "Tononoka Clinic" in editor.get("/desk/contacts")
    fields |= {**opened(editor, slug), "name.sw": "Zahanati ya Tononoka"}
    assert "Handed in" in editor.send(f"/desk/contacts/{slug}/edit", fields)
    with desk.engine.connect() as connection:
        assert connection.execute(select(draft.c.county, draft.c.status)).all() == [("mombasa", "in-review")]
    other = desk.client(Role.EDITOR, "mombasa", name="Another")
    again = {**fields, "version": "0", "base": "", "was": "{}", "do": "save", "value": "0722 000 444"}
    other.get("/desk/contacts/new")
    other.send("/desk/contacts/new", again)
    assert f"{slug}-2" in other.get("/desk/contacts")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name.en": ""}, "Write who answers there"),
        ({"name.en": "<b>"}, "Write a date"),
        ({"scope": "nairobi"}, "Choose the county"),
        ({"scope": NATIONAL}, "Choose the county"),
        ({"scope": ""}, "Choose the county"),
    ],
)
def test_a_new_contact_needs_a_name_and_one_of_her_places(
    sqlite_desk: Desk, changed: dict[str, str], sentence: str
) -> None:
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    editor.get("/desk/contacts/new")
    fields = {"scope": "mombasa", "name.en": "A", "kind": "phone", "value": "x", "do": "submit", **changed}
    assert sentence in editor.send("/desk/contacts/new", fields, 422)


def test_called_and_right_in_one_press_and_back(desk: Desk) -> None:
    reviewer = desk.client(Role.REVIEWER, name="Rehema")
    before = stored(desk, TO_CALL)
    assert before.verify
    reviewer.get(f"/desk/contacts/{TO_CALL}")
    page = reviewer.post(f"/desk/contacts/{TO_CALL}/called")
    assert "was found to be right today" in page
    after = stored(desk, TO_CALL)
    assert (after.verify, after.confidence) == (False, "confirmed")
    assert after.source.read_on.isoformat() == "2026-11-24"
    assert after.source.url == before.source.url
    undo = dict(re.findall(r'name="(number|back)" value="([^"]*)"', page))
    reviewer.post(f"/desk/contacts/{TO_CALL}/called/undo", **undo)
    assert stored(desk, TO_CALL) == before
    reviewer.post(f"/desk/contacts/{TO_CALL}/called/undo", 409, **undo)
    with desk.engine.connect() as connection:
        actions = connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars().all()
    assert actions == ["contact.called", "contact.called-undone"]


@pytest.mark.parametrize("number", ["", "0", "99", "9" * 40, "x", "-1"])
def test_an_invented_undo_changes_nothing(sqlite_desk: Desk, number: str) -> None:
    reviewer = sqlite_desk.client(Role.REVIEWER)
    reviewer.get(f"/desk/contacts/{TO_CALL}")
    reviewer.post(f"/desk/contacts/{TO_CALL}/called/undo", 409, number=number)


def test_a_reviewed_change_is_not_undone_as_a_press(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        decide(connection, "mombasa", ONE_PERSON, YES)
    reviewer = sqlite_desk.client(Role.REVIEWER, "mombasa")
    page = change(reviewer, sqlite_desk, LINE, value="0722 000 111", do="submit")
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    reviewer.post("/desk/review/1/publish", version=version[1])
    reviewer.get(f"/desk/contacts/{LINE}")
    reviewer.post(f"/desk/contacts/{LINE}/called/undo", 409, number="1")


@pytest.mark.parametrize(
    ("role", "counties", "status"),
    [
        (Role.EDITOR, (), 403),
        (Role.REVIEWER, ("mombasa",), 200),
        (Role.REVIEWER, ("nairobi",), 403),
        (Role.ORGANISER, ("mombasa",), 403),
    ],
)
def test_who_may_confirm(sqlite_desk: Desk, role: Role, counties: tuple[str, ...], status: int) -> None:
    browser = sqlite_desk.client(role, *counties)
    browser.proof()
    browser.post(f"/desk/contacts/{LINE}/called", status)


def test_an_editor_alone_in_her_county_may_confirm(sqlite_desk: Desk) -> None:
    with sqlite_desk.engine.begin() as connection:
        decide(connection, "mombasa", ONE_PERSON, YES)
    editor = sqlite_desk.client(Role.EDITOR, "mombasa")
    assert "I called, it is right" in editor.get(f"/desk/contacts/{LINE}")
    editor.post(f"/desk/contacts/{LINE}/called")


def test_another_countys_contact_is_only_looked_at(sqlite_desk: Desk) -> None:
    editor = sqlite_desk.client(Role.EDITOR, "nairobi")
    assert "belongs to another county" in editor.get(f"/desk/contacts/{LINE}")
    editor.get(f"/desk/contacts/{LINE}/edit", 403)
    editor.post(f"/desk/contacts/{LINE}/edit", 403, kind="phone", value="1")
    assert "whole country change it" in editor.get("/desk/contacts/police-999")
    editor.get("/desk/contacts/police-999/edit", 403)
    editor.get("/desk/contacts/never-heard-of", 404)
    editor.get("/desk/contacts/never-heard-of/edit", 404)


def test_hostile_words_are_shown_as_words(sqlite_desk: Desk) -> None:
    hostile = {"en": '<script>alert("x")</script>', "sw": "{{ 7 * 7 }}"}
    with sqlite_desk.engine.begin() as connection:
        connection.execute(update(contact).where(contact.c.slug == LINE).values(name=hostile, note=hostile))
    sqlite_desk.refresh()
    browser = sqlite_desk.client(Role.REVIEWER)
    for address in ("", "?q=alert", f"/{LINE}", f"/{LINE}/edit"):
        page = browser.get(f"/desk/contacts{address}")
        assert "<script>alert" not in page
        assert "49" not in page.split("<h1>")[1].split("</h1>")[0]


def test_where_a_form_leads_back_is_ours(sqlite_desk: Desk) -> None:
    reviewer = sqlite_desk.client(Role.REVIEWER)
    for back in ("https://evil.example/desk/", "//evil.example", "/desk/\\evil", "/desk/ x", "/desk/?kind=calls"):
        reviewer.proof()
        answer = reviewer.http.post(
            f"/desk/contacts/{TO_CALL}/called",
            data={"csrf": reviewer.proof(), "back": back},
            follow_redirects=False,
        )
        expected = back if back.endswith("calls") else f"/desk/contacts/{TO_CALL}"
        assert answer.headers["location"] == expected
