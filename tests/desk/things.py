"""One of everything that the desk keeps, of one county: for tests that try what others may do with it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import insert

from admin.desk.access import Role
from admin.desk.contact_form import fields_of_contact
from admin.desk.contact_form import typed_fields as typed_contact
from admin.desk.entry_form import fields_of_entry, typed_fields
from admin.desk.guard import Page
from admin.desk.store.sheets import keep_sheet
from bot.store import barazas
from bot.store.barazas import Baraza
from bot.store.tables import question
from knowledge.files import entry_text
from knowledge.store import read
from knowledge.store.drafts import Subject, begin_draft, close_draft, comment, save_draft, submit_draft
from knowledge.store.phrase_rows import CONFIRMED, add_phrases
from knowledge.store.publish import publish_contact, publish_entry, written_contact
from knowledge.store.tables import DraftKind, DraftStatus, Status
from knowledge.values import NATIONAL, Contact, Entry, Phrase
from tests.desk.service import Desk

PART = re.compile(r"{(\w+)(:\w+)?}")
TOPIC = "alien-card"


@dataclass(frozen=True, slots=True)
class Things:
    """Numbers and names of what there is of a county."""

    county: str
    contact: str
    new_contact: str
    draft: int
    contact_draft: int
    new_draft: int
    closed: int
    baraza: int
    removed: int
    question: int
    candidate: int
    phrase: int
    used_phrase: int
    sheet: int
    member: int

    def addresses(self, page: Page) -> list[str]:
        """The page's address for each of these things that it can be about."""
        numbers = {
            "/desk/review": (self.draft, self.contact_draft, self.new_draft, self.closed),
            "/desk/barazas": (self.baraza, self.removed),
            "/desk/staff": (self.member,),
        }
        found = next((several for begin, several in numbers.items() if page.address.startswith(begin)), (1, 2))
        slugs = (self.contact, self.new_contact) if "{slug}" in page.address else ("",)
        filled = (
            {"number": str(number), "slug": slug, "topic": TOPIC, "scope": self.county, "table": "entries"}
            for number in (found if "{number" in page.address else (0,))
            for slug in slugs
        )
        return [with_parts(page, parts | {"month": "2026-11", "token": "x" * 32}) for parts in filled]

    def fields(self) -> dict[str, str | list[str]]:
        """Fields that name these things, as undo forms and lists carry them."""
        return {
            "question": [str(self.question), str(self.candidate)],
            "phrase": str(self.phrase),
            "sheet": str(self.sheet),
            "entry": f"{TOPIC}/{self.county}",
            "entries": f"{TOPIC}/{self.county}:2",
            "number": str(self.closed),
            "draft": str(self.closed),
            "scope": self.county,
            "county": self.county,
            "place": self.county,
            "topic": TOPIC,
        }


def with_parts(page: Page, parts: dict[str, str]) -> str:
    """The page's address with these in it."""
    return PART.sub(lambda found: parts[found[1]], page.address)


def one_of_everything(desk: Desk, county: str, text: str = "") -> Things:
    """Everything there can be of a county, with this text wherever people write freely."""
    with desk.engine.begin() as connection:
        writer = desk.add_member(connection, Role.EDITOR, (county,), f"Writer of {county}")
        member = desk.add_member(connection, Role.EDITOR, (county,), f"Somebody in {county}")
        knowledge = read(connection)
        now, languages = desk.clock(), knowledge.languages
        words = {code: f"{text} {code}".strip() for code in languages}
        contact = _contact(next(iter(knowledge.contacts.values())), f"{county}-office", county, words)
        publish_contact(connection, contact, languages)
        entry = _entry(knowledge.entries[TOPIC, NATIONAL], county, contact.slug, words, text)
        publish_entry(connection, entry, "Somebody", text)
        publish_entry(connection, replace(entry, checked_by="Somebody else"), "Somebody", text)

        def drafted(kind: DraftKind, slug: str, fields: dict[str, list[str]], base: str | None, document: str) -> int:
            begun = begin_draft(connection, Subject(kind, slug, county), fields, base, writer, now)
            saved = save_draft(connection, begun, fields, document, writer, now)
            comment(connection, saved.number, writer, text or "A comment", now)
            return submit_draft(connection, saved, document, text, writer, now).number

        base = entry_text(replace(entry, checked_by="Somebody else"))
        other = replace(entry, title={code: f"{one} 2" for code, one in words.items()})
        draft = drafted(DraftKind.ENTRY, TOPIC, typed_fields(fields_of_entry(other)), base, entry_text(other))
        ours, theirs = contact, replace(contact, note=words)
        contact_draft = drafted(
            DraftKind.CONTACT,
            contact.slug,
            typed_contact(fields_of_contact(theirs)),
            written_contact(ours, languages),
            written_contact(theirs, languages),
        )
        new = replace(contact, slug=f"{county}-new")
        new_draft = drafted(
            DraftKind.CONTACT,
            new.slug,
            typed_contact(fields_of_contact(new)),
            None,
            written_contact(new, languages),
        )
        closed = begin_draft(connection, Subject(DraftKind.ENTRY, "shelter", county), {}, None, writer, now)
        close_draft(connection, closed, DraftStatus.DISMISSED, writer, now)
        at = now + timedelta(days=3)
        meetings = [
            barazas.add(connection, Baraza(f"{county[:8]}{word}", county, text or "Hall", at, text or "Ward"))
            for word in ("one", "two")
        ]
        barazas.remove(connection, meetings[1], now)
        asked: dict[str, object] = {
            "text": text or "where is the brown house",
            "language": "en",
            "county": county,
            "channel": "sms",
        }
        asked |= {"decision": "choices", "topics": [TOPIC], "status": "open", "asked_at": now}
        kept = [
            connection.execute(insert(question).values(asked | more).returning(question.c.id)).scalar_one()
            for more in ({}, {"status": "candidate", "confirmed_topic": TOPIC})
        ]
        phrases = [
            add_phrases(connection, [Phrase(TOPIC, "en", f"{text} {status.value} {county}", CONFIRMED)], status)[0]
            for status in (Status.IN_REVIEW, Status.PUBLISHED)
        ]
        content = b"topic,language,text\nalien-card,en,the green card of strangers\n"
        sheet = keep_sheet(connection, writer, text or "answers.csv", content, now)
    return Things(
        county=county,
        contact=contact.slug,
        new_contact=new.slug,
        draft=draft,
        contact_draft=contact_draft,
        new_draft=new_draft,
        closed=closed.number,
        baraza=meetings[0],
        removed=meetings[1],
        question=kept[0],
        candidate=kept[1],
        phrase=phrases[0],
        used_phrase=phrases[1],
        sheet=sheet,
        member=member,
    )


def _contact(like: Contact, slug: str, county: str, words: dict[str, str]) -> Contact:
    name = {code: one or "Office" for code, one in words.items()}
    source = replace(like.source, title=words["en"], url=f"javascript:alert(1)//{words['en']}", document=words["en"])
    return replace(like, slug=slug, scope=county, name=name, note=words, source=source, verify=True)


def _entry(like: Entry, county: str, contact: str, words: dict[str, str], text: str) -> Entry:
    sources = tuple(replace(one, title=words["en"], url=f"javascript:alert(1)//{text}") for one in like.sources)
    texts = {code: f"{words[code]} {like.answer[code]}" for code in like.answer}
    return replace(
        like,
        scope=county,
        title=words,
        answer=texts,
        more={code: f"{words[code]} {like.more.get(code, '')}" for code in words},
        contacts=(*like.contacts, contact),
        sources=sources,
        checked_by=text or "Somebody",
    )
