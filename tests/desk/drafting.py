"""Drafts as their writers leave them, put into a desk's database."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from admin.desk.access import Role
from admin.desk.entry_form import fields_of_entry, typed_fields
from admin.desk.store.settings import ONE_PERSON, YES, decide
from knowledge.facts import Fee
from knowledge.files import entry_text
from knowledge.files.contact_form import contact_text
from knowledge.store import read
from knowledge.store.drafts import Draft, Fields, Subject, begin_draft, draft_numbered, save_draft, submit_draft
from knowledge.store.publish import publish_entry
from knowledge.store.tables import DraftKind
from knowledge.values import NATIONAL, Contact, Entry
from tests.desk.service import Desk

WRITER = "Amina Writer"
NOTHING: Fields = {}


def published(desk: Desk, topic: str = "alien-card", scope: str = NATIONAL) -> Entry:
    """What is published now."""
    with desk.engine.connect() as connection:
        return read(connection).entries[topic, scope]


def dearer(entry: Entry, amount: int = 6000) -> Entry:
    """The entry with another fee and another answer in English."""
    facts = tuple(replace(one, amount=Decimal(amount)) if isinstance(one, Fee) else one for one in entry.facts)
    answer = {**entry.answer, "en": entry.answer["en"].replace("alien card", "foreigner's card")}
    return replace(entry, facts=facts, answer=answer)


def hand_in(
    desk: Desk,
    change: Callable[[Entry], Entry] = dearer,
    topic: str = "alien-card",
    scope: str = NATIONAL,
    writer: str = WRITER,
    note: str = "The fee rose.",
) -> int:
    """A draft of what `change` makes of the published entry, handed in for review; its number."""
    before = published(desk, topic, scope)
    after = change(before)
    fields = typed_fields(fields_of_entry(after))
    subject = Subject(DraftKind.ENTRY, topic, scope)
    return _submitted(desk, subject, fields, entry_text(before), entry_text(after), writer, note)


def hand_in_contact(desk: Desk, change: Callable[[Contact], Contact], slug: str, writer: str = WRITER) -> int:
    """A draft of a contact, handed in for review; its number."""
    with desk.engine.connect() as connection:
        knowledge = read(connection)
    before = knowledge.contacts[slug]
    texts = [contact_text(one, knowledge.languages) for one in (before, change(before))]
    subject = Subject(DraftKind.CONTACT, slug, before.scope)
    return _submitted(desk, subject, NOTHING, texts[0], texts[1], writer, "A new number.")


def begin(desk: Desk, fields: Fields, topic: str, scope: str, writer: str = WRITER) -> int:
    """A draft of a new entry that is still being written; its number."""
    with desk.engine.begin() as connection:
        member = desk.add_member(connection, Role.EDITOR, (), writer)
        return begin_draft(
            connection, Subject(DraftKind.ENTRY, topic, scope), fields, None, member, desk.clock()
        ).number


def edit(desk: Desk, number: int, writer: str) -> None:
    """Somebody saves the draft once more, without handing it in."""
    draft = now(desk, number)
    with desk.engine.begin() as connection:
        member = desk.add_member(connection, Role.EDITOR, (), writer)
        save_draft(connection, draft, draft.fields, draft.document, member, desk.clock())


def publish_meanwhile(desk: Desk, change: Callable[[Entry], Entry]) -> None:
    """Something else is published while a draft waits."""
    entry = change(published(desk))
    with desk.engine.begin() as connection:
        publish_entry(connection, entry, "Somebody else", "meanwhile")


def now(desk: Desk, number: int) -> Draft:
    """The draft as it is."""
    with desk.engine.connect() as connection:
        draft = draft_numbered(connection, number)
    assert draft is not None
    return draft


def let_one_person(desk: Desk, scope: str) -> None:
    """Let one person write and publish in this scope."""
    with desk.engine.begin() as connection:
        decide(connection, scope, ONE_PERSON, YES)


def _submitted(desk: Desk, subject: Subject, fields: Fields, base: str, document: str, writer: str, note: str) -> int:
    with desk.engine.begin() as connection:
        member = desk.add_member(connection, Role.EDITOR, (), writer)
        begun = begin_draft(connection, subject, fields, base, member, desk.clock())
        saved = save_draft(connection, begun, fields, document, member, desk.clock())
        return submit_draft(connection, saved, document, note, member, desk.clock()).number
