"""The rules of content: the small tree keeps them all, and each mistake is told with its place."""

from pathlib import Path

import pytest

from knowledge.files import read, starter_directory
from knowledge.findings import Finding, Severity
from knowledge.rules import RULES, check
from tests.knowledge.trees import CONTACTS, ENTRY, FILES, POLICE, plant

CARD = "topics/alien-card/national.yaml"
POLICE_ENTRY = "topics/police/national.yaml"
MIXED_PHRASES = "topics/alien-card/phrases.mixed.txt"
NATIONAL_CONTACTS = "contacts/national.yaml"
ENGLISH = "Stay more than 90 days? Get an alien card. It costs {card-fee}. Ask {helpdesk}"
KISWAHILI = "Unakaa zaidi ya siku 90? Pata kadi ya mgeni. Ada ni {card-fee}. Uliza {helpdesk}"

NAME = "alien-card/national"
EN, SW, TITLE = f"{NAME} (en) answer", f"{NAME} (sw) answer", f"{NAME} (en) title"
FEE, SOURCE = f"{NAME} (en) fact card-fee", f"{NAME} source fns"

IN_THE_ENTRY = [
    # what stands in the file, what is written instead, where, what is said
    (f"  sw: >-\n    {KISWAHILI}\n", "", SW, "is missing or empty"),
    (KISWAHILI, '""', SW, "does not name {card-fee}, as it does in another language"),
    (", sw: kila mwaka}", "}", f"{NAME} (sw) fact card-fee", "is missing"),
    (". Ask {helpdesk}", "", EN, "does not name {helpdesk}, as it does in another language"),
    ("{helpdesk}", "{nobody}", EN, "names {nobody}, which is no fact of the entry and no contact"),
    ("{helpdesk}", "{office}", SW, "names {office}, which is not in the contacts of the entry"),
    ("{helpdesk}", "helpdesk}", EN, "has a brace that belongs to no key"),
    ("en: each year", 'en: "each {open}"', FEE, "has a brace that belongs to no key"),
    ("Ask {helpdesk}", "Ask {helpdesk} or 0711 000 111", EN, "holds a phone number (0711 000 111)"),
    ("Uliza {helpdesk}", "Uliza {helpdesk} au +254711000111", SW, "holds a phone number"),
    ("Ask {helpdesk}", "Ask {helpdesk}, dial *147#", EN, "holds a phone code (*147#)"),
    ("Ask {helpdesk}", "Ask {helpdesk} on 999", EN, "holds 999: write {helpdesk}"),
    ("Stay more", "Pay KES 5,000. Stay more", EN, "holds an amount of money (KES 5,000)"),
    ("Unakaa", "Lipa shilingi 500. Unakaa", SW, "holds an amount of money (shilingi 500)"),
    ("Stay more", "Pay 500 bob. Stay more", EN, "holds an amount of money (500 bob)"),
    ("Stay more", "Pay 500/=. Stay more", EN, "holds an amount of money"),
    ("Stay more", "Write to a@b.go.ke. Stay more", EN, "holds an e-mail address (a@b.go.ke)"),
    ("Stay more", "See ecitizen.go.ke. Stay more", EN, "holds a web address (ecitizen.go.ke)"),
    ("Stay more", "Come at 08:00. Stay more", EN, "holds a clock time (08:00)"),
    ("Stay more", "Come at 8 am. Stay more", EN, "holds a clock time (8 am)"),
    ("Unakaa", "Fika saa mbili asubuhi. Unakaa", SW, "holds a clock time (saa mbili asubuhi)"),
    ("en: each year", "en: from 8 am", FEE, "holds a clock time (8 am)"),
    ("Stay more", "Don’t wait. Stay more", EN, "holds '’' (U+2019), which no plain"),
    ("{en: Alien card,", "{en: Alien card for foreigners who live here long,", TITLE, "has 44 characters"),
    ("{en: Alien card,", '{en: "Alien\\ncard",', TITLE, "is more than one line"),
    ("sources: [fns],\n", "sources: [],\n", NAME, "fact card-fee names no source"),
    ("sources: [fns],\n", "sources: [old],\n", NAME, "fact card-fee names the source old, which the entry"),
    ("confidence: second-source", "confidence: unverified", NAME, "is a fee that is unverified: leave it out"),
    ('url: "https://fns.immigration.go.ke/"', "url: fns.go.ke", SOURCE, "fns.go.ke is not a whole web"),
    ("published: undated", 'published: ""', SOURCE, "does not say when it was published"),
    ("title: Foreign National Services", 'title: " "', SOURCE, "has no title"),
    ("review_by: 2027-05-22", "review_by: 2026-11-22", NAME, "review_by 2026-11-22 is not after checked_on"),
    ("checked_on: 2026-11-22", "checked_on: 2026-11-01", NAME, "source fns was read on 2026-11-22, after"),
    ("Unakaa", "Ukitiwa kutiwa mbaroni uliza. Unakaa", SW, 'says "kutiwa mbaroni": the glossary'),
    ("contacts:", "emergency_line: {en: Go, sw: Nenda}\ncontacts:", NAME, "topic is no emergency"),
]  # fmt: skip

