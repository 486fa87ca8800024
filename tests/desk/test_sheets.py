"""Spreadsheets: out and in again without a change; faults by cell; all or nothing; hostile files; safe cells."""

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from admin.desk.access import Role
from admin.sheet_files import files
from admin.sheet_files.read_csv import bare, safe
from knowledge.store.drafts import drafts
from knowledge.store.phrase_rows import phrases_of
from knowledge.store.tables import DraftStatus
from tests.desk.service import Browser, Desk

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send(browser: Browser, content: bytes, status: int = 200, name: str = "answers.xlsx") -> str:
    browser.get("/desk/sheets")
    fields = {"csrf": browser.proof()}
    answer = browser.http.post("/desk/sheets/send", data=fields, files={"file": (name, content, XLSX)})
    assert answer.status_code == status, (answer.status_code, answer.text[-2500:])
    browser.seen = answer.text
    return browser.seen


def table(browser: Browser, name: str) -> list[dict[str, str]]:
    answer = browser.http.get(f"/desk/sheets/{name}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def comma_separated(rows: list[dict[str, str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(encoding)


def changed(rows: list[dict[str, str]], key: Callable[[dict[str, str]], bool], **cells: str) -> list[dict[str, str]]:
    """The rows that fit, with other cells; `title__sw` is the column title.sw."""
    new = {name.replace("__", "."): cell for name, cell in cells.items()}
    return [row | new for row in rows if key(row)]


def national_card(row: dict[str, str]) -> bool:
    return row["topic"] == "alien-card" and row["place"] == "national"


def test_an_export_comes_back_without_a_change(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    whole = browser.http.get("/desk/sheets/jirani.xlsx").content
    assert "Nothing would change" in send(browser, whole)
    for name in ("entries", "facts", "sources", "contacts", "phrases"):
        content = browser.http.get(f"/desk/sheets/{name}.csv").content
        assert "Nothing would change" in send(browser, content, name=f"{name}.csv")


def test_changes_are_shown_then_handed_in_for_review(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    rows = changed(table(browser, "entries"), national_card, title__en="Foreigner card")
    page = send(browser, comma_separated(rows), name="entries.csv")
    assert "Foreigner" in page
    assert "Entries and contacts that change: 1" in page
    with desk.engine.connect() as connection:
        assert drafts(connection) == ()
    number = page.split('name="sheet" value="')[1].split('"')[0]
    assert "Handed in for review: 1" in browser.post("/desk/sheets/carry", sheet=number)
    with desk.engine.connect() as connection:
        (draft,) = drafts(connection)
    assert draft.status is DraftStatus.IN_REVIEW
    assert draft.document
    assert "Foreigner card" in draft.document
    browser.get("/desk/sheets")
    browser.post("/desk/sheets/carry", 404, sheet=number)


def test_faults_are_told_by_cell_and_nothing_changes(desk: Desk) -> None:
    browser = desk.client(Role.EDITOR)
    facts = [row for row in table(browser, "facts") if national_card(row)]
    fees = [number for number, row in enumerate(facts, 2) if row["kind"] == "fee"]
    broken = [row | {"amount": "five"} if row["kind"] == "fee" else row for row in facts]
    page = send(browser, comma_separated(broken), 422, "facts.csv")
    assert "Nothing was changed" in page
    for number in fees:
        assert f'<td class="number">{number}</td><td>amount</td>' in page
    assert 'name="sheet"' not in page
    with desk.engine.connect() as connection:
        assert drafts(connection) == ()


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"topic": "no-such-topic"}, "topic"),
        ({"place": "atlantis"}, "place"),
        ({"title__en": "A title that is much longer than what a menu can ever show"}, "title.en"),
        ({"answer__sw": ""}, "answer.sw"),
        ({"checked_on": "yesterday"}, "checked_on"),
        ({"contacts": "nobody-here"}, "contacts"),
        ({"answer__en": "It costs {no-such-fact}."}, "answer.en"),
        ({"answer__en": "=HYPERLINK(1)"}, "answer.en"),
    ],
)
def test_each_fault_of_an_entry_names_its_cell(sqlite_desk: Desk, cells: dict[str, str], column: str) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    rows = changed(table(browser, "entries"), national_card, **cells)
    page = send(browser, comma_separated(rows), 422, "entries.csv")
    assert f'<td class="number">2</td><td>{column}</td>' in page


