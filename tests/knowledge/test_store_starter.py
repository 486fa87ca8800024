"""Starter content in the database: what is read is what the files say, and staff's own words are never overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from knowledge.files import ContentError, write
from knowledge.files import read as read_files
from knowledge.store import languages, read, save_starter, version
from knowledge.store.entries import add_revision
from knowledge.store.tables import Status, contact, entry, entry_text, negative, phrase, revision
from tests.knowledge.trees import CONTACTS, ENTRY, FILES, contents, plant

CARD = "topics/alien-card/national.yaml"
MOMBASA = "topics/alien-card/mombasa.yaml"
NATIONAL_CONTACTS = "contacts/national.yaml"
PHRASES = "topics/alien-card/phrases.en.txt"
CHEAPER = ENTRY.replace("amount: 5000", "amount: 4000")


@pytest.fixture
def connection(database: Engine) -> Iterator[Connection]:
    with database.begin() as connection:
        yield connection


class Releases:
    """Releases of the starter content, each the small tree with changes of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0

    def make(self, changes: dict[str, str | None] | None = None) -> Path:
        self._count += 1
        return plant(self._root / str(self._count), changes)


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "releases")


def load(connection: Connection, directory: Path) -> object:
    return save_starter(connection, read_files(directory))


def test_the_first_load_makes_everything(connection: Connection, releases: Releases, tmp_path: Path) -> None:
    release = releases.make({MOMBASA: CHEAPER})
    report = save_starter(connection, read_files(release))
    assert report.added == (
        *("contact helpdesk", "contact office"),
        *("entry police/national", "entry alien-card/national", "entry alien-card/mombasa"),
    )
    assert (report.updated, report.withdrawn, report.differences, report.changed) == ((), (), (), True)
    assert read(connection) == read_files(release)
    write(read(connection), tmp_path / "export")
    assert contents(tmp_path / "export") == contents(release)
    assert (version(connection), languages(connection)) == (1, ("en", "sw"))


