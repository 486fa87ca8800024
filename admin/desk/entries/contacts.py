"""The shared contacts of an entry: those chosen, and those that a search finds."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from admin.desk.entries.work import read_work
from admin.desk.visit import Visit
from bot.reply.facts import contact_value
from knowledge.languages import in_language
from knowledge.plain import plain
from knowledge.store.drafts import Fields
from knowledge.values import NATIONAL, Contact

MOST: Final = 8
"""Contacts that a search shows: more would be read by nobody."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in a list; `value` is empty where it is no longer there."""

    slug: str
    name: str
    value: str
    scope: str = NATIONAL


def chosen_contacts(visit: Visit, fields: Fields) -> list[ContactLine]:
    """The contacts of the entry, in its order."""
    known = visit.desk.knowledge.contacts
    slugs = dict.fromkeys(fields.get("contact", ()))
    return [_line(known[slug], visit.language) if slug in known else ContactLine(slug, slug, "") for slug in slugs]


def found_contacts(visit: Visit, wanted: str, fields: Fields) -> list[ContactLine]:
    """The contacts whose name, number or place holds every word, without those chosen already."""
    words = plain(wanted).split()
    if not words:
        return []
    chosen = set(fields.get("contact", ()))
    scope = visit.request.path_params.get("scope", NATIONAL)
    near = sorted(
        (one for one in visit.desk.knowledge.contacts.values() if one.slug not in chosen and _holds(one, words, visit)),
        key=lambda one: (one.scope not in (scope, NATIONAL), one.scope == NATIONAL),
    )
    return [_line(one, visit.language) for one in near[:MOST]]


def find(visit: Visit) -> Response:
    """What a search found, while she types."""
    work = read_work(visit)
    wanted = visit.asked("find")
    return visit.page("entries/found.html", found=found_contacts(visit, wanted, work.fields()), find=wanted)


def _holds(one: Contact, words: list[str], visit: Visit) -> bool:
    counties = visit.desk.knowledge.counties
    place = counties[one.scope].name if one.scope in counties else ""
    text = plain(
        " ".join((*one.name.values(), *one.value.values(), contact_value(one, visit.language), place, one.slug))
    )
    joined = text.replace(" ", "")
    return all(word in text or word in joined for word in words)


def _line(one: Contact, language: str) -> ContactLine:
    return ContactLine(one.slug, in_language(one.name, language), contact_value(one, language), one.scope)
