"""Lists to pick from by number or button: categories, the topics of one, up to three choices, languages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot import menus
from bot.messages import Button, CommandName, Decision, Reply
from bot.person import State
from bot.reply.composed import Composed
from bot.reply.pages import pages
from bot.reply.profile import CHOICES
from bot.reply.screens import Cutter, show
from bot.reply.situation import Situation
from bot.words import _
from knowledge import sms_text
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
CHOOSING: Final = "choices"
"""The listing of the topics that a question may have meant."""


def menu_listing(situation: Situation) -> Composed:
    """The categories."""
    return listing(situation, MENU)


def listing(situation: Situation, name: str, page: int = 0) -> Composed:
    """A list by its name: the menu, the topics of a category, or the last choices; `page` counts from 0."""
    if name == CHOOSING:
        return _choice_screen(situation, situation.person.state, page)
    lines = _lines(situation, name)
    urgent = name == menus.value(menus.CATEGORY, EMERGENCY)
    head = situation.general_line() if urgent else situation.say(_("Reply with a number:"))
    if situation.profile.screens:
        screens = Cutter(situation, situation.keys(menu=name != MENU)).screens((), [head], lines)
        return show(screens, page, State(listing=name), Decision.COMMAND, urgent=urgent)
    state = State(menu=tuple(line.value for line in lines), listing=name, page=page + 1)
    if situation.profile.rich:
        title = situation.say(_("Choose a topic:")) if not urgent else head
        return replace(situation.composed(Decision.COMMAND, [title], state, _rows(lines)), urgent=urgent)
    word = situation.say(_("Reply MORE for more."))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    every_page = pages([head, *numbered], word, situation.profile.fits)
    text = every_page[min(page, len(every_page) - 1)]
    return Composed(Reply(text), Decision.COMMAND, state, urgent=urgent)


def choices(situation: Situation, topics: Sequence[str], emergency: tuple[str, ...] = ()) -> Composed:
    """Up to three topics to choose from, with the line of these emergency topics or the general one."""
    offered = tuple(topics[:CHOICES])
    if situation.profile.screens:
        return _choice_screen(situation, State(listing=CHOOSING, alternatives=offered, emergency=emergency), 0)
    lines = _topics(situation, offered)
    state = State(menu=tuple(line.value for line in lines))
    safety = situation.emergency_lines(emergency) or [situation.general_line()]
    if situation.profile.rich:
        asked = situation.say(_("Which of these do you mean? If none, write it in other words."))
        return situation.composed(Decision.CHOICES, [*safety, asked], state, _rows(lines))
    asked = situation.say(_("Which do you mean? Reply with the number:"))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    return situation.composed(Decision.CHOICES, [*safety, asked, *numbered], state)


def languages(situation: Situation, without: str = "") -> list[Button]:
    """The languages we answer in but one, each called by its own name, if the channel can write it."""
    return [
        Button(_own_name(situation, code), menus.value(menus.LANGUAGE, code))
        for code in situation.knowledge.languages
        if code != without
    ]


def language_list(situation: Situation) -> Composed:
    """The languages we answer in."""
    lines = languages(situation)
    asked = situation.say(_("Which language?"))
    if situation.profile.screens:
        return show(Cutter(situation, situation.keys()).screens((), [asked], lines), 0, State(), Decision.COMMAND)
    state = State(menu=tuple(line.value for line in lines))
    numbered = [f"{number} {line.label}" for number, line in enumerate(lines, 1)]
    blocks = [asked] if situation.profile.rich else [asked, *numbered]
    return situation.composed(Decision.COMMAND, blocks, state, _rows(lines))


def _own_name(situation: Situation, code: str) -> str:
    known = situation.knowledge.language_names.get(code)
    if known is None:
        return code
    return known.name if situation.profile.screens and sms_text.offending(known.own_name) else known.own_name


def _choice_screen(situation: Situation, state: State, page: int) -> Composed:
    """The choices in `state` for a channel with screens."""
    danger = situation.emergency_lines(state.emergency)
    asked = situation.say(_("Which do you mean? Reply with the number:"))
    blocks = [asked] if danger else [situation.general_line(), asked]
    screens = Cutter(situation, situation.keys()).screens(danger, blocks, _topics(situation, state.alternatives))
    return show(screens, page, state, Decision.CHOICES)


def _topics(situation: Situation, topics: Sequence[str]) -> list[Button]:
    return [Button(situation.title(topic), menus.value(menus.TOPIC, topic)) for topic in topics]


def _lines(situation: Situation, name: str) -> list[Button]:
    kind, slug = menus.parse(name)
    knowledge = situation.knowledge
    covered = [knowledge.topics[topic] for topic in knowledge.answered_topics]
    if kind == menus.CATEGORY:
        return _topics(situation, [topic.slug for topic in covered if topic.category == slug])
    categories = dict.fromkeys(topic.category for topic in covered)
    return [
        Button(situation.say(CATEGORY_NAMES.get(category, category)), menus.value(menus.CATEGORY, category))
        for category in categories
    ]


def _rows(lines: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple((line,) for line in lines)
