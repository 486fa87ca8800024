"""The knowledge base as an installation has it: content files on the first start, afterwards the database."""

import asyncio
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.line import Line, Texts, build_line
from knowledge.base import KnowledgeBase
from knowledge.store import read, version

LOOK_EVERY: Final = 2.0
"""Seconds between looks for a published change; it must be answered within 5."""
log = structlog.get_logger()


class CurrentLine:
    """The line that answers now. A published change builds the next one in the background, then takes its place."""

    def __init__(self, engine: Engine, texts: Texts, default_county: str | None, memory: Path) -> None:
        self._engine = engine
        self._texts = texts
        self._default_county = default_county
        self._memory = memory
        self._version, self._line = self._build()

    def get(self) -> Line:
        """The line to answer with."""
        return self._line

    def knowledge(self) -> KnowledgeBase:
        """The knowledge base it was built from."""
        return self._line.knowledge

    async def watch(self) -> None:
        """Follow published changes until cancelled; trouble with the database leaves the old line in service."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await asyncio.to_thread(self.refresh)
            except SQLAlchemyError as error:
                log.error("knowledge.not_read", error=type(error).__name__)

    def refresh(self) -> bool:
        """Build a new line if something was published; whether there was."""
        with self._engine.connect() as connection:
            if version(connection) == self._version:
                return False
        self._version, self._line = self._build()
        log.info("knowledge.changed", version=self._version, entries=len(self._line.knowledge.entries))
        return True

    def _build(self) -> tuple[int, Line]:
        with self._engine.connect() as connection:
            number = version(connection)
            knowledge = read(connection)
        return number, build_line(knowledge, self._texts, self._default_county, self._memory)
