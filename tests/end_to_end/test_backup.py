"""A backup of the service while it answers, restored into another installation."""

import json
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from sqlalchemy import select

from admin.__main__ import main
from bot.store.tables import incoming, outgoing
from knowledge.store import open_engine
from tests.end_to_end.service import SECRET, Service
from tests.fakes.africastalking import Callbacks

MESSAGES = 40


def test_every_message_in_it_has_its_reply(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    callbacks, file = Callbacks(service.url, SECRET), tmp_path / "1.zip"
    with ThreadPoolExecutor(4) as people:
        answered = [people.submit(callbacks.incoming, f"+2547110{n:05}", "menu") for n in range(MESSAGES)]
        wait(answered, return_when=FIRST_COMPLETED)
        for name, value in service.settings.items():
            monkeypatch.setenv(name, value)
        assert main(["backup", str(file), "--json"]) == 0
        assert [one.result() for one in answered] == [200] * MESSAGES
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert rows["incoming"] >= 1
    assert rows["topic"] > 1

    copy = f"sqlite:///{tmp_path / 'copy.sqlite'}"
    monkeypatch.setenv("JIRANI_DATABASE_URL", copy)
    assert main(["restore", str(file)]) == 0
    engine = open_engine(copy)
    with engine.connect() as connection:
        messages = set(connection.execute(select(incoming.c.id)).scalars())
        replies = set(connection.execute(select(outgoing.c.incoming_id)).scalars())
    engine.dispose()
    assert len(messages) == rows["incoming"]
    assert replies == messages
