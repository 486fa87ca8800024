"""The published knowledge base out of the database, and the version that tells each process when to read it again."""

from sqlalchemy import Connection, insert, select, update

from knowledge.base import KnowledgeBase
from knowledge.store.contacts import read_contacts
from knowledge.store.entries import read_entries
from knowledge.store.phrases import read_phrases
from knowledge.store.reference import (
    read_counties,
    read_glossary,
    read_languages,
    read_lexicon,
    read_negatives,
    read_topics,
)
from knowledge.store.tables import PhraseKind, Status, knowledge_version


def read(connection: Connection) -> KnowledgeBase:
    """All that is published. A later `version` than the one read before it means that this is out of date."""
    names = read_languages(connection)
    codes, topics = tuple(names), read_topics(connection)
    contacts = read_contacts(connection, codes)
    stored = read_entries(connection, codes, Status.PUBLISHED)
    return KnowledgeBase(
        languages=codes,
        topics=topics,
        counties=read_counties(connection),
        contacts={slug: one.contact for slug, one in contacts.items()},
        entries={(one.entry.topic, one.entry.scope): one.entry for one in stored},
        phrases=read_phrases(connection, PhraseKind.QUESTION, topics, codes),
        danger=read_phrases(connection, PhraseKind.DANGER, topics, codes),
        negatives=read_negatives(connection),
        lexicon=read_lexicon(connection, codes),
        glossary=read_glossary(connection, codes),
        language_names=names,
    )


def languages(connection: Connection) -> tuple[str, ...]:
    """The codes of the languages we answer in, the fallback first."""
    return tuple(read_languages(connection))


def version(connection: Connection) -> int:
    """A number that grows with every published change; 0 before anything is published."""
    return connection.execute(select(knowledge_version.c.number)).scalar() or 0


def mark_changed(connection: Connection) -> None:
    """Let every process know that something published has changed. Part of the caller's transaction."""
    grown = update(knowledge_version).values(number=knowledge_version.c.number + 1)
    if connection.execute(grown).rowcount == 0:
        connection.execute(insert(knowledge_version).values(id=1, number=1))
