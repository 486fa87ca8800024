"""`jirani publish`: the same rules as on the page, one sentence for each draft that is not published."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from admin.__main__ import main
from admin.desk.access import Role
from admin.desk.store.tables import audit
from knowledge.store.tables import DraftStatus
from knowledge.values import NATIONAL, Entry
from tests.desk.drafting import (
    WRITER,
    dearer,
    edit,
    hand_in,
    hand_in_contact,
    let_one_person,
    now,
    publish_meanwhile,
    published,
)
from tests.desk.service import Desk


@pytest.fixture(autouse=True)
def _settings(sqlite_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIRANI_DATA", str(tmp_path))
    monkeypatch.setenv("JIRANI_DATABASE_URL", sqlite_desk.engine.url.render_as_string(hide_password=False))


def broken(entry: Entry) -> Entry:
    return replace(entry, sources=())


def test_it_publishes_what_is_named(sqlite_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    number = hand_in(sqlite_desk)
    assert main(["publish", "alien-card/national"]) == 0
    assert capsys.readouterr().out == "alien-card/national: published.\n"
    assert published(sqlite_desk) == dearer(published(sqlite_desk))
    assert now(sqlite_desk, number).decided_by is None
    with sqlite_desk.engine.connect() as connection:
        (line,) = connection.execute(select(audit)).all()
    assert (line.action, line.subject, line.staff_id) == ("entry.published", "alien-card/national", None)


def test_all_that_waits_goes_on_after_a_failure(sqlite_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(sqlite_desk, broken)
    local = hand_in(sqlite_desk, lambda one: one, scope="mombasa")
    contact = hand_in_contact(sqlite_desk, lambda one: replace(one, note=None), "knchr-0800-720-627")
    assert main(["publish", "--all-in-review", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["published"]) for row in rows] == [
        ("alien-card/national", False),
        ("alien-card/mombasa", True),
        ("contact:knchr-0800-720-627", True),
    ]
    assert "has no source" in rows[0]["reason"]
    assert {now(sqlite_desk, one).status for one in (local, contact)} == {DraftStatus.PUBLISHED}


def test_a_named_member_is_held_to_what_she_may(sqlite_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite_desk.engine.begin() as connection:
        sqlite_desk.add_member(connection, Role.REVIEWER, (), "rehema")
        sqlite_desk.add_member(connection, Role.REVIEWER, ("mombasa",), "Juma")
    number = hand_in(sqlite_desk, writer="rehema")
    for by, says in (
        ("Rehema", "a colleague must look at it"),
        ("juma", "Juma may not publish this"),
        (WRITER, "not the name"),
        ("nobody", "not the name"),
    ):
        assert main(["publish", "alien-card/national", "--by", by]) == 1
        assert says in capsys.readouterr().err
    let_one_person(sqlite_desk, NATIONAL)
    assert main(["publish", "alien-card/national", "--by", "rehema@county.example"]) == 0
    assert now(sqlite_desk, number).decided_by is not None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name the drafts"),
        (["alien-card/national", "--all-in-review"], "name the drafts"),
        (["alien-card"], "names no draft"),
        (["police/national"], "there is no open draft"),
        (["contact:nobody"], "there is no open draft"),
    ],
)
def test_a_mistake_gets_one_sentence(
    sqlite_desk: Desk, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", *arguments]) == 1
    assert says in capsys.readouterr().err


def test_what_is_not_ready_is_left_alone(sqlite_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    number = hand_in(sqlite_desk)
    publish_meanwhile(sqlite_desk, lambda entry: dearer(entry, 7000))
    assert main(["publish", "alien-card/national"]) == 1
    assert "Something else was published" in capsys.readouterr().err
    edit(sqlite_desk, number, "Somebody")
    assert main(["publish", "alien-card/national"]) == 1
    assert "not waiting for review" in capsys.readouterr().err
    assert now(sqlite_desk, number).status is DraftStatus.DRAFT
