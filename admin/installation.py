"""One installation, opened: its database and keys, as the settings say."""

from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from admin.migrate import migrate
from admin.settings import SettingError, Settings
from admin.starter import fingerprint, is_loaded, remember_loaded
from bot.delivery import outbox
from bot.privacy.keys import Keys
from knowledge.base import KnowledgeBase
from knowledge.files import read as read_content
from knowledge.files import starter_directory
from knowledge.store import languages, open_engine, read, reading, save_starter

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Installation:
    """What every command needs that touches the database."""

    settings: Settings
    engine: Engine
    keys: Keys

    def languages(self) -> tuple[str, ...]:
        """The codes of the languages we answer in, the fallback first."""
        with reading(self.engine).connect() as connection:
            return languages(connection)


def open_installation(settings: Settings) -> Installation:
    """Connect and bring the tables up to date; a SettingError where the database cannot be used."""
    try:
        engine = open_engine(settings.database_url)
        migrate(engine)
    except (SQLAlchemyError, ValueError) as error:
        raise SettingError(f"JIRANI_DATABASE_URL: the database cannot be opened ({type(error).__name__}).") from error
    return Installation(settings, engine, Keys(settings.secret))


def load_starter(installation: Installation) -> None:
    """Load the content that comes with the program: all of it on the first start, later only what is new in it."""
    # The first start makes everything; later ones bring in what is new and leave alone what staff have edited.
    settings = installation.settings
    digest = fingerprint(settings.database_url)
    if is_loaded(settings.data, installation.engine, digest):
        return
    content = read_content(starter_directory())
    with installation.engine.begin() as connection:
        report = save_starter(connection, content)
    if report.changed:
        log.info("knowledge.loaded", **report.counts())
    remember_loaded(settings.data, digest)


def take_over(installation: Installation) -> None:
    """Make the replies that a killed process was sending due again: on SQLite nobody else can be sending them."""
    if installation.engine.dialect.name == "sqlite":
        released = outbox.release_all(installation.engine, datetime.now(UTC))
        if released:
            log.warning("delivery.taken_over", messages=released)


def published_or_starter(settings: Settings) -> KnowledgeBase:
    """What is published here; the starter content where nothing was ever started. Changes nothing."""
    try:
        engine = reading(open_engine(settings.database_url))
        with engine.connect() as connection:
            published = read(connection)
    except (SQLAlchemyError, ValueError):
        return read_content(starter_directory())  # there are no tables yet
    return published if published.entries else read_content(starter_directory())
