"""A new contact: it is a draft until a colleague has looked at it."""

from typing import Final

from sqlalchemy import select
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.contacts.edit import keep_and_go_on, sent_fields
from admin.desk.contacts.form import Shown, form_values
from admin.desk.contacts.listed import scopes
from admin.desk.contacts.work import HOME, Work
from admin.desk.guard import Page
from admin.desk.visit import Visit
from bot.words import _
from knowledge.plain import plain
from knowledge.store.drafts import Fields
from knowledge.store.tables import contact, draft
from knowledge.values import NATIONAL

ADDRESS: Final = f"{HOME}/new"
NAME_WORDS: Final = 4
NAME_LETTERS: Final = 32
"""How long the short name of a contact may be that stands in texts between curly brackets."""
NEVER: Final = frozenset({"new"})
"""Names that are addresses of other pages."""
NAME_IT: Final = _("Write who answers there.")
WHERE: Final = _("Choose the county, or the whole country.")


def show(visit: Visit) -> Response:
    """The empty form."""
    given = visit.asked("county")
    return _form(visit, Shown({"kind": ["phone"], "confidence": ["read"]}), given if given in hers(visit) else "")


def begin(visit: Visit) -> Response:
    """The first draft of a contact that nobody is given yet."""
    fields, scope = sent_fields(visit), visit.form.get("scope")
    errors: dict[str, str] = {}
    if scope not in hers(visit):
        errors["scope"] = visit.say(WHERE)
    languages = visit.desk.knowledge.languages
    slug = _slug(visit, fields, scope)
    if not slug:
        errors[f"name.{languages[0]}"] = visit.say(NAME_IT)
    if errors:
        return _form(visit, Shown(fields, errors, status=422), scope)
    return keep_and_go_on(visit, Work(slug, scope, None, None, languages))


def hers(visit: Visit) -> list[str]:
    """The scopes for which she may make a contact."""
    return [scope for scope in scopes(visit) if visit.member.may(Right.EDIT, scope)]


def _form(visit: Visit, shown: Shown, scope: str) -> Response:
    return visit.page(
        "contacts/edit.html",
        shown.status,
        work=None,
        name="",
        action=ADDRESS,
        seen={"version": "0", "base": "", "was": "{}"},
        names={},
        count=0,
        changed=[],
        scope_choices=hers(visit),
        scope=scope,
        on_every_page=False,
        emergency_lines=0,
        **form_values(visit, shown),
    )


def _slug(visit: Visit, fields: Fields, scope: str) -> str:
    """A short name out of the contact's own, that no other contact has; empty where it has none."""
    names = (fields.get(f"name.{code}", [""])[0] for code in visit.desk.knowledge.languages)
    words = [word for word in plain(next(filter(None, names), "")).split() if word.isascii()][:NAME_WORDS]
    if not words:
        return ""
    if scope != NATIONAL and scope not in words:
        words.append(scope)
    first = "-".join(words)[:NAME_LETTERS].strip("-")
    taken = _taken(visit, first) | NEVER
    return next(name for name in _names(first, len(taken)) if name not in taken)


def _names(first: str, others: int) -> list[str]:
    return [first, *(f"{first}-{number}" for number in range(2, others + 3))]


def _taken(visit: Visit, beginning: str) -> set[str]:
    """The names that begin so, of contacts and of all their drafts: a name never means two things in the history."""
    published = select(contact.c.slug).where(contact.c.slug.startswith(beginning))
    drafted = select(draft.c.subject).where(draft.c.subject.startswith(beginning))
    return {*visit.connection.execute(published).scalars(), *visit.connection.execute(drafted).scalars()}


PAGES: Final = (Page(ADDRESS, show, Right.EDIT), Page(ADDRESS, begin, Right.EDIT, "POST"))