COPY = CONTACTS.replace("helpdesk", "copy").split("\n\n")[0] + "\n"
HELPDESK = '  kind: tollfree\n  value: "999"'
IN_OTHER_FILES = [
    (POLICE_ENTRY, POLICE.split("emergency_line")[0] + "contacts: []\n" + POLICE.split("contacts: [helpdesk]\n")[1],
     "police/national", "has no emergency_line, and its topic is an emergency"),
    (POLICE_ENTRY, POLICE.split("sources:")[0] + "checked_on: 2026-11-22\nreview_by: 2027-05-22\n",
     "police/national", "has no source"),
    (NATIONAL_CONTACTS, CONTACTS.replace("{en: Help desk, sw: Dawati la msaada}", "{en: Help desk}"),
     "contact helpdesk (sw) name", "is missing or empty"),
    (NATIONAL_CONTACTS, CONTACTS.replace("{en: Come early", "{en: Come – early"), "contact office (en) note", "U+2013"),
    (NATIONAL_CONTACTS, CONTACTS.replace("{en: Come early", '{en: "{x}"'), "contact office (en) note", "has a brace"),
    (NATIONAL_CONTACTS, CONTACTS.replace("second-source", "unverified"), "contact helpdesk", "is unverified"),
    (NATIONAL_CONTACTS, CONTACTS.replace('"https://example.org/desk"', "x"), "contact helpdesk source", "is not a"),
    (NATIONAL_CONTACTS, f"{CONTACTS}\n{COPY}", "contact copy", "has the same tollfree as contact helpdesk"),
    ("topics/police/phrases.en.txt", "Cost of ALIEN card!\n", "alien-card phrases (en)", "is a phrase of police, too"),
    (MIXED_PHRASES, "cost of alien card\n", "alien-card phrases (mixed)", "is there already, in en"),
    (MIXED_PHRASES, "?!\n", "alien-card phrases (mixed)", "'?!' has no words"),
    ("negatives/chat.txt", "cost of alien card?\n", "negatives/chat", "is a phrase of alien-card, too"),
]  # fmt: skip

VALUES = [
    # kind, value, what is wrong with it
    ("phone", "+254711000111", None),
    ("phone", "+254202000000", None),
    ("phone", "1919", None),
    ("phone", "0711000111", "is neither an E.164 number nor a listed short code"),
    ("phone", "+25471100011", "is not a valid phone number"),
    ("phone", "+254800720501", "is a toll-free number, so its kind is tollfree"),
    ("tollfree", "+254800720501", None),
    ("tollfree", "+254711000111", "is not a toll-free number, so its kind is phone"),
    ("tollfree", "1234", "is neither an E.164 number nor a listed short code"),
    ("sms", "15700", None),
    ("sms", "+254711000111", None),
    ("sms", "15701", "is neither an E.164 number nor a listed short code"),
    ("whatsapp", "+254711000111", None),
    ("whatsapp", "1199", "is not a valid phone number such as +254711000111"),
    ("ussd", "*147#", None),
    ("ussd", "147", "is not a USSD code such as *147#"),
    ("email", "info@drs.go.ke", None),
    ("email", "info at drs", "is not an e-mail address"),
    ("web", "https://ecitizen.go.ke", None),
    ("web", "ecitizen.go.ke", "is not a whole web address"),
    ("web", "https://e citizen.go.ke", "is not a whole web address"),
    ("web", "https://[x", "is not a whole web address"),
]


