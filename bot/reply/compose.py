"""Composes the reply to what was asked. Decides and words; stores and sends nothing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot import menus
from bot.messages import (
    Aspect,
    Channel,
    Command,
    CommandName,
    Decision,
    Finding,
    FollowUp,
    Nothing,
    Pick,
    Question,
    Reading,
    SmallTalk,
    WrongPick,
)
from bot.person import Person
from bot.reply import service, session
from bot.reply.answer import answer, more
from bot.reply.composed import Composed
from bot.reply.lists import CHOOSING, choices, language_list, listing, menu_listing
from bot.reply.profile import PROFILES
from bot.reply.situation import Situation
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.values import EMERGENCY

ALTERNATIVES = slice(1, 4)
"""The topics after the one we answered, offered when the person says NO."""


class Composer:
    """Composes replies from one state of the knowledge base, in all its languages."""

    def __init__(self, knowledge: KnowledgeBase, words: Mapping[str, Words]) -> None:
        self._knowledge = knowledge
        self._words = words

    def compose(
        self, reading: Reading, finding: Finding | None, person: Person, channel: Channel, today: date
    ) -> Composed:
        """The reply to one message. `finding` is what the matcher made of it, for a Question only."""
        situation = Situation(reading, person, PROFILES[channel], self._words[reading.language], self._knowledge, today)
        own = session.compose(situation) if situation.profile.screens else None
        if own is not None:
            return own
        match reading.asked:
            case Question() as question if finding is not None:
                return _found(situation, question, finding)
            case FollowUp(aspect):
                return answer(situation, person.state.topic or "", aspect, told=True)
            case Pick(value):
                return _picked(situation, value)
            case Command() as command:
                return _commanded(situation, command)
            case SmallTalk(decision):
                return service.thanks(situation) if decision is Decision.THANKS else service.welcome(situation)
            case WrongPick():
                return service.wrong_number(situation)
            case Nothing(answerable=False):
                return Composed(None, Decision.COMMAND, person.state)
            case _:
                return service.empty(situation)

    def to_opted_out(self, reading: Reading, person: Person, channel: Channel, today: date) -> Composed:
        """What a person who stopped us hears when she writes again: how to come back, once; then nothing."""
        if person.state.told_stopped or isinstance(reading.asked, Nothing):
            return Composed(None, Decision.COMMAND, person.state)
        words = self._words[reading.language]
        return service.still_stopped(Situation(reading, person, PROFILES[channel], words, self._knowledge, today))


def _found(situation: Situation, question: Question, finding: Finding) -> Composed:
    if finding.decision is Decision.ANSWER and finding.topics:
        shown = answer(situation, finding.topics[0], question.aspect, finding.emergency)
        return replace(shown, state=replace(shown.state, alternatives=finding.topics[ALTERNATIVES]))
    if finding.decision is Decision.CHOICES and finding.topics:
        shown = choices(situation, finding.topics, finding.emergency)
    elif finding.emergency and situation.entry(finding.emergency[0]):
        # All that was understood is that she may be in danger: what to do then, rather than that we know nothing.
        told = answer(situation, finding.emergency[0], question.aspect, finding.emergency)
        shown = replace(told, decision=Decision.UNKNOWN)
    else:
        shown = service.unknown(situation, situation.emergency_lines(finding.emergency))
    return replace(shown, urgent=bool(finding.emergency))


def _picked(situation: Situation, value: str) -> Composed:
    kind, name = menus.parse(value)
    match kind:
        case menus.TOPIC | menus.FULL:
            full = kind == menus.FULL
            return answer(situation, name, full=full, told=full and situation.person.state.topic == name)
        case menus.ASPECT:
            topic, aspect = menus.parse_aspect(name)
            told = situation.person.state.topic == topic
            return answer(situation, topic, Aspect(aspect) if aspect in set(Aspect) else None, told=told)
        case menus.CATEGORY:
            return listing(situation, value)
        case menus.COMMAND if name in set(CommandName):
            return _commanded(situation, Command(CommandName(name)))
        case _:
            return menu_listing(situation)


def _commanded(situation: Situation, command: Command) -> Composed:
    match command.name:
        case CommandName.SOS:
            return listing(situation, menus.value(menus.CATEGORY, EMERGENCY))
        case CommandName.LANGUAGE:
            return service.language_set(situation) if command.argument else language_list(situation)
        case CommandName.COUNTY:
            return service.county_set(situation, command.argument)
        case CommandName.START:
            return service.welcome(situation, Decision.COMMAND)
        case CommandName.BARAZA:
            return service.at_baraza(situation, situation.reading.county or "")
        case _:
            return PLAIN_COMMANDS[command.name](situation)


def _more(situation: Situation) -> Composed:
    state = situation.person.state
    if state.topic is None and state.listing:
        return listing(situation, state.listing, state.page)
    return more(situation)


def _not_helped(situation: Situation) -> Composed:
    state = situation.person.state
    others = state.alternatives if state.listing != CHOOSING else ()
    return choices(situation, others) if others else service.try_again(situation)


PLAIN_COMMANDS: Final[Mapping[CommandName, Callable[[Situation], Composed]]] = {
    CommandName.HELP: service.help_text,
    CommandName.MORE: _more,
    CommandName.MENU: menu_listing,
    CommandName.STOP: service.stopped,
    CommandName.DELETE: service.deleted,
    CommandName.YES: service.glad,
    CommandName.NO: _not_helped,
}
"""Commands that need nothing but the situation."""
