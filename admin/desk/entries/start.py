"""A new entry: a topic and a place that have none yet, perhaps begun from people's own words."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import RedirectResponse, Response

from admin.desk.access import Right
from admin.desk.entries.rows import REVIEW_AFTER
from admin.desk.entries.work import HOME, Work, address_of, work_on
from admin.desk.entry_form import fields_of_entry, typed_fields
from admin.desk.guard import Page
from admin.desk.screens import NAIROBI
from admin.desk.visit import SEE_OTHER, Missing, Visit
from bot.reply.lists import CATEGORY_NAMES
from bot.words import _
from knowledge.languages import in_language
from knowledge.store.drafts import begin_draft, comment
from knowledge.values import NATIONAL

MOST_WORDS: Final = 20
LONGEST_WORDS: Final = 300
PEOPLE_ASKED: Final = _("People asked in these words:")
CHOOSE_TOPIC: Final = _("Choose what it is about.")
CHOOSE_PLACE: Final = _("Choose where it holds.")
WRONG: Final = 422


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form for a new entry was given."""

    topic: str
    scope: str
    words: tuple[str, ...]
    copy: bool


def ask(visit: Visit) -> Response:
    """The form: what about, and where."""
    given = visit.request.query_params
    words = _words(given.getlist("words"))
    wanted = Wanted(given.get("topic", ""), given.get("scope", ""), words, copy=True)
    return _form(visit, wanted, {})


def begin(visit: Visit) -> Response:
    """Begin a draft; where there is an entry or a draft already, go to that."""
    form = visit.form
    wanted = Wanted(form.get("topic"), form.get("scope"), _words(form.all("words")), copy=bool(form.get("copy")))
    errors = {}
    if wanted.topic not in visit.desk.knowledge.topics:
        errors["topic"] = visit.say(CHOOSE_TOPIC)
    if wanted.scope not in {scope for scope, _name in _places(visit)}:
        errors["scope"] = visit.say(CHOOSE_PLACE)
    if errors:
        return _form(visit, wanted, errors)
    visit.demand(Right.EDIT, wanted.scope)
    work = work_on(visit, wanted.topic, wanted.scope)
    if work.stored or work.draft:
        return visit.go(work.address, visit.say("This entry is there already: change it here."))
    return _begun(visit, work, wanted)


def _begun(visit: Visit, work: Work, wanted: Wanted) -> Response:
    fields = _first_fields(visit, work, copy=wanted.copy)
    try:
        with visit.connection.begin_nested():
            draft = begin_draft(visit.connection, work.subject, fields, None, visit.member.number, visit.now)
    except IntegrityError:
        return RedirectResponse(work.address, SEE_OTHER)
    if wanted.words:
        text = "\n".join((visit.say(PEOPLE_ASKED), *(f"- {words}" for words in wanted.words)))
        comment(visit.connection, draft.number, visit.member.number, text, visit.now)
    visit.note("entry.draft-begun", work.name, work.scope)
    return visit.go(work.address, visit.say("Begun. Write the title and the answer first."))


def _first_fields(visit: Visit, work: Work, *, copy: bool) -> dict[str, list[str]]:
    """What the form begins with: days, who writes, and for a county the text of the whole country where wanted."""
    today = visit.now.astimezone(NAIROBI).date()
    national = visit.desk.knowledge.entries.get((work.topic.slug, NATIONAL)) if copy else None
    fields = typed_fields(fields_of_entry(national)) if national else {}
    days = {"checked_on": [today.isoformat()], "review_by": [(today + REVIEW_AFTER).isoformat()]}
    return {**fields, **days, "checked_by": [visit.member.name]}


def _form(visit: Visit, wanted: Wanted, errors: dict[str, str]) -> Response:
    knowledge = visit.desk.knowledge
    if wanted.topic and wanted.scope and not errors and visit.member.looks_after(wanted.scope):
        try:
            work = work_on(visit, wanted.topic, wanted.scope)
        except Missing:
            work = None
        if work and (work.stored or work.draft):
            return visit.go(address_of(wanted.topic, wanted.scope))
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in knowledge.topics.values():
        entry = knowledge.entry(one.slug, None)
        name = in_language(entry.title, visit.language) if entry else one.wants
        groups.setdefault(CATEGORY_NAMES.get(one.category, one.category), []).append((one.slug, name))
    return visit.page(
        "entries/new.html", WRONG if errors else 200, wanted=wanted, groups=groups, places=_places(visit), errors=errors
    )


def _places(visit: Visit) -> list[tuple[str, str]]:
    """The places that she looks after."""
    counties = [(one.slug, one.name) for one in visit.desk.knowledge.counties.values()]
    every = [(NATIONAL, visit.say("Whole country")), *counties]
    return [(scope, name) for scope, name in every if visit.member.looks_after(scope)]


def _words(given: list[str]) -> tuple[str, ...]:
    tidy = (" ".join(words.split())[:LONGEST_WORDS] for words in given[:MOST_WORDS])
    return tuple(words for words in tidy if words)


PAGES: Final = (
    Page(f"{HOME}/new", ask, Right.EDIT),
    Page(f"{HOME}/new", begin, Right.EDIT, "POST"),
)
