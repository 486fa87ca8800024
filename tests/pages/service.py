"""The whole service in demo mode, over a few topics of the starter content so that it starts at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette

from admin.installation import Installation
from admin.knowledge_base import CurrentLine
from admin.migrate import migrate
from admin.server.app import build_app
from admin.settings import read_settings
from admin.texts import read_texts
from bot.privacy.keys import Keys
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.store import open_engine, save_starter

TOPICS = ("police", "ambulance", "gender-violence", "lost-documents", "alien-card", "unpaid-wages", "legal-aid", "shelter")


def small_knowledge() -> KnowledgeBase:
    """A few of the starter's topics, with all its contacts and counties."""
    whole = read(starter_directory())
    return replace(
        whole,
        topics={slug: topic for slug, topic in whole.topics.items() if slug in TOPICS},
        entries={key: entry for key, entry in whole.entries.items() if key[0] in TOPICS},
        phrases=tuple(phrase for phrase in whole.phrases if phrase.topic in TOPICS),
        danger=tuple(phrase for phrase in whole.danger if phrase.topic in TOPICS),
    )


@contextmanager
def demo_service(data: Path) -> Iterator[Starlette]:
    """The application, with its database in this folder."""
    settings = read_settings({"JIRANI_DATA": str(data)})
    engine = open_engine(settings.database_url)
    migrate(engine)
    with engine.begin() as connection:
        save_starter(connection, small_knowledge())
    installation = Installation(settings, engine, Keys(settings.secret))
    texts = read_texts(installation.languages())
    yield build_app(installation, texts, CurrentLine(engine, texts, settings.county))
    engine.dispose()
