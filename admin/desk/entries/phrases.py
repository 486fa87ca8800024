"""How people ask for a topic: its phrases by language, new ones, what waits for a reviewer, and taking back."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.entries.edit import ADDRESS
from admin.desk.entries.effect import Effect, effect_on_others, with_phrases
from admin.desk.entries.find import ROWS
from admin.desk.entries.listing import page_number
from admin.desk.entries.phrase_turns import ACTS, turn
from admin.desk.entries.screen import title_of
from admin.desk.entries.work import Work, read_work
from admin.desk.guard import Page
from admin.desk.told_first import may_publish, status_of_new, told_of_phrases
from admin.desk.visit import Visit
from bot.words import _
from knowledge.languages import MIXED, in_language
from knowledge.plain import plain
from knowledge.store.phrase_rows import STAFF, StoredPhrase, add_phrases, phrases_of
from knowledge.store.tables import PhraseKind, Status
from knowledge.values import Phrase

MOST_LINES: Final = 200
LONGEST: Final = 300
"""Characters of a phrase; people's questions are shorter (questions/phrases.py)."""
WRONG: Final = 422
ORIGINS: Final = {
    "starter": _("came with the program"),
    "staff": _("written by staff"),
    "confirmed": _("confirmed by a person"),
}
EMPTY: Final = _("Write at least one phrase, one a line.")
NO_WORDS: Final = _('"{text}" has no words in it.')
TOO_LONG: Final = _("A phrase is one question, at most {most} characters long.")
TOO_MANY: Final = _("At most {most} lines at once.")
THERE: Final = _('"{text}" is there already.')
ELSEWHERE: Final = _('"{text}" leads to "{title}" already. One phrase leads to one topic.')
CHOOSE_LANGUAGE: Final = _("Choose a language.")


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that are shown together, and what they are."""

    name: str
    phrases: list[StoredPhrase]


def show(visit: Visit) -> Response:
    """The phrases of the entry's topic."""
    return _page(visit, read_work(visit), "", "", {})


def change(visit: Visit) -> Response:
    """Add phrases, or do with one what its button says."""
    work, do = read_work(visit), visit.form.get("do")
    return turn(visit, work, do) if do in ACTS else _add(visit, work)


def effect(visit: Visit) -> Response:
    """What other topics would lose to the lines typed and to the phrases that wait; nothing is kept."""
    work, language, typed = read_work(visit), visit.form.get("language"), visit.form.get("lines")
    slug = work.topic.slug
    waiting = [one.text for one in phrases_of(visit.connection, slug) if one.status is Status.IN_REVIEW]
    short = (line for line in _lines(typed) if len(line) <= LONGEST)
    new = [Phrase(slug, language, text, STAFF) for text in (*short, *waiting)]
    found = effect_on_others(visit, with_phrases(visit.desk.knowledge, new), {slug})
    if visit.is_partial:
        return visit.page("entries/effect.html", effect=found)
    return _page(visit, work, typed, language, {}, found)


def _add(visit: Visit, work: Work) -> Response:
    language, typed = visit.form.get("language"), visit.form.get("lines")
    lines = _lines(typed)
    errors = {} if language in _languages(visit) else {"language": visit.say(CHOOSE_LANGUAGE)}
    if wrong := _complaint(visit, work, lines):
        errors["lines"] = wrong
    if errors:
        return _page(visit, work, typed, language, errors)
    new = [Phrase(work.topic.slug, language, line, STAFF) for line in lines]
    after, address = with_phrases(visit.desk.knowledge, new), f"{work.address}/phrases"
    told = told_of_phrases(visit, after, {work.topic.slug}, address)
    if told is not None:
        return told
    status = status_of_new(visit)
    with visit.writing():
        add_phrases(visit.connection, new, status)
        visit.note("phrases.added", work.name, work.scope, count=len(lines), status=status.value)
    said = (
        _("Added: {count}. They are used at once.")
        if status is Status.PUBLISHED
        else _("Added: {count}. A reviewer looks at them first.")
    )
    return visit.go(address, visit.say(said, count=len(lines)))


