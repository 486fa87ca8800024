"""Trying a draft before anybody sees it: a question answered with it, and what other topics would lose to it."""

from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.edit import ADDRESS
from admin.desk.entries.effect import effect_on_others
from admin.desk.entries.preview import with_draft
from admin.desk.entries.screen import Shown, show_form
from admin.desk.entries.sent import sent_fields
from admin.desk.entries.try_it import Tried, trial_line, try_question
from admin.desk.entries.work import read_work
from admin.desk.guard import Page
from admin.desk.visit import Visit


def attempt(visit: Visit) -> Response:
    """What a question would be answered with, and why; nothing is kept."""
    work = read_work(visit)
    typed = sent_fields(visit) or work.fields()
    question = " ".join(visit.form.get("question").split())
    language = visit.form.get("language")
    tried: Tried | None = None
    if question:
        spoken = language if language in work.languages else visit.language
        entry = work.made(typed).entry
        line = trial_line(visit.desk.line(), entry, visit.desk.words, visit.now)
        tried = try_question(line, entry, question, spoken, visit.now)
    if visit.is_partial:
        return visit.page("entries/tried.html", tried=tried, work=work)
    return show_form(visit, work, Shown(typed, tried=tried))


def effect(visit: Visit) -> Response:
    """What other topics would lose, were the draft published with its titles; nothing is kept."""
    work = read_work(visit)
    typed = sent_fields(visit) or work.fields()
    after = with_draft(visit.desk.knowledge, work.made(typed).entry, visit.today)
    found = effect_on_others(visit, after, {work.topic.slug})
    if visit.is_partial:
        return visit.page("entries/effect.html", effect=found)
    return show_form(visit, work, Shown(typed, effect=found))


PAGES: Final = (
    Page(f"{ADDRESS}/try", attempt, Right.EDIT, "POST", writes=False),
    Page(f"{ADDRESS}/effect", effect, Right.EDIT, "POST", writes=False),
)
