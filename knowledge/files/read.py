"""The content directory, read: strict, and telling all that is wrong at once."""

from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.files.contact_form import read_contact
from knowledge.files.entry_form import read_entry
from knowledge.files.folder import Folder
from knowledge.files.phrases_in import DANGER, QUESTIONS, phrase_files, read_negatives, read_phrases
from knowledge.files.record import Record, Sheet
from knowledge.files.tables_in import read_counties, read_glossary, read_languages, read_lexicon, read_topics
from knowledge.files.yaml_in import parse
from knowledge.values import NATIONAL, Contact, County, Entry, Topic


def read(directory: Path) -> KnowledgeBase:
    """The knowledge base that a content directory holds (content/README.md); a ContentError with all that is wrong."""
    folder = Folder(directory)
    names = read_languages(folder)
    languages, topics, counties = tuple(names), read_topics(folder), read_counties(folder)
    folder.findings.raise_if_any()  # the rest cannot be understood without these tables
    scopes = (NATIONAL, *counties)
    contacts = _contacts(folder, scopes, languages)
    base = KnowledgeBase(
        languages=languages,
        topics=topics,
        counties=counties,
        contacts=contacts,
        entries=_entries(folder, topics, scopes, contacts, languages),
        phrases=tuple(p for topic in topics.values() for p in read_phrases(folder, topic, QUESTIONS, languages)),
        danger=tuple(p for topic in topics.values() for p in read_phrases(folder, topic, DANGER, languages)),
        negatives=read_negatives(folder),
        lexicon=read_lexicon(folder, languages),
        glossary=read_glossary(folder, languages),
        language_names=names,
    )
    _note_strangers(folder, topics, counties, languages)
    folder.findings.raise_if_any()
    return base


def _contacts(folder: Folder, scopes: tuple[str, ...], languages: tuple[str, ...]) -> dict[str, Contact]:
    contacts: dict[str, Contact] = {}
    for scope in scopes:
        for record in _records(folder, f"contacts/{scope}.yaml", languages):
            contact = read_contact(record, scope)
            if contact.slug in contacts:
                record.note(
                    "slug", f"{contact.slug!r} is there already, in contacts/{contacts[contact.slug].scope}.yaml"
                )
            contacts[contact.slug] = contact
    return contacts


def _records(folder: Folder, file: str, languages: tuple[str, ...]) -> tuple[Record, ...]:
    text = folder.text(file)
    node = parse(text, file, folder.findings) if text is not None else None
    if node is None:
        return ()
    return Record.each_of(node, Sheet(file, languages, folder.findings))


def _entries(
    folder: Folder,
    topics: dict[str, Topic],
    scopes: tuple[str, ...],
    contacts: dict[str, Contact],
    languages: tuple[str, ...],
) -> dict[tuple[str, str], Entry]:
    entries: dict[tuple[str, str], Entry] = {}
    for topic in topics:
        for scope in scopes:
            file = f"topics/{topic}/{scope}.yaml"
            text = folder.text(file)
            node = parse(text, file, folder.findings) if text is not None else None
            if node is None:
                continue
            entry = read_entry(Record(node, Sheet(file, languages, folder.findings)), topic, scope)
            for slug in entry.contacts:
                if slug not in contacts:
                    folder.findings.note(file, "(contacts)", f"there is no contact {slug!r}")
            entries[topic, scope] = entry
    return entries


def _note_strangers(
    folder: Folder, topics: dict[str, Topic], counties: dict[str, County], languages: tuple[str, ...]
) -> None:
    """Files that nobody would read are findings: a misspelt name must not lose an answer in silence."""
    scopes = (NATIONAL, *counties)
    _note_others(folder, "contacts", {f"contacts/{scope}.yaml" for scope in scopes})
    for name in folder.folders("topics"):
        if name not in topics:
            folder.findings.note(f"topics/{name}", "", "there is no such topic in topics.csv")
            continue
        entries = {f"topics/{name}/{scope}.yaml" for scope in scopes}
        _note_others(folder, f"topics/{name}", entries | set(phrase_files(topics[name], languages)))


def _note_others(folder: Folder, name: str, known: set[str]) -> None:
    for file in folder.files(name):
        if file not in known:
            folder.findings.note(file, "", "is no file of the format: see the list of files in README.md")
