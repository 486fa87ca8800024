"""The whole service in demo mode, over a few topics of the starter content so that it starts at once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from admin.installation import Installation
from admin.knowledge_base import CurrentLine
from admin.migrate import migrate
from admin.server.app import build_app
from admin.settings import read_settings
from admin.texts import read_texts
from bot.privacy.keys import Keys
from knowledge.files import read, starter_directory
from knowledge.store import open_engine, save_starter
from tests.fakes.serve import serving

TOPICS = (
    "police",
    "ambulance",
    "gender-violence",
    "lost-documents",
    "alien-card",
    "unpaid-wages",
    "legal-aid",
    "shelter",
)


def copy_small_content(target: Path) -> Path:
    """The starter content with a few of its topics only."""
    topics = starter_directory() / "topics"
    others = [path.name for path in topics.iterdir() if path.name not in TOPICS]
    shutil.copytree(starter_directory(), target, ignore=shutil.ignore_patterns(*others))
    return target


@contextmanager
def demo_service(data: Path) -> Iterator[str]:
    """Serve it, with its database in this folder; yields its address."""
    settings = read_settings({"JIRANI_DATA": str(data)})
    engine = open_engine(settings.database_url)
    migrate(engine)
    with engine.begin() as connection:
        save_starter(connection, read(copy_small_content(data / "content")))
    installation = Installation(settings, engine, Keys(settings.secret))
    texts = read_texts(installation.languages())
    with serving(build_app(installation, texts, CurrentLine(engine, texts, settings.county, data))) as url:
        yield url
    engine.dispose()
