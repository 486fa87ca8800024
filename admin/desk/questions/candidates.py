"""Words whose topic the person herself confirmed: approved in bulk, or put away. Nothing is learned unseen."""

from typing import Any, Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.questions.chosen import NONE_TICKED, chosen_questions, joined
from admin.desk.questions.groups import grouped
from admin.desk.questions.phrases import add_words, told_of_words
from admin.desk.titles import topic_title
from admin.desk.visit import Visit
from bot.store.kept import decide_questions, kept_questions
from bot.store.questions import QuestionStatus
from knowledge.store.phrase_rows import CONFIRMED

HOME: Final = "/desk/questions/confirmed"
SHOWN: Final = 50
"""Wordings on a page; the rest follows when these are decided."""


def show(visit: Visit) -> Response:
    """The candidates by topic, all ticked: what is wrong is unticked, the rest approved in one press."""
    found = kept_questions(visit.connection, QuestionStatus.CANDIDATE, visit.member.counties)
    groups, left = [], SHOWN
    for group in grouped(found):
        if left <= 0 or group.topic is None:
            break
        wordings = group.wordings[:left]
        left -= len(wordings)
        title: dict[str, Any] = {"title": topic_title(visit, group.topic), "wordings": wordings, "topic": group.topic}
        groups.append(title)
    return visit.page("questions/confirmed.html", groups=groups, count=len(found))


def approve(visit: Visit) -> Response:
    """Make phrases of the ticked words, each for the topic that its writer confirmed."""
    questions = [one for one in chosen_questions(visit) if one.confirmed_topic in visit.desk.knowledge.topics]
    if not questions:
        return visit.go(HOME, visit.say(NONE_TICKED))
    words = [(one.confirmed_topic or "", one) for one in questions]
    told = told_of_words(visit, words, CONFIRMED, HOME)
    if told is not None:
        return told
    numbers = [one.number for one in questions]
    with visit.writing():
        made = add_words(visit, words, CONFIRMED)
        decide_questions(visit.connection, numbers, (QuestionStatus.CANDIDATE,), QuestionStatus.USED)
        visit.note("question.approved", joined(numbers)[:200], phrases=len(made))
    undo = ("/desk/questions/undo", {"question": joined(numbers), "phrase": joined(made)})
    return visit.go(HOME, visit.say("Approved. New phrases: {count}.", count=len(made)), undo)


PAGES: Final = (
    Page(HOME, show, Right.EDIT),
    Page(f"{HOME}/approve", approve, Right.EDIT, "POST", writes=False),
)
