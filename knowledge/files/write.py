"""The knowledge base as content files, in their one canonical form."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from knowledge.base import KnowledgeBase
from knowledge.files.contact_form import contact_form
from knowledge.files.csv_table import render_rows
from knowledge.files.entry_form import entry_text
from knowledge.files.phrases_in import DANGER, QUESTIONS, phrase_file
from knowledge.files.tables_in import BETWEEN, COUNTIES, GLOSSARY_END, LANGUAGES, LEXICON, POINTS, TOPICS
from knowledge.files.yaml_out import render_list
from knowledge.values import Contact, County, Phrase

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

OWNED: Final = (
    "contacts/*.yaml",
    "lexicon/*.csv",
    "negatives/*.txt",
    "topics/*/*.yaml",
    "topics/*/phrases.*.txt",
    "topics/*/danger.*.txt",
    "county_points.csv",
    "glossary.csv",
)
"""The files of the format that a knowledge base may do without."""


def write(base: KnowledgeBase, directory: Path) -> None:
    """Write the content files of a knowledge base, and remove those of the format that it no longer has.

    Reading the directory then gives an equal knowledge base, and writing that gives the same bytes.
    """
    texts = dict(_texts(base))
    for file, text in texts.items():
        path = directory / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for pattern in OWNED:
        for path in directory.glob(pattern):
            if path.relative_to(directory).as_posix() not in texts:
                path.unlink()


def _texts(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The name and text of each file."""
    yield from _tables(base)
    for scope, contacts in _grouped((contact.scope, contact) for contact in base.contacts.values()):
        yield f"contacts/{scope}.yaml", _contacts(contacts, base.languages)
    for (topic, scope), entry in base.entries.items():
        yield f"topics/{topic}/{scope}.yaml", entry_text(entry)
    for kind, phrases in ((QUESTIONS, base.phrases), (DANGER, base.danger)):
        for file, lines in _grouped((_file(kind, phrase), phrase.text) for phrase in phrases):
            yield file, _lines(lines)
    for group, lines in _grouped((negative.group, negative.text) for negative in base.negatives):
        yield f"negatives/{group}.txt", _lines(lines)


def _tables(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    names = base.language_names
    yield "languages.csv", render_rows(LANGUAGES, ((c, names[c].name, names[c].own_name) for c in base.languages))
    topics, counties = base.topics.values(), base.counties.values()
    yield "topics.csv", render_rows(TOPICS, ((topic.slug, topic.category, topic.wants) for topic in topics))
    yield "counties.csv", render_rows(COUNTIES, (_county(county) for county in counties))
    points = [(c.slug, point.town, point.latitude, point.longitude) for c in counties for point in c.points]
    if points:
        yield "county_points.csv", render_rows(POINTS, points)
    for language, words in _grouped((word.language, (word.form, word.meaning)) for word in base.lexicon):
        yield f"lexicon/{language}.csv", render_rows(LEXICON, words)
    if base.glossary:
        yield "glossary.csv", _glossary(base)


def _county(county: County) -> tuple[object, ...]:
    places, everyday = BETWEEN.join(county.places), BETWEEN.join(county.everyday_places)
    return (county.code, county.slug, county.name, county.headquarters, places, everyday)


def _glossary(base: KnowledgeBase) -> str:
    spoken = tuple(base.glossary[0].words)
    rows = (
        (*(term.words.get(code, "") for code in spoken), term.note, BETWEEN.join(term.avoid)) for term in base.glossary
    )
    return render_rows((*spoken, *GLOSSARY_END), rows)


def _contacts(contacts: list[Contact], languages: tuple[str, ...]) -> str:
    return render_list([contact_form(contact, languages) for contact in contacts])


def _file(kind: str, phrase: Phrase) -> str:
    return phrase_file(phrase.topic, kind, phrase.language, phrase.origin)


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Iterator[tuple[_Key, list[_Value]]]:
    """The values of each key, keys in the order in which they come first."""
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    yield from groups.items()
