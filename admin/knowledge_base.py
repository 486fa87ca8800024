"""The knowledge base as an installation has it: content files on the first start, afterwards the database."""

import asyncio
import threading
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.line import Line, Texts, build_line, line_over
from knowledge.base import KnowledgeBase
from knowledge.store import read, reading, version

LOOK_EVERY: Final = 1.0
"""Seconds between looks for a published change; it must be answered within 5, on a busy machine, too."""
log = structlog.get_logger()


class CurrentLine:
    """The line that answers now. What is published is answered at once; what it teaches the matcher, seconds later.

    Learning takes 3 to 7 seconds where words changed by which topics are found (a title, a phrase), so it is done
    beside the line that answers already.
    """

    def __init__(self, engine: Engine, texts: Texts, default_county: str | None, memory: Path) -> None:
        self._engine = reading(engine)
        self._texts = texts
        self._default_county = default_county
        self._memory = memory
        self._version, knowledge = self._read()
        self._learned_version = self._version
        self._turn = threading.Lock()
        self._line = build_line(knowledge, texts, default_county, memory)

    def get(self) -> Line:
        """The line to answer with."""
        return self._line

    def knowledge(self) -> KnowledgeBase:
        """The knowledge base it was built from."""
        return self._line.knowledge

    async def watch(self) -> None:
        """Follow published changes until cancelled; trouble with the database leaves the old line in service."""
        learning: asyncio.Task[None] | None = None
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await asyncio.to_thread(self.refresh)
            except SQLAlchemyError as error:
                log.error("knowledge.not_read", error=type(error).__name__)
            learning = self._learning(learning)

    def _learning(self, before: asyncio.Task[None] | None) -> asyncio.Task[None] | None:
        """The learning that is under way, begun where there is something to learn; what failed waits for a change."""
        if before is not None and not before.done():
            return before
        if before is not None and (error := before.exception()) is not None:
            log.error("knowledge.not_learned", error=type(error).__name__)
            self._learned_version = self._version
        if self._learned_version == self._version:
            return None
        return asyncio.create_task(asyncio.to_thread(self.learn))

    def refresh(self) -> bool:
        """Answer from what is published now, with what was learned before; whether anything had changed."""
        with self._engine.connect() as connection:
            if version(connection) == self._version:
                return False
        number, knowledge = self._read()
        with self._turn:
            self._line = line_over(self._line, knowledge, self._texts)
            self._version = number
        log.info("knowledge.changed", version=number, entries=len(knowledge.entries))
        return True

    def learn(self) -> None:
        """Learn from what is answered now. It takes seconds; what is published meanwhile is answered, too."""
        with self._turn:
            number, knowledge = self._version, self._line.knowledge
        learned = build_line(knowledge, self._texts, self._default_county, self._memory)
        with self._turn:
            newest = self._line.knowledge
            is_newest = newest is knowledge
            self._line = learned if is_newest else line_over(learned, newest, self._texts)
            self._learned_version = number

    def _read(self) -> tuple[int, KnowledgeBase]:
        with self._engine.connect() as connection:
            return version(connection), read(connection)
