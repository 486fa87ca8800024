"""The page of an entry's form, with everything that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.confirming import Confirmers
from admin.desk.entries import preview, words
from admin.desk.entries.contacts import chosen_contacts, found_contacts
from admin.desk.entries.effect import Effect
from admin.desk.entries.keep import Conflict, base_digest
from admin.desk.entries.labels import Labels
from admin.desk.entries.merge import seen_of
from admin.desk.entries.preview import CHANNELS, Preview, channel_of, price_of
from admin.desk.entries.rows import next_item
from admin.desk.entries.try_it import Tried
from admin.desk.entries.work import Work
from admin.desk.entry_form import Errors, Made, typed_fields
from admin.desk.entry_form.facts import READERS
from admin.desk.store.settings import SMS_PRICE, setting
from admin.desk.store.staff import names
from admin.desk.visit import Visit
from bot.flow import NAIROBI
from bot.reply.facts import DAY_NAMES, FactWords
from bot.words import _
from knowledge.languages import in_language
from knowledge.store.drafts import Fields, comments
from knowledge.values import NATIONAL

WHOLE: Final = "entries/edit.html"
FORM_ONLY: Final = "entries/form.html"
PREVIEW_ONLY: Final = "entries/preview.html"
MOST_SHOWN: Final = 8
"""Facts whose fields all stand in the page: with more it would be over 15 KB on the wire."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form is to show: fields, what is wrong with them, and what somebody else changed."""

    fields: Fields
    errors: Errors = field(default_factory=dict)
    hints: Errors = field(default_factory=dict)
    conflict: Conflict | None = None
    status: int = 200
    tried: Tried | None = None
    opened: str = ""
    effect: Effect | None = None


def show_form(visit: Visit, work: Work, shown: Shown, template: str = WHOLE) -> Response:
    """The page, or the piece of it that htmx asked for."""
    fields = shown.conflict.merged.fields if shown.conflict else shown.fields
    made = work.made(fields)
    errors = shown.errors or _worth_telling(fields, made)
    labels = Labels(visit.say, visit.language, visit.desk.knowledge, _names_of(shown, fields))
    opened = shown.opened or visit.asked("open")
    values = {
        "work": work,
        "form": FormView(fields, {n: c.said(visit.say) for n, c in errors.items()}, _said(visit, shown.hints), opened),
        "title": title_of(visit, work),
        "seen": seen_of(typed_fields(work.draft.fields if shown.conflict and work.draft else fields)),
        "base": base_digest(work),
        "conflict": shown.conflict,
        "labels": labels,
        "told": {
            n: visit.say(_("{thing}: {part}"), thing=labels.name(n), part=c.said(visit.say)) for n, c in errors.items()
        },
        "names": names(visit.connection),
        "comments": comments(visit.connection, work.draft.number) if work.draft else (),
        "contacts": chosen_contacts(visit, fields),
        "found": found_contacts(visit, visit.asked("find") or visit.form.get("find"), fields),
        "find": visit.asked("find") or visit.form.get("find"),
        "keys": _keys(visit, made, fields),
        "shown": previewed(visit, made),
        "channels": CHANNELS,
        "tried": shown.tried,
        "effect": shown.effect,
        "can_confirm": Confirmers(visit).may(work.scope),
        "can_publish": visit.member.may(Right.PUBLISH, work.scope),
        "words": words,
        "kinds": tuple(READERS),
        "days": DAY_NAMES,
        "next_item": next_item,
    }
    return visit.page(template, shown.status, **values)


def show_preview(visit: Visit, work: Work, fields: Fields) -> Response:
    """The preview alone."""
    return visit.page(PREVIEW_ONLY, work=work, shown=previewed(visit, work.made(fields)), channels=CHANNELS)


def previewed(visit: Visit, made: Made) -> preview.Shown:
    """The entry on the channel that is looked at."""
    today = visit.now.astimezone(NAIROBI).date()
    channel = channel_of(visit.form.get("channel"))
    price = price_of(setting(visit.connection, NATIONAL, SMS_PRICE))
    return Preview(visit.desk.knowledge, visit.desk.words, made.entry, today, price).shown(channel)


def title_of(visit: Visit, work: Work) -> str:
    """What an entry is called in the member's language: its own title, the national one's, or what people want."""
    knowledge = visit.desk.knowledge
    stored = work.stored.entry if work.stored else knowledge.entry(work.topic.slug, None)
    title = in_language(stored.title, visit.language) if stored else ""
    return title or work.topic.wants


@dataclass(frozen=True, slots=True)
class FormView:
    """The fields of the form as the template reads them."""

    fields: Fields
    errors: Mapping[str, str]
    hints: Mapping[str, str]
    opened: str = ""

    def one(self, name: str) -> str:
        """The first text of a field."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> list[str]:
        """All texts of a field."""
        return list(dict.fromkeys(self.fields.get(name, ())))

    def within(self, name: str) -> list[tuple[str, str]]:
        """Every text of the fields in a row, with its field."""
        return [(n, text) for n, texts in self.fields.items() if n.startswith(f"{name}.") for text in texts]

    def is_folded(self, name: str) -> bool:
        """Whether a fact is sent along without being shown: where there are so many that the page would be heavy."""
        return len(self.fields.get("fact", ())) > MOST_SHOWN and not self.is_open(name)

    def error(self, name: str) -> str:
        """What is wrong with a field; empty where nothing is."""
        return self.errors.get(name, "")

    def is_open(self, name: str) -> bool:
        """Whether a fact or source is shown whole: it was just changed by a button, or something is wrong in it."""
        return name == self.opened or any(field == name or field.startswith(f"{name}.") for field in self.errors)


def _worth_telling(fields: Fields, made: Made) -> Errors:
    """What is wrong with what was typed; what is still empty is told when the entry is handed in."""
    return {name: complaint for name, complaint in made.errors.items() if fields.get(name)}


def _said(visit: Visit, errors: Errors) -> dict[str, str]:
    return {name: complaint.said(visit.say) for name, complaint in errors.items()}


def _names_of(shown: Shown, fields: Fields) -> Fields:
    """The fields that labels look names up in: of both sides, where something was removed."""
    other = shown.conflict.merged.fields if shown.conflict else {}
    return {**other, **shown.fields, **fields}


def _keys(visit: Visit, made: Made, fields: Fields) -> dict[str, str]:
    """The names that may stand in a text, each with what it will say in the member's language."""
    facts = FactWords(visit.desk.words[visit.language])
    entry, knowledge = made.entry, visit.desk.knowledge
    known = {fact.key: facts.value(fact) for fact in entry.facts}
    told = {key: known.get(key, "") for key in fields.get("fact", ())}
    contacts = [knowledge.contacts[slug] for slug in entry.contacts if slug in knowledge.contacts]
    return {one.slug: facts.short_contact(one) for one in contacts} | told