def test_one_fault_keeps_everything_back(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    rows = [
        {"topic": "alien-card", "language": "en", "text": "the blue stranger paper"},
        {"topic": "alien-card", "language": "xx", "text": "the green stranger paper"},
        {"topic": "nothing", "language": "sw", "text": "..."},
    ]
    page = send(browser, comma_separated(rows), 422, "phrases.csv")
    assert page.count("<tr><td>") == 3
    assert 'name="sheet"' not in page


@pytest.mark.usefixtures("nothing_lost")
@pytest.mark.parametrize(("role", "status"), [(Role.REVIEWER, "published"), (Role.EDITOR, "in-review")])
def test_new_phrases_are_added(desk: Desk, role: Role, status: str) -> None:
    browser = desk.client(role)
    rows = [
        {"topic": "alien-card", "language": "en", "text": "the blue stranger paper"},
        {"topic": "alien-card", "language": "en", "text": "The BLUE stranger paper!"},
    ]
    page = send(browser, comma_separated(rows, ";"), name="phrases.csv")
    number = page.split('name="sheet" value="')[1].split('"')[0]
    browser.post("/desk/sheets/carry", sheet=number)
    with desk.engine.connect() as connection:
        added = [one for one in phrases_of(connection, "alien-card") if one.origin == "staff"]
    assert [(one.text, one.status.value) for one in added] == [("the blue stranger paper", status)]


def test_a_contact_is_changed_once_for_all(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    contacts = table(browser, "contacts")
    phone = next(row for row in contacts if row["kind"] == "phone" and row["place"] == "national")
    page = send(browser, comma_separated([phone | {"value": "'+254700000001"}]), name="contacts.csv")
    assert "0700000001" in page.replace(" ", "")
    wrong = send(browser, comma_separated([phone | {"value": "07x"}]), 422, "contacts.csv")
    assert '<td class="number">2</td><td>value</td>' in wrong


def test_what_was_changed_here_since_the_export_needs_a_word(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.EDITOR)
    rows = changed(table(browser, "entries"), national_card, title__en="Foreigner card", state="0123456789ab")
    page = send(browser, comma_separated(rows), name="entries.csv")
    assert "Somebody changed these here" in page
    number = page.split('name="sheet" value="')[1].split('"')[0]
    assert "Somebody changed these here" in browser.post("/desk/sheets/carry", sheet=number)
    assert "Handed in" in browser.post("/desk/sheets/carry", sheet=number, override="yes")
    assert "writing a draft" in send(browser, comma_separated(rows), 422, "entries.csv")


def test_another_countys_rows_and_files_are_refused(sqlite_desk: Desk) -> None:
    whole = sqlite_desk.client(Role.EDITOR)
    rows = changed(table(whole, "entries"), national_card, title__en="Foreigner card")
    county = sqlite_desk.client(Role.EDITOR, "mombasa")
    assert "not among those" in send(county, comma_separated(rows), 422, "entries.csv")
    assert {row["place"] for row in table(county, "entries")} <= {"mombasa"}
    assert county.http.get("/desk/sheets/entries.csv?place=nairobi").status_code == 403
    page = send(whole, comma_separated(rows), name="entries.csv")
    number = page.split('name="sheet" value="')[1].split('"')[0]
    county.get("/desk/sheets")
    county.post("/desk/sheets/carry", 404, sheet=number)


def book(*lines: list[str]) -> bytes:
    made = Workbook()
    assert made.active
    for line in lines:
        made.active.append(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def packed(*files: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


ENTITY_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file first"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"PK\x03\x04 not a zip", "could not be opened"),
        (packed(("hello.txt", b"hello")), "could not be opened"),
        (packed(("xl/vbaProject.bin", b"x")), "macros"),
        (packed(("xl/workbook.xml", b"0" * (100 * 1024 * 1024))), "far too large"),
        (packed(*((f"f{n}", b"") for n in range(400))), "far too large"),
        (packed(("[Content_Types].xml", ENTITY_BOMB)), "could not be opened"),
        ("topic,language,text\nalien-card,sw,Nimepoteza caf\xe9".encode("latin-1"), "cannot be read"),
        (b"\x00\x01\x02\x03", "none of our tables"),
        (b"name,phone\nAmina,0700", "none of our tables"),
        (b"topic,language,text,text\na,b,c,d", "same name"),
        (b"topic,language,text\na,b," + b"x" * 7000, "6,000 characters"),
        (b"topic,language,text\n" + b"a,b,c\n" * 30_002, "too large"),
        (b'topic,language,text\n"a', "could not be opened"),
        (book(["topic", "language", "text"], ["a", "b", "x" * 7000]), "6,000 characters"),
    ],
)
def test_hostile_and_broken_files_are_refused_with_a_sentence(sqlite_desk: Desk, content: bytes, said: str) -> None:
    assert said in send(sqlite_desk.client(Role.EDITOR), content, 422)


def test_fifty_megabytes_are_refused(sqlite_desk: Desk) -> None:
    assert "larger than 12 MB" in send(sqlite_desk.client(Role.EDITOR), b"topic," + b"x" * 50_000_000, 413)


def test_a_formula_is_refused_by_its_cell(sqlite_desk: Desk) -> None:
    content = book(["topic", "language", "text"], ["alien-card", "en", '=HYPERLINK("http://evil.example")'])
    page = send(sqlite_desk.client(Role.EDITOR), content, 422)
    assert "holds a formula" in page
    assert '<td class="number">2</td><td>text</td>' in page


def test_unicode_text_of_excel_is_read(sqlite_desk: Desk) -> None:
    rows = [{"topic": "alien-card", "language": "sw", "text": "karatasi ya samawati ya mgeni"}]
    page = send(sqlite_desk.client(Role.EDITOR), comma_separated(rows, "\t", "utf-16"), name="phrases.txt")
    assert "New phrases: 1" in page


def test_exported_cells_are_never_run(sqlite_desk: Desk) -> None:
    browser = sqlite_desk.client(Role.REVIEWER)
    rows = [{"topic": "alien-card", "language": "en", "text": "'=1+1 is my card"}]
    page = send(browser, comma_separated(rows), name="phrases.csv")
    browser.post("/desk/sheets/carry", sheet=page.split('name="sheet" value="')[1].split('"')[0])
    sqlite_desk.refresh()
    raw = browser.http.get("/desk/sheets/phrases.csv").text
    assert ',"\'=1+1 is my card",' in raw
    file = load_workbook(io.BytesIO(browser.http.get("/desk/sheets/jirani.xlsx").content))
    cells = [cell for sheet in file for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.value for cell in cells] == ["=1+1 is my card"]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("cell", ["=1+1", "+254700", "-", "@home", "'quoted", "''", "plain", "", "\tx", "'=x"])
def test_safe_cells_come_back_as_they_were(cell: str) -> None:
    assert bare(safe(cell)) == cell
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("cell", ["x;=1+1", "x\t=1+1", "\n=1+1", "\uff1d1+1"])
def test_no_cell_begins_another_one_whatever_separates_them(cell: str) -> None:
    written = files.comma_separated(("text",), [(cell,)]).decode("utf-8-sig")
    assert written.splitlines()[1].startswith('"')
    assert not written.partition('"text"\r\n"')[2].startswith(("=", "\n", "\uff1d"))
