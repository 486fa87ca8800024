"""Lists to pick from by number or button: categories, the topics of one, up to three choices, languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot import menus
from bot.messages import Button, CommandName, Decision, Reply
from bot.person import State
from bot.reply.composed import Composed
from bot.reply.pages import pages
from bot.reply.profile import CHOICES
from bot.reply.situation import Situation
from bot.words import _
from knowledge.values import EMERGENCY

CATEGORY_NAMES: Final = {
    "emergency": _("Emergency"),
    "county-services": _("County services"),
    "legal-aid": _("Legal help"),
    "permits": _("Permits and papers"),
    "refugees": _("Refugees"),
    "work-money": _("Work and money"),
}
MENU: Final = menus.value(menus.COMMAND, CommandName.MENU)
"""The listing of all categories."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: what it says and what it stands for."""

    label: str
    value: str


def menu_listing(situation: Situation) -> Composed:
    """The categories."""
    return listing(situation, MENU)


def listing(situation: Situation, name: str, page: int = 0) -> Composed:
    """A list by its name: the menu, or the topics of a category; `page` counts its SMS pages from 0."""
    lines = _lines(situation, name)
    urgent = name == menus.value(menus.CATEGORY, EMERGENCY)
    head = situation.general_line() if urgent else situation.say(_("Reply with a number:"))
    state = State(menu=tuple(line.value for line in lines), listing=name, page=page + 1)
    if situation.profile.rich:
        title = situation.say(_("Choose a topic:")) if not urgent else head
        return replace(situation.composed(Decision.COMMAND, [title], state, _rows(lines)), urgent=urgent)
    word = situation.say(_("Reply MORE for more."))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    every_page = pages([head, *numbered], word, situation.profile.fits)
    text = every_page[min(page, len(every_page) - 1)]
    return Composed(Reply(text), Decision.COMMAND, state, urgent=urgent)


def choices(situation: Situation, topics: Sequence[str], lines_first: Sequence[str]) -> Composed:
    """Up to three topics to choose from, with the emergency line."""
    lines = [Line(situation.title(topic), menus.value(menus.TOPIC, topic)) for topic in topics[:CHOICES]]
    state = State(menu=tuple(line.value for line in lines))
    safety = list(lines_first) or [situation.general_line()]
    if situation.profile.rich:
        asked = situation.say(_("Which of these do you mean? If none, write it in other words."))
        return situation.composed(Decision.CHOICES, [*safety, asked], state, _rows(lines))
    asked = situation.say(_("Which do you mean? Reply with the number:"))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    return situation.composed(Decision.CHOICES, [*safety, asked, *numbered], state)


def language_list(situation: Situation) -> Composed:
    """The languages we answer in, each called by its own name."""
    names = situation.knowledge.language_names
    lines = [
        Line(names[code].own_name if code in names else code, menus.value(menus.LANGUAGE, code))
        for code in situation.knowledge.languages
    ]
    state = State(menu=tuple(line.value for line in lines))
    asked = situation.say(_("Which language?"))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    blocks = [asked] if situation.profile.rich else [asked, *numbered]
    return situation.composed(Decision.COMMAND, blocks, state, _rows(lines))


def _lines(situation: Situation, name: str) -> list[Line]:
    kind, slug = menus.parse(name)
    knowledge = situation.knowledge
    covered = [knowledge.topics[topic] for topic in knowledge.answered_topics]
    if kind == menus.CATEGORY:
        return [
            Line(situation.title(topic.slug), menus.value(menus.TOPIC, topic.slug))
            for topic in covered
            if topic.category == slug
        ]
    categories = dict.fromkeys(topic.category for topic in covered)
    return [
        Line(situation.say(CATEGORY_NAMES.get(category, category)), menus.value(menus.CATEGORY, category))
        for category in categories
    ]


def _rows(lines: Sequence[Line]) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(line.label, line.value),) for line in lines)
