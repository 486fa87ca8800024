"""Starter content into the database: staff's own words win; what a later release says instead is shown as a diff."""

from sqlalchemy import Connection

from knowledge.base import KnowledgeBase
from knowledge.store.phrases import save_phrases
from knowledge.store.read import mark_changed
from knowledge.store.reference_save import (
    save_counties,
    save_glossary,
    save_languages,
    save_lexicon,
    save_negatives,
    save_topics,
)
from knowledge.store.report import LoadReport, Tally
from knowledge.store.save_contacts import save_contacts, withdraw_contacts
from knowledge.store.save_entries import save_entries
from knowledge.store.tables import PhraseKind


def save_starter(connection: Connection, base: KnowledgeBase) -> LoadReport:
    """Load starter content in the caller's transaction: at first all of it, later only what staff left as it was.

    Nothing that staff edited, retired or added is changed.
    """
    tally, languages = Tally(), base.languages
    tables = [
        save_languages(connection, [base.language_names[code] for code in languages]),
        save_topics(connection, list(base.topics.values())),
        save_counties(connection, list(base.counties.values())),
        save_negatives(connection, base.negatives),
        save_lexicon(connection, base.lexicon),
        save_glossary(connection, base.glossary),
        save_phrases(connection, PhraseKind.QUESTION, base.phrases),
        save_phrases(connection, PhraseKind.DANGER, base.danger),
    ]
    save_contacts(connection, base.contacts, languages, tally)
    save_entries(connection, base.entries, languages, tally)
    withdraw_contacts(connection, base.contacts, languages, tally)
    report = tally.report(tables_changed=any(tables))
    if report.changed:
        mark_changed(connection)
    return report