def test_loading_again_changes_nothing(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    report = save_starter(connection, read_files(releases.make()))
    assert not report.changed
    assert sum(report.counts().values()) == 0
    assert version(connection) == 1
    assert connection.execute(select(revision.c.number)).scalars().all() == [1, 1]


NEW_PHRASES = "alien card price\nhow do I get an alien card\n"
UNEDITED = [
    # what a release changes, what the report calls updated
    ({CARD: CHEAPER}, ("entry alien-card/national",)),
    ({NATIONAL_CONTACTS: CONTACTS.replace('"999"', '"112"')}, ("contact helpdesk",)),
    ({PHRASES: NEW_PHRASES}, ()),
    ({PHRASES: None}, ()),
    ({"topics.csv": FILES["topics.csv"].replace("the alien card", "the card of foreigners")}, ()),
    ({"counties.csv": FILES["counties.csv"].replace("Mvita;", "Mvita;Nyali;")}, ()),
    ({"county_points.csv": FILES["county_points.csv"].replace("-4.05", "-4.06")}, ()),
    ({"languages.csv": FILES["languages.csv"].replace("Swahili,", "Kiswahili,")}, ()),
    ({"glossary.csv": FILES["glossary.csv"].replace("kukamatwa", "kushikwa")}, ()),
    ({"lexicon/sw.csv": "form,meaning\nnk,nataka\nhp,hapa\n"}, ()),
    ({"negatives/love.txt": "nakupenda\n"}, ()),
    ({"negatives/football.txt": None}, ()),
]


@pytest.mark.parametrize(("changes", "updated"), UNEDITED)
def test_a_later_release_changes_what_nobody_edited(
    connection: Connection, releases: Releases, changes: dict[str, str | None], updated: tuple[str, ...]
) -> None:
    load(connection, releases.make())
    release = releases.make(changes)
    report = save_starter(connection, read_files(release))
    assert (report.updated, report.changed, report.differences) == (updated, True, ())
    assert read(connection) == read_files(release)
    assert version(connection) == 2


def edit_answer(connection: Connection) -> None:
    national = select(entry.c.id).where(entry.c.topic == "alien-card", entry.c.county.is_(None)).scalar_subquery()
    own = (entry_text.c.entry_id == national) & (entry_text.c.language == "en")
    connection.execute(update(entry_text).where(own).values(answer="Come to our office"))


def test_an_edited_entry_is_kept_and_the_difference_shown(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    edit_answer(connection)
    report = save_starter(connection, read_files(releases.make({CARD: CHEAPER})))
    assert read(connection).entries["alien-card", "national"].answer["en"] == "Come to our office"
    assert (report.updated, report.changed) == ((), False)
    [difference] = report.differences
    assert difference.name == "entry alien-card/national"
    lines = difference.diff.splitlines()
    assert lines[:2] == [
        "--- entry alien-card/national as edited here",
        "+++ entry alien-card/national in this release",
    ]
    assert "-    Come to our office" in lines
    assert any(line.startswith("+  - {key: card-fee, kind: fee, amount: 4000") for line in lines)
    assert difference.diff in str(report)


def test_a_difference_is_shown_once_for_each_release(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    edit_answer(connection)
    assert save_starter(connection, read_files(releases.make())).differences == ()
    assert len(save_starter(connection, read_files(releases.make({CARD: CHEAPER}))).differences) == 1
    assert save_starter(connection, read_files(releases.make({CARD: CHEAPER}))).differences == ()


def test_an_edit_that_a_release_makes_too_is_no_edit_any_more(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    edit_answer(connection)
    same = ENTRY.replace(
        "Stay more than 90 days? Get an alien card. It costs {card-fee}. Ask {helpdesk}", "Come to our office"
    )
    assert save_starter(connection, read_files(releases.make({CARD: same}))).differences == ()
    report = save_starter(connection, read_files(releases.make({CARD: CHEAPER})))
    assert report.updated == ("entry alien-card/national",)


def test_an_edited_contact_is_kept_and_the_difference_shown(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    connection.execute(update(contact).where(contact.c.slug == "helpdesk").values(value="111"))
    report = save_starter(connection, read_files(releases.make({NATIONAL_CONTACTS: CONTACTS.replace("999", "112")})))
    assert read(connection).contacts["helpdesk"].value == {"en": "111", "sw": "111"}
    assert [difference.name for difference in report.differences] == ["contact helpdesk"]
    assert '-value: "111"\n+value: "112"' in report.differences[0].diff


def test_what_a_release_drops_is_withdrawn_unless_it_was_edited(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make({MOMBASA: ENTRY}))
    edit_answer(connection)
    without = {CARD: None, MOMBASA: None, NATIONAL_CONTACTS: CONTACTS.split("\n\n")[0] + "\n"}
    report = save_starter(connection, read_files(releases.make(without)))
    assert report.withdrawn == ("entry alien-card/mombasa", "contact office")
    assert [difference.name for difference in report.differences] == ["entry alien-card/national"]
    base = read(connection)
    assert set(base.entries) == {("police", "national"), ("alien-card", "national")}
    assert set(base.contacts) == {"helpdesk"}
    again = save_starter(connection, read_files(releases.make(without)))
    assert (again.withdrawn, again.differences, again.changed) == ((), (), False)


def test_what_staff_retired_stays_retired(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    connection.execute(update(entry).where(entry.c.topic == "alien-card").values(status=Status.RETIRED))
    connection.execute(update(phrase).where(phrase.c.text == "cost of alien card").values(status=Status.RETIRED))
    load(connection, releases.make({CARD: CHEAPER}))
    base = read(connection)
    assert ("alien-card", "national") not in base.entries
    assert "cost of alien card" not in {one.text for one in base.phrases}


def test_what_staff_added_stays(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    own = {"topic": "alien-card", "language": "en", "text": "foreigner id", "origin": "staff", "kind": "question"}
    connection.execute(insert(phrase).values(**own, status=Status.PUBLISHED, position=0))
    connection.execute(insert(negative).values(text="sasa", subject="chat", origin="staff"))
    load(connection, releases.make({PHRASES: NEW_PHRASES, "negatives/football.txt": None}))
    base = read(connection)
    assert [one.text for one in base.phrases if one.language == "en"] == [*NEW_PHRASES.splitlines(), "foreigner id"]
    assert [one.text for one in base.negatives] == ["sasa"]


def test_only_what_is_published_is_read(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.RETIRED):
        connection.execute(update(entry).where(entry.c.topic == "police").values(status=status))
        assert set(read(connection).entries) == {("alien-card", "national")}


def test_revisions_are_numbered_and_keep_the_written_form(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    load(connection, releases.make({CARD: CHEAPER}))
    row = connection.execute(select(entry).where(entry.c.topic == "alien-card")).one()
    own = read(connection).entries["alien-card", "national"]
    assert add_revision(connection, row.id, own, "amina@mombasa.go.ke", "fee checked") == 3
    kept = connection.execute(select(revision).where(revision.c.entry_id == row.id).order_by(revision.c.number)).all()
    assert [(one.number, one.author) for one in kept] == [(1, "starter"), (2, "starter"), (3, "amina@mombasa.go.ke")]
    assert [one.document for one in kept] == [ENTRY, CHEAPER, CHEAPER]
    assert all(one.created_at.utcoffset() is not None for one in kept)


def test_a_column_that_holds_nonsense_is_told(connection: Connection, releases: Releases) -> None:
    load(connection, releases.make())
    connection.execute(update(contact).where(contact.c.slug == "office").values(source={"title": "x"}))
    with pytest.raises(ContentError, match="contact office"):
        read(connection)
