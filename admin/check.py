"""All rules that content is held to: the knowledge base's own, and that every reply fits its channel."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from admin.texts import read_texts
from bot.conversation import VocabularyError
from bot.reply.rules import reply_findings
from knowledge import rules
from knowledge.base import KnowledgeBase
from knowledge.files import ContentError, read
from knowledge.findings import Finding, Severity


def check_content(directory: Path, not_like: Path | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a content directory, errors first."""
    try:
        knowledge = read(directory)
    except ContentError as error:
        return error.findings
    known = frozenset(_texts(not_like)) if not_like else frozenset[str]()
    found = [*rules.check(knowledge, known), *_replies(knowledge)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


def _replies(knowledge: KnowledgeBase) -> Iterator[Finding]:
    try:
        texts = read_texts(knowledge.languages)
    except VocabularyError as error:
        yield Finding(Severity.ERROR, "locales", str(error))
        return
    yield from reply_findings(knowledge, texts.words, datetime.now(UTC).date())


def _texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)["text"]
