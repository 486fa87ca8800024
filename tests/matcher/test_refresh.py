"""What a published phrase teaches is known within seconds, and nobody waits while it is learned."""

import asyncio
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from admin.knowledge_base import CurrentLine
from admin.texts import read_texts
from knowledge.files import read
from knowledge.store import save_starter
from knowledge.store.phrase_rows import STAFF, add_phrases
from knowledge.store.tables import Status
from knowledge.values import Phrase
from tests.pages.service import copy_small_content

SOON = 10.0
"""Seconds: twice what is promised, for machines that run other tests beside this one. Measured on a free one: 3."""
LOOK = 0.005
"""Seconds between questions."""
WORD = "kamusirefu"


@pytest.fixture
def current(sqlite_engine: Engine, tmp_path: Path) -> CurrentLine:
    content = read(copy_small_content(tmp_path / "content"))
    with sqlite_engine.begin() as connection:
        save_starter(connection, content)
    return CurrentLine(sqlite_engine, read_texts(content.languages), None, tmp_path)


def first(current: CurrentLine) -> str:
    return current.get().matcher.find(WORD, None).topics[0]


async def test_a_published_phrase_is_learned_soon_while_others_are_served(
    current: CurrentLine, sqlite_engine: Engine
) -> None:
    assert first(current) != "alien-card"
    watching = asyncio.create_task(current.watch())
    with sqlite_engine.begin() as connection:
        new = [Phrase("alien-card", "sw", f"{WORD} {number}", STAFF) for number in ("moja", "mbili")]
        add_phrases(connection, new, Status.PUBLISHED)
    started, served = time.perf_counter(), 0
    while first(current) != "alien-card" and time.perf_counter() - started < 2 * SOON:
        await asyncio.sleep(LOOK)
        served += 1
    took = time.perf_counter() - started
    watching.cancel()
    assert took < SOON
    assert served > took / (LOOK * 20), "questions were answered all the while"
