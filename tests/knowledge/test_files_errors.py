"""Content files that break their format: each mistake is told with its file, its place and a sentence."""

from pathlib import Path

import pytest

from knowledge.files import ContentError, entry_from_text, read
from tests.knowledge.trees import CONTACTS, ENTRY, FILES, plant

ENTRY_FILE = "topics/alien-card/national.yaml"
CONTACTS_FILE = "contacts/national.yaml"

IN_AN_ENTRY = [
    # what stands in the file, what is written instead, where, what is said
    ("title: {en: Alien card, sw: Kadi ya mgeni (alien card)}\n", "", "line 1 (title)", "is missing"),
    (
        "title: {en: Alien card, sw: Kadi ya mgeni (alien card)}",
        "title: Alien card",
        "line 1 (title)",
        "should be {en: ...",
    ),
    ("{en: Alien card,", "{de: Alien card,", "line 1 (title.de)", "is no field of the format here"),
    ("checked_on: 2026-11-22\n", "checked_on: yesterday\n", "line 15 (checked_on)", "'yesterday' is not a day"),
    ("checked_on: 2026-11-22\n", "checked_on:\n", "line 15 (checked_on)", "is empty"),
    ("review_by", "review_at", "line 16 (review_at)", "is no field of the format here"),
    ("contacts: [helpdesk]", "contacts: helpdesk", "line 11 (contacts)", "should be a list"),
    ("contacts: [helpdesk]", "contacts: [nobody]", "(contacts)", "there is no contact 'nobody'"),
    ("contacts: [helpdesk]", "contacts: [helpdesk, helpdesk]", "line 11 (contacts)", "'helpdesk' is there 2 times"),
    ("key: open,", "key: card-fee,", "line 8 (facts)", "'card-fee' is there 2 times"),
    ("key: card-fee", "key: Card Fee", "line 8 (facts 1.key)", "should be small letters, digits and hyphens"),
    ("kind: fee", "kind: price", "line 8 (facts 1.kind)", "'price' should be one of fee, documents"),
    ("amount: 5000", "amount: five", "line 8 (facts 1.amount)", "'five' is not an amount"),
    ("amount: 5000", "amount: -1", "line 8 (facts 1.amount)", "'-1' is not an amount"),
    ("amount: 5000, ", "", "line 8 (facts 1.amount)", "is missing"),
    ("amount: 5000", "amount: 5000, amount_to: 4000", "line 8 (facts 1.amount_to)", "should be more than amount"),
    ("currency: KES", "currency: Sh", "line 8 (facts 1.currency)", "'Sh' is not a currency such as KES"),
    (
        "sw: kila mwaka}",
        "sw: kila mwaka, hadi mwisho}",
        "line 8 (facts 1.covers.hadi mwisho)",
        "a comma in it needs quotes",
    ),
    ("second-source", "sure", "line 9 (facts 1.confidence)", "'sure' should be one of confirmed, second-source"),
    (
        "may_have_changed: true",
        "may_have_changed: maybe",
        "line 9 (facts 1.may_have_changed)",
        "should be true or false",
    ),
    ("days: mon-fri", "days: weekdays", "line 10 (facts 2.days)", "'weekdays' should be mon-fri, mon-sat, every-day"),
    ("days: mon-fri", "days: [monday]", "line 10 (facts 2.days)", "unknown day 'monday'"),
    ('"17:00"', '"5pm"', "line 10 (facts 2.days)", "'5pm' is not a time of day such as 08:00"),
    ('closes: "17:00", ', "", "line 10 (facts 2.days)", "opens and closes belong together"),
    ("review_by: 2027-05-22", "review_by: 2027-05-22\nreview_by: 2027-05-22", "line 17 (review_by)", "is given twice"),
    ('url: "https://fns.immigration.go.ke/", ', "", "line 13 (sources 1.url)", "a source is a page (url) or a paper"),
    ("read_on: 2026-11-22}", "read_on: 2026-11-22", "line 15", "is not YAML"),
    ("title:", "\x01title:", "", "characters that no YAML file may hold"),
]

