"""An entry out of the fields that were typed."""

from dataclasses import dataclass
from typing import Final

from admin.desk.entry_form.complaint import Errors
from admin.desk.entry_form.facts import BAD_KEY, facts_of
from admin.desk.entry_form.values import Typed
from bot.words import _
from knowledge.files.entry_form import STARTER
from knowledge.files.record import SLUG
from knowledge.store.drafts import Fields
from knowledge.values import Entry, Source

NO_PLACE: Final = _("Write the address of the page, or the name of the paper.")


@dataclass(frozen=True, slots=True)
class Made:
    """The entry that fields make, without what is wrong in them, and what is wrong by field.

    A day that is wrong is `date.min`.
    """

    entry: Entry
    errors: Errors


def entry_of_fields(fields: Fields, topic: str, scope: str, languages: tuple[str, ...]) -> Entry | Errors:
    """The entry that fields make, or what is wrong by field where they make none.

    Only what no entry can hold is an error here (an amount with letters, an unknown kind, a day that is none). Whether
    the entry is good enough to be published is asked of the rules (knowledge/rules, bot/reply/rules).
    """
    made = made_of_fields(fields, topic, scope, languages)
    return made.errors or made.entry


def made_of_fields(fields: Fields, topic: str, scope: str, languages: tuple[str, ...]) -> Made:
    """The entry as far as the fields make one: for previews of what is still being written."""
    typed = Typed(fields, languages)
    entry = Entry(
        topic=topic,
        scope=scope,
        title=typed.text("title"),
        answer=typed.text("answer"),
        more=typed.text("more"),
        emergency_line=typed.text("emergency_line") or None,
        facts=facts_of(typed),
        contacts=typed.names("contact"),
        sources=_sources(typed),
        checked_on=typed.day("checked_on"),
        review_by=typed.day("review_by"),
        checked_by=typed.word("checked_by") or STARTER,
    )
    return Made(entry, typed.errors)


def _sources(typed: Typed) -> tuple[Source, ...]:
    found = (_source(typed, key) for key in typed.names("source"))
    return tuple(source for source in found if source is not None)


def _source(typed: Typed, key: str) -> Source | None:
    name, before = f"source.{key}", len(typed.errors)
    if not SLUG.fullmatch(key):
        typed.wrong(f"{name}.key", BAD_KEY, name=key)
    url, document = typed.word(f"{name}.url"), typed.word(f"{name}.document")
    if not (url or document):
        typed.wrong(f"{name}.url", NO_PLACE)
    title, published = typed.word(f"{name}.title"), typed.word(f"{name}.published")
    source = Source(key, title, url, published, typed.day(f"{name}.read_on"), document)
    return source if len(typed.errors) == before else None