def found(tree: Path, measured: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(finding.where, finding.sentence) for finding in check(read(tree), measured)]


def test_the_small_tree_keeps_all_rules(tmp_path: Path) -> None:
    assert check(read(plant(tmp_path))) == ()


@pytest.mark.parametrize(("right", "wrong", "where", "sentence"), IN_THE_ENTRY)
def test_a_mistake_in_an_entry_is_told(tmp_path: Path, right: str, wrong: str, where: str, sentence: str) -> None:
    assert right in ENTRY
    findings = found(plant(tmp_path, {CARD: ENTRY.replace(right, wrong)}))
    assert any(place == where and sentence in said for place, said in findings), findings


@pytest.mark.parametrize(("file", "text", "where", "sentence"), IN_OTHER_FILES)
def test_a_mistake_elsewhere_is_told(tmp_path: Path, file: str, text: str, where: str, sentence: str) -> None:
    findings = found(plant(tmp_path, {file: text}))
    assert any(place == where and sentence in said for place, said in findings), findings


@pytest.mark.parametrize(("kind", "value", "sentence"), VALUES)
def test_a_contact_can_be_reached(tmp_path: Path, kind: str, value: str, sentence: str | None) -> None:
    contacts = CONTACTS.replace(HELPDESK, f'  kind: {kind}\n  value: "{value}"')
    findings = [
        said for place, said in found(plant(tmp_path, {NATIONAL_CONTACTS: contacts})) if place == "contact helpdesk"
    ]
    assert findings == ([] if sentence is None else findings)
    assert sentence is None or any(sentence in said for said in findings)


HARMLESS = [
    "Wait 72 hours. Bring 2 photos of 35 by 45 mm",
    "The law of 2021, section 13, paragraph 2",
    "Open to 100 people of 18 to 35 years, grade 1 to 8",
    "Ndani ya saa 72. Leta picha 2",
    "Room 4, 3rd floor, Class M, Form 25, Kakuma 1",
]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_other_numbers_may_stand_in_sentences(tmp_path: Path, sentence: str) -> None:
    assert found(plant(tmp_path, {CARD: ENTRY.replace("Stay more", f"{sentence}. Stay more")})) == []


def test_no_phrase_equals_a_question_that_measures(tmp_path: Path) -> None:
    measured = frozenset({"Cost of alien card?!", "arsenal walishinda JANA", "???"})
    assert found(plant(tmp_path), measured) == [
        ("alien-card phrases (en)", "'cost of alien card' is one of the questions for measuring: write another"),
        ("negatives/football", "'Arsenal walishinda jana' is one of the questions for measuring: write another"),
    ]


def test_a_fee_of_nothing_that_nobody_verified_is_a_warning(tmp_path: Path) -> None:
    free = ENTRY.replace("amount: 5000", "amount: 0").replace("second-source", "unverified")
    [finding] = check(read(plant(tmp_path, {CARD: free})))
    assert finding == Finding(
        Severity.WARNING, NAME, "fact card-fee says that it is free, and nobody has verified it: ask"
    )
    assert str(finding).startswith("warning: alien-card/national: fact card-fee")


def test_every_rule_of_the_package_is_in_the_table() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(names) == len(set(names))


def test_the_starter_content_keeps_the_rules() -> None:
    assert [str(finding) for finding in check(read(starter_directory())) if finding.severity is Severity.ERROR] == []


def test_the_files_of_the_small_tree_are_all_read(tmp_path: Path) -> None:
    base = read(plant(tmp_path))
    assert len(base.phrases) + len(base.danger) == sum(
        text.count("\n") for file, text in FILES.items() if file.endswith(".txt") and file.startswith("topics/")
    )