IN_OTHER_FILES = [
    ("topics.csv", None, "topics.csv", "is missing"),
    ("topics.csv", "name,category\n", "topics.csv, line 1", "the header should be slug,category,"),
    ("topics.csv", f"{FILES['topics.csv']}police,emergency,again\n", "topics.csv, line 4", "'police' is there already"),
    ("topics.csv", f"{FILES['topics.csv']}Food,x,y\n", "topics.csv, line 4", "'Food' should be small letters"),
    ("topics.csv", f"{FILES['topics.csv']}food,x\n", "topics.csv, line 4", "has 2 values for 3 columns"),
    ("topics.csv", f'{FILES["topics.csv"]}food,"x\n', "topics.csv, line 4", "is not CSV"),
    ("languages.csv", f"{FILES['languages.csv']}mixed,Mixed,Mixed\n", "languages.csv", "'mixed' is no language"),
    (
        "counties.csv",
        "code,slug,name,headquarters,places,everyday_places\nx,mombasa,M,M,,\n",
        "counties.csv, line 2",
        "is not a county's",
    ),
    (
        "county_points.csv",
        "county,town,latitude,longitude\nlamu,Lamu,1,2\n",
        "county_points.csv, line 2",
        "no county 'lamu'",
    ),
    ("county_points.csv", "county,town,latitude,longitude\nmombasa,M,s,2\n", "county_points.csv, line 2", "degrees"),
    ("glossary.csv", "en,sw,avoid\n", "glossary.csv, line 1", "the header should be en,sw,note,avoid"),
    ("lexicon/de.csv", "form,meaning\n", "lexicon/de.csv", "should be one of lexicon/en.csv, lexicon/sw.csv"),
    ("negatives/chat.txt", None, "negatives/chat.txt", "is not UTF-8 text"),
    ("contacts/kiambu.yaml", "[]\n", "contacts/kiambu.yaml", "is no file of the format"),
    ("topics/food/national.yaml", ENTRY, "topics/food", "there is no such topic in topics.csv"),
    ("topics/alien-card/mombassa.yaml", ENTRY, "topics/alien-card/mombassa.yaml", "is no file of the format"),
    ("topics/alien-card/phrases.swa.txt", "x\n", "topics/alien-card/phrases.swa.txt", "is no file of the format"),
    ("topics/alien-card/danger.sw.txt", "x\n", "topics/alien-card/danger.sw.txt", "is no file of the format"),
    (ENTRY_FILE, "", ENTRY_FILE, "is empty"),
    (ENTRY_FILE, "- a\n", f"{ENTRY_FILE}, line 1", "should be a mapping"),
    (CONTACTS_FILE, "slug: x\n", f"{CONTACTS_FILE}, line 1", "should be a list"),
    (CONTACTS_FILE, CONTACTS.replace("slug: office", "slug: helpdesk"), CONTACTS_FILE, "'helpdesk' is there already"),
    (
        CONTACTS_FILE,
        CONTACTS.replace("kind: tollfree", "kind: fax"),
        f"{CONTACTS_FILE}, line 3 (kind)",
        "'fax' should be",
    ),
    (CONTACTS_FILE, CONTACTS.replace('  value: "999"\n', ""), f"{CONTACTS_FILE}, line 1 (value)", "is missing"),
]


@pytest.mark.parametrize(("right", "wrong", "place", "sentence"), IN_AN_ENTRY)
def test_a_mistake_in_an_entry_is_told_with_its_line(
    tmp_path: Path, right: str, wrong: str, place: str, sentence: str
) -> None:
    assert right in ENTRY
    found = findings(plant(tmp_path, {ENTRY_FILE: ENTRY.replace(right, wrong, 1)}))
    where = f"{ENTRY_FILE}, {place}" if place else ENTRY_FILE
    assert any(said_where == where and sentence in said for said_where, said in found), found


@pytest.mark.parametrize(("file", "text", "where", "sentence"), IN_OTHER_FILES)
def test_a_mistake_in_another_file_is_told(
    tmp_path: Path, file: str, text: str | None, where: str, sentence: str
) -> None:
    plant(tmp_path, {file: text})
    if file == "negatives/chat.txt":
        (tmp_path / file).write_bytes(b"caf\xe9\n")
    found = findings(tmp_path)
    assert any(said_where.startswith(where) and sentence in said for said_where, said in found), found


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    mistakes = {ENTRY_FILE: ENTRY.replace("amount: 5000", "amount: x").replace("kind: hours", "kind: clock")}
    found = findings(plant(tmp_path, {**mistakes, CONTACTS_FILE: CONTACTS.replace("kind: place", "kind: home")}))
    assert [where for where, _ in found] == [
        "contacts/national.yaml, line 11 (kind)",
        "topics/alien-card/national.yaml, line 8 (facts 1.amount)",
        "topics/alien-card/national.yaml, line 10 (facts 2.kind)",
    ]


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert (str(tmp_path / "nowhere"), "is not a directory") in findings(tmp_path / "nowhere")


def test_text_is_read_as_it_is_written(tmp_path: Path) -> None:
    entry = ENTRY.replace("en: Alien card", "en: no").replace("published: undated", "published: 2024-05-01")
    contacts = CONTACTS.replace('value: "999"', "value: 0999")
    base = read(plant(tmp_path, {ENTRY_FILE: entry.replace('"17:00"', "17:00"), CONTACTS_FILE: contacts}))
    read_entry = base.entries["alien-card", "national"]
    assert read_entry.title["en"] == "no"
    assert read_entry.sources[0].published == "2024-05-01"
    assert base.contacts["helpdesk"].value == {"en": "0999", "sw": "0999"}


def test_windows_line_ends_and_byte_order_marks_are_no_mistakes(tmp_path: Path) -> None:
    plant(tmp_path / "unix")
    for file, text in FILES.items():
        path = tmp_path / "windows" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read(tmp_path / "windows") == read(tmp_path / "unix")


def test_an_entry_text_that_is_broken_is_told() -> None:
    with pytest.raises(ContentError, match=r"alien-card/national, line 1 \(answer\): is missing"):
        entry_from_text("title: {en: x}\n", "alien-card", "national", ("en", "sw"))
    with pytest.raises(ContentError, match="alien-card/national: is empty"):
        entry_from_text("", "alien-card", "national", ("en", "sw"))


def findings(directory: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as raised:
        read(directory)
    return [(finding.where, finding.sentence) for finding in raised.value.findings]
