"""What people asked and we did not know surely: grouped, counted, and decided in one press."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.fields import row_number
from admin.desk.guard import Page
from admin.desk.questions.chosen import NO_TOPIC, NONE_TICKED, chosen_questions, joined, numbers_in
from admin.desk.questions.groups import Group, grouped
from admin.desk.questions.phrases import add_words, phrase_text, take_back, told_of_words
from admin.desk.titles import topic_title, topic_titles
from admin.desk.visit import Forbidden, Visit
from bot.store.kept import count_questions, decide_questions, kept_questions, questions_numbered
from bot.store.questions import QuestionStatus
from knowledge.store.phrase_rows import STAFF
from knowledge.values import NATIONAL

HOME: Final = "/desk/questions"
GROUPS_ON_A_PAGE: Final = 15
WORDINGS_SHOWN: Final = 12
WORDS_CARRIED: Final = 8
"""Wordings that a new entry is begun with."""


def show(visit: Visit) -> Response:
    """The groups, those asked most first."""
    county = visit.asked("county")
    if county and not visit.member.looks_after(county):
        raise Forbidden
    groups = grouped(kept_questions(visit.connection, QuestionStatus.OPEN, visit.member.counties, county))
    last = max(1, -(-len(groups) // GROUPS_ON_A_PAGE))
    page = min(last, row_number(visit.asked("page")) or 1)
    shown = groups[(page - 1) * GROUPS_ON_A_PAGE : page * GROUPS_ON_A_PAGE]
    mine = [one for one in visit.desk.knowledge.counties.values() if visit.member.looks_after(one.slug)]
    return visit.page(
        "questions/unanswered.html",
        groups=[_shown(visit, group) for group in shown],
        questions=sum(group.count for group in groups),
        candidates=count_questions(visit.connection, QuestionStatus.CANDIDATE, visit.member.counties),
        topics=topic_titles(visit),
        counties=mine,
        county=county,
        page=page,
        last=last,
        wordings_shown=WORDINGS_SHOWN,
    )


def attach(visit: Visit) -> Response:
    """Make phrases of the ticked questions' words: whoever asks so next is answered with that topic."""
    questions, topic = chosen_questions(visit), visit.form.get("topic")
    if not questions:
        return visit.go(HOME, visit.say(NONE_TICKED))
    if topic not in visit.desk.knowledge.topics:
        return visit.go(HOME, visit.say(NO_TOPIC))
    words = [(topic, one) for one in questions]
    told = told_of_words(visit, words, STAFF, HOME)
    if told is not None:
        return told
    numbers = [one.number for one in questions]
    with visit.writing():
        made = add_words(visit, words, STAFF)
        decide_questions(visit.connection, numbers, (QuestionStatus.OPEN,), QuestionStatus.USED)
        visit.note("question.attached", topic, phrases=len(made), questions=len(numbers))
    undo = (f"{HOME}/undo", {"question": joined(numbers), "phrase": joined(made)})
    return visit.go(HOME, _attached(visit, topic, len(made)), undo)


def begin(visit: Visit) -> Response:
    """Go on to a new entry that already holds people's own words."""
    questions = chosen_questions(visit)
    words = list(dict.fromkeys(phrase_text(one.text) for one in questions))[:WORDS_CARRIED]
    topic = visit.form.get("topic")
    fields = [("topic", topic)] if topic in visit.desk.knowledge.topics else []
    return visit.go(f"/desk/entries/new?{urlencode([*fields, *(('words', one) for one in words)])}")


def dismiss(visit: Visit) -> Response:
    """Put the ticked questions away: nothing is to be learned from them."""
    numbers = [one.number for one in chosen_questions(visit)]
    if not numbers:
        return visit.go(HOME, visit.say(NONE_TICKED))
    decide_questions(
        visit.connection, numbers, (QuestionStatus.OPEN, QuestionStatus.CANDIDATE), QuestionStatus.DISMISSED
    )
    visit.note("question.dismissed", joined(numbers)[:200])
    undo = (f"{HOME}/undo", {"question": joined(numbers), "phrase": ""})
    return visit.go(HOME, visit.say("Put away: {count}.", count=len(numbers)), undo)


def take_all_back(visit: Visit) -> Response:
    """Open decided questions again, and retire the phrases that were made of them."""
    for number in numbers_in(visit.form.all("phrase")):
        take_back(visit, number)
    decided = (QuestionStatus.USED, QuestionStatus.DISMISSED)
    questions = chosen_questions(visit)
    for one in questions_numbered(visit.connection, [one.number for one in questions]):
        before = QuestionStatus.CANDIDATE if one.confirmed_topic else QuestionStatus.OPEN
        decide_questions(visit.connection, [one.number], decided, before)
    visit.note("question.reopened", joined([one.number for one in questions])[:200])
    return visit.go(HOME, visit.say("Taken back."))


def _attached(visit: Visit, topic: str, count: int) -> str:
    title = topic_title(visit, topic)
    if visit.member.may(Right.PUBLISH, NATIONAL):
        return visit.say(
            'New phrases for "{title}": {count}. Whoever asks so is answered from now on.', title=title, count=count
        )
    return visit.say(
        'New phrases for "{title}": {count}. A reviewer looks at them before they are used.', title=title, count=count
    )


def _shown(visit: Visit, group: Group) -> dict[str, Any]:
    return {
        "topic": group.topic or "",
        "title": topic_title(visit, group.topic) if group.topic else "",
        "wordings": group.wordings,
        "count": group.count,
        "counties": group.counties,
        "newest": group.newest,
    }


PAGES: Final = (
    Page(HOME, show, Right.EDIT),
    Page(f"{HOME}/attach", attach, Right.EDIT, "POST", writes=False),
    Page(f"{HOME}/begin", begin, Right.EDIT, "POST", writes=False),
    Page(f"{HOME}/dismiss", dismiss, Right.EDIT, "POST"),
    Page(f"{HOME}/undo", take_all_back, Right.EDIT, "POST"),
)
