"""The knowledge base as rows of the tables: what is exported. Importing it again changes nothing."""

import hashlib
from collections.abc import Iterator, Sequence

from admin.desk.contact_form import fields_of_contact
from admin.desk.entry_form import fields_of_entry
from admin.sheet_files.columns import CONTACTS, ENTRIES, FACTS, PHRASES, SOURCES, STATE, columns_of
from knowledge.base import KnowledgeBase
from knowledge.files import entry_text
from knowledge.store.drafts import Fields
from knowledge.store.publish import written_contact
from knowledge.values import Contact, Entry, Phrase

QUESTION, DANGER = "question", "danger"
Cells = dict[str, str]


def rows_of(table: str, knowledge: KnowledgeBase, scopes: Sequence[str] = ()) -> list[list[str]]:
    """All rows of a table; `scopes` limits entries, facts, sources and contacts to some places."""
    columns = columns_of(table, knowledge.languages)
    entries = [one for one in knowledge.entries.values() if not scopes or one.scope in scopes]
    contacts = [one for one in knowledge.contacts.values() if not scopes or one.scope in scopes]
    found: Iterator[Cells]
    if table == CONTACTS:
        found = (contact_cells(one, knowledge.languages) for one in contacts)
    elif table == PHRASES:
        found = _phrases(knowledge)
    else:
        cells = {ENTRIES: _entry_rows, FACTS: _fact_rows, SOURCES: _source_rows}[table]
        found = (row for one in entries for row in cells(one))
    return [[row.get(column, "") for column in columns] for row in found]


def state_of_entry(entry: Entry) -> str:
    """A mark of what an entry says."""
    return _mark(entry_text(entry))


def state_of_contact(contact: Contact, languages: tuple[str, ...]) -> str:
    """A mark of what a contact says."""
    return _mark(written_contact(contact, languages))


def contact_cells(one: Contact, languages: tuple[str, ...]) -> Cells:
    """The row of a contact."""
    fields = fields_of_contact(one)
    cells = {
        name.removeprefix("hours.") if name != "hours" else name: _joined(values) for name, values in fields.items()
    }
    return {"contact": one.slug, "place": one.scope} | cells | {STATE: state_of_contact(one, languages)}


def _entry_rows(entry: Entry) -> Iterator[Cells]:
    fields = fields_of_entry(entry)
    texts = {name: _first(values) for name, values in fields.items() if name.split(".")[0] in TEXTS}
    dates = {name: _first(fields[name]) for name in ("checked_on", "checked_by", "review_by")}
    own = {"contacts": _joined(fields["contact"]), STATE: state_of_entry(entry)}
    yield {"topic": entry.topic, "place": entry.scope} | texts | dates | own


TEXTS = ("title", "answer", "more", "emergency_line")


def _fact_rows(entry: Entry) -> Iterator[Cells]:
    fields = fields_of_entry(entry)
    for key in fields["fact"]:
        begin = f"fact.{key}."
        cells = {
            name.removeprefix(begin): _joined(values)
            for name, values in fields.items()
            if name.startswith(begin) and not name.startswith(f"{begin}item")
        }
        yield {"topic": entry.topic, "place": entry.scope, "fact": key} | cells | _items(fields, f"{begin}item")


def _items(fields: Fields, name: str) -> Cells:
    """The items of a list, a line each, by language; a line is left empty where one is not written yet."""
    numbers = fields.get(name, [])
    spoken = dict.fromkeys(field.rsplit(".", 1)[1] for field in fields if field.startswith(f"{name}."))
    return {
        f"items.{code}": "\n".join(_first(fields.get(f"{name}.{number}.{code}", [])) for number in numbers)
        for code in spoken
    }


def _source_rows(entry: Entry) -> Iterator[Cells]:
    fields = fields_of_entry(entry)
    for key in fields["source"]:
        begin = f"source.{key}."
        cells = {name.removeprefix(begin): _first(values) for name, values in fields.items() if name.startswith(begin)}
        yield {"topic": entry.topic, "place": entry.scope, "source": key} | cells


def _phrases(knowledge: KnowledgeBase) -> Iterator[Cells]:
    for kind, phrases in ((QUESTION, knowledge.phrases), (DANGER, knowledge.danger)):
        for one in phrases:
            yield _phrase(one, kind)


def _phrase(one: Phrase, kind: str) -> Cells:
    return {"topic": one.topic, "language": one.language, "text": one.text, "kind": kind, "origin": one.origin}


def _first(values: list[str]) -> str:
    return values[0] if values else ""


def _joined(values: list[str]) -> str:
    return ", ".join(values) if len(values) > 1 else _first(values)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