def _lines(typed: str) -> tuple[str, ...]:
    """The lines typed, each once, with single spaces."""
    return tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in typed.splitlines()))))[: MOST_LINES + 1]


def _complaint(visit: Visit, work: Work, lines: tuple[str, ...]) -> str:
    """What is wrong with the lines, as a sentence; empty where nothing is."""
    if not lines:
        return visit.say(EMPTY)
    if len(lines) > MOST_LINES:
        return visit.say(TOO_MANY, most=MOST_LINES)
    own = {plain(one.text) for one in phrases_of(visit.connection, work.topic.slug) if one.status != Status.RETIRED}
    knowledge = visit.desk.knowledge
    others = {plain(one.text): one.topic for one in (*knowledge.phrases, *knowledge.danger)}
    for line in lines:
        spelt = plain(line)
        if not spelt:
            return visit.say(NO_WORDS, text=line)
        if len(line) > LONGEST:
            return visit.say(TOO_LONG, most=LONGEST)
        if spelt in own:
            return visit.say(THERE, text=line)
        if others.get(spelt, work.topic.slug) != work.topic.slug:
            return visit.say(ELSEWHERE, text=line, title=_title(visit, others[spelt]))
    return ""


def _page(
    visit: Visit,
    work: Work,
    typed: str,
    language: str,
    errors: dict[str, str],
    found: Effect | None = None,
) -> Response:
    every = phrases_of(visit.connection, work.topic.slug)
    groups = _groups(visit, every)
    chosen = visit.asked("in") if visit.asked("in") in groups else next(iter(groups), "")
    shown = groups[chosen].phrases if groups else []
    page, last = page_number(visit.asked("page")), max(1, -(-len(shown) // ROWS))
    return visit.page(
        "entries/phrases.html",
        WRONG if errors else 200,
        work=work,
        title=title_of(visit, work),
        waiting=[one for one in every if one.status is Status.IN_REVIEW][:ROWS],
        groups=groups,
        group=chosen,
        shown=shown[(page - 1) * ROWS : page * ROWS],
        page=page,
        last=last,
        languages_of=_languages(visit),
        origins=ORIGINS,
        typed=typed,
        chosen=language,
        errors=errors,
        can_publish=may_publish(visit),
        effect=found,
    )


def _groups(visit: Visit, every: tuple[StoredPhrase, ...]) -> dict[str, Group]:
    """The phrases in use by language, then messages of people in danger, then what was taken out."""
    used = [one for one in every if one.status is Status.PUBLISHED]
    groups = {
        code: Group(name, [one for one in used if one.language == code and one.kind is PhraseKind.QUESTION])
        for code, name in _languages(visit).items()
    }
    groups["danger"] = Group(visit.say("In danger"), [one for one in used if one.kind is PhraseKind.DANGER])
    groups["retired"] = Group(visit.say("Taken out"), [one for one in every if one.status is Status.RETIRED])
    return {code: group for code, group in groups.items() if group.phrases}


def _languages(visit: Visit) -> dict[str, str]:
    """The languages that a phrase may be in, those that mix them last."""
    knowledge = visit.desk.knowledge
    named = {
        code: knowledge.language_names[code].own_name
        for code in knowledge.languages
        if code in knowledge.language_names
    }
    return {**named, MIXED: visit.say("Mixed, or Sheng")}


def _title(visit: Visit, topic: str) -> str:
    knowledge = visit.desk.knowledge
    entry = knowledge.entry(topic, None)
    return in_language(entry.title, visit.language) if entry else knowledge.topics[topic].wants


PAGES: Final = (
    Page(f"{ADDRESS}/phrases", show, Right.EDIT),
    Page(f"{ADDRESS}/phrases", change, Right.EDIT, "POST", writes=False),
    Page(f"{ADDRESS}/phrases/effect", effect, Right.EDIT, "POST", writes=False),
)
