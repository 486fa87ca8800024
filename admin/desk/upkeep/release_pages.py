"""The program's text beside ours: ours stays, or the program's becomes a draft."""

import re
from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.contact_form import fields_of_contact
from admin.desk.contact_form import typed_fields as typed_contact
from admin.desk.differences import Difference, Reader, contact_differences, differences
from admin.desk.entry_form import fields_of_entry
from admin.desk.entry_form import typed_fields as typed_entry
from admin.desk.guard import SCOPE, Page
from admin.desk.store.settings import decide
from admin.desk.titles import topic_title
from admin.desk.upkeep.pages import HOME
from admin.desk.upkeep.release import News, contact_news, entry_news, keep_ours
from admin.desk.visit import Missing, Visit
from bot.words import _
from knowledge.files import entry_text
from knowledge.languages import in_language
from knowledge.store.contacts import read_contacts
from knowledge.store.drafts import Fields, Subject, begin_draft
from knowledge.store.publish import written_contact
from knowledge.store.tables import DraftKind
from knowledge.values import Contact, Entry

RELEASE: Final = "/desk/release"
DECISION: Final = re.compile(r"release-[0-9a-f]{24}", re.ASCII)
IS_DRAFTED: Final = _(
    "There is a draft of this already. Finish or drop it first, then the program's text can become one."
)
KEPT: Final = _("Noted: ours stays. You are asked again when the program brings yet another text.")


def show(visit: Visit) -> Response:
    """What the program's text would change."""
    one = _news(visit)
    languages, words = visit.desk.knowledge.languages, visit.desk.words[visit.language]
    contacts = {slug: stored.contact for slug, stored in read_contacts(visit.connection, languages).items()}
    return visit.page(
        "upkeep/release.html",
        news=one,
        title=_title(visit, one),
        address=_address(one),
        edit=_edit(one),
        differences=_differences(one, Reader(words, languages, contacts)),
    )


def keep(visit: Visit) -> Response:
    """Ours stays."""
    one = _news(visit)
    keep_ours(visit.connection, one, kept=True)
    visit.note("release.kept-ours", f"{one.slug}/{one.scope}", one.scope)
    undo = (f"{_address(one)}/ask", {"decision": one.decision})
    return visit.go(HOME, visit.say(KEPT), undo)


def begin(visit: Visit) -> Response:
    """A draft with the program's text, which goes through review as every other one does."""
    one = _news(visit)
    if one.theirs is None:
        raise Missing
    kind = DraftKind.CONTACT if one.is_contact else DraftKind.ENTRY
    subject = Subject(kind, one.slug, one.scope)
    try:
        with visit.connection.begin_nested():
            begin_draft(
                visit.connection, subject, _fields(one.theirs), _base(visit, one), visit.member.number, visit.now
            )
    except IntegrityError:
        return visit.go(_edit(one), visit.say(IS_DRAFTED))
    keep_ours(visit.connection, one, kept=True)
    visit.note("release.begun", f"{one.slug}/{one.scope}", one.scope)
    return visit.go(_edit(one), visit.say("This is a draft now, with the program's text. Look at it and hand it in."))


def ask_again(visit: Visit) -> Response:
    """Take back that ours stays."""
    wanted = visit.form.get("decision")
    if not DECISION.fullmatch(wanted):
        raise Missing
    decide(visit.connection, visit.path(SCOPE), wanted, None)
    visit.note("release.asked-again", visit.request.url.path.removesuffix("/ask")[-200:], visit.path(SCOPE))
    return visit.go(HOME, visit.say("Undone. It is on the list again."))


def _news(visit: Visit) -> News:
    """What the address names; raises Missing where there is nothing to decide (any more)."""
    connection, languages, scope = visit.connection, visit.desk.knowledge.languages, visit.path(SCOPE)
    parts = visit.request.path_params
    if "topic" in parts:
        found = entry_news(connection, languages, (scope,), visit.path("topic"))
    else:
        found = contact_news(connection, languages, (scope,), visit.path("slug"))
    if not found:
        raise Missing
    return found[0]


def _differences(one: News, reader: Reader) -> tuple[Difference, ...]:
    if isinstance(one.ours, Contact):
        return contact_differences(one.ours, one.theirs if isinstance(one.theirs, Contact) else None, reader)
    return differences(one.ours, one.theirs if isinstance(one.theirs, Entry) else None, reader)


def _fields(theirs: Entry | Contact) -> Fields:
    if isinstance(theirs, Contact):
        return typed_contact(fields_of_contact(theirs))
    return typed_entry(fields_of_entry(theirs))


def _base(visit: Visit, one: News) -> str:
    """What is published, in its written form: what the draft stands on."""
    if isinstance(one.ours, Contact):
        return written_contact(one.ours, visit.desk.knowledge.languages)
    return entry_text(one.ours)


def _title(visit: Visit, one: News) -> str:
    if isinstance(one.ours, Contact):
        return in_language(one.ours.name, visit.language)
    return in_language(one.ours.title, visit.language) or topic_title(visit, one.slug)


def _address(one: News) -> str:
    return f"{RELEASE}/{'contact' if one.is_contact else 'entry'}/{one.slug}/{one.scope}"


def _edit(one: News) -> str:
    """Where it is written."""
    return f"/desk/contacts/{one.slug}/edit" if one.is_contact else f"/desk/entries/{one.slug}/{one.scope}"


PAGES: Final = tuple(
    page
    for address in (f"{RELEASE}/entry/{{topic}}/{{scope}}", f"{RELEASE}/contact/{{slug}}/{{scope}}")
    for page in (
        Page(address, show, Right.EDIT),
        Page(f"{address}/keep", keep, Right.EDIT, "POST"),
        Page(f"{address}/draft", begin, Right.EDIT, "POST"),
        Page(f"{address}/ask", ask_again, Right.EDIT, "POST"),
    )
)
