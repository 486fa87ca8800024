"""A contact out of the fields that were typed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from admin.desk.contact_form.write import ALWAYS, TIMES
from admin.desk.emergency import CONFIRMED
from admin.desk.entry_form.complaint import Errors
from admin.desk.entry_form.facts import hours_of
from admin.desk.entry_form.read import NO_PLACE
from admin.desk.entry_form.values import CHOOSE, Typed
from bot.words import _
from knowledge.facts import OpeningHours
from knowledge.files.contact_form import CONTACT_KINDS, PLACE
from knowledge.files.fact_form import CONFIDENCES
from knowledge.languages import Text
from knowledge.store.drafts import Fields
from knowledge.values import Contact, Source

NOT_YET: Final = _("This day is still to come.")


@dataclass(frozen=True, slots=True)
class Made:
    """The contact that fields make, without what is wrong in them, and what is wrong by field."""

    contact: Contact
    errors: Errors


def contact_of_fields(fields: Fields, slug: str, scope: str, languages: tuple[str, ...]) -> Contact | Errors:
    """The contact that fields make, or what is wrong by field where they make none.

    Only what no contact can hold is an error here. Whether it is good enough for people is asked of the rules.
    """
    made = made_of_fields(fields, slug, scope, languages)
    return made.errors or made.contact


def made_of_fields(
    fields: Fields, slug: str, scope: str, languages: tuple[str, ...], today: date | None = None
) -> Made:
    """The contact as far as the fields make one. No call can have been later than `today`, where that is told."""
    typed = Typed(fields, languages)
    kind, called = typed.choice("kind", CONTACT_KINDS), bool(typed.word("called_on"))
    if called and today is not None and typed.day("called_on") > today:
        typed.wrong("called_on", NOT_YET)
    contact = Contact(
        slug=slug,
        scope=scope,
        name=typed.text("name"),
        kind=kind,
        value=_value(typed, kind),
        source=_source(typed, slug),
        confidence=CONFIRMED if called else typed.choice("confidence", CONFIDENCES),
        hours=_hours(typed),
        note=typed.text("note") or None,
        verify=typed.flag("verify") and not called,
    )
    return Made(contact, typed.errors)


def _value(typed: Typed, kind: str) -> Text:
    if kind == PLACE:
        return typed.text("value")
    return dict.fromkeys(typed.languages, typed.word("value"))


def _hours(typed: Typed) -> OpeningHours | None:
    match typed.word("hours"):
        case "":
            return None
        case known if known == ALWAYS:
            return OpeningHours(always=True)
        case known if known == TIMES:
            return hours_of(typed, "hours")
    typed.wrong("hours", CHOOSE)
    return None


def _source(typed: Typed, slug: str) -> Source:
    """A contact's only source has the contact's own name. A call takes the day of the call as the day it was read."""
    url, document = typed.word("source.url"), typed.word("source.document")
    if not (url or document):
        typed.wrong("source.url", NO_PLACE)
    read_on = typed.day("called_on" if typed.word("called_on") else "source.read_on")
    return Source(slug, typed.word("source.title"), url, typed.word("source.published"), read_on, document)
