"""Starter entries into the database: what nobody edited follows the release, what staff edited stays."""

from collections.abc import Mapping

from sqlalchemy import Connection, update

from knowledge.files import entry_from_text, entry_text
from knowledge.store.entries import StoredEntry, add_revision, insert_entry, read_entries, replace_entry
from knowledge.store.reference_save import STARTER
from knowledge.store.report import Tally
from knowledge.store.tables import Status, entry
from knowledge.values import Entry

Key = tuple[str, str]
"""Topic and scope."""


def save_entries(
    connection: Connection, entries: Mapping[Key, Entry], languages: tuple[str, ...], tally: Tally
) -> None:
    """Add new entries as published, update unedited ones, retire unedited ones that are gone, note the rest."""
    stored = {(one.entry.topic, one.entry.scope): one for one in read_entries(connection, languages)}
    for key, new in entries.items():
        _save(connection, new, stored.get(key), languages, tally)
    for key in stored.keys() - entries.keys():
        _withdraw(connection, stored[key], languages, tally)


def is_edited(one: StoredEntry, languages: tuple[str, ...]) -> bool:
    """Whether an entry says something else than the starter content said last, or never came from it."""
    if one.starter is None:
        return True
    return entry_from_text(one.starter, one.entry.topic, one.entry.scope, languages) != one.entry


def _save(
    connection: Connection, new: Entry, old: StoredEntry | None, languages: tuple[str, ...], tally: Tally
) -> None:
    text, name = entry_text(new), _name(new)
    if old is None:
        number = insert_entry(connection, new, Status.PUBLISHED, text)
        add_revision(connection, number, new, STARTER, "")
        tally.added.append(name)
        return
    if old.starter == text:
        return
    if old.entry != new and is_edited(old, languages):
        tally.differs(name, entry_text(old.entry), text)
    elif old.entry != new:
        replace_entry(connection, old.number, new)
        add_revision(connection, old.number, new, STARTER, "")
        tally.updated.append(name)
    _remember(connection, old.number, text)


def _withdraw(connection: Connection, old: StoredEntry, languages: tuple[str, ...], tally: Tally) -> None:
    if old.starter is None or old.status == Status.RETIRED:
        return
    if is_edited(old, languages):
        tally.differs(_name(old.entry), entry_text(old.entry), "")
        _remember(connection, old.number, None)
        return
    connection.execute(update(entry).where(entry.c.id == old.number).values(status=Status.RETIRED.value))
    tally.withdrawn.append(_name(old.entry))


def _remember(connection: Connection, number: int, starter: str | None) -> None:
    connection.execute(update(entry).where(entry.c.id == number).values(starter=starter))


def _name(one: Entry) -> str:
    return f"entry {one.topic}/{one.scope}"
