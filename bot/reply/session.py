"""What belongs to a USSD session alone: its first screen, going on after it was dropped, showing a screen again."""

from dataclasses import replace

from bot import menus
from bot.messages import Button, Command, CommandName, Decision, Nothing, Pick, SmallTalk
from bot.person import State
from bot.reply import answer
from bot.reply.composed import Composed
from bot.reply.lists import MENU, languages, listing
from bot.reply.screens import Cutter, show
from bot.reply.situation import Situation
from bot.words import _


def compose(situation: Situation) -> Composed | None:
    """The reply to what only a session knows, or sees in its own way; None for everything else."""
    match situation.reading.asked:
        case Command(CommandName.START, argument):
            return first_screen(situation, dropped=argument == menus.GO_ON)
        case Command(CommandName.LANGUAGE, language) if language:
            return first_screen(situation)
        case SmallTalk(Decision.GREETING):
            return replace(first_screen(situation), decision=Decision.GREETING)
        case Pick(menus.GO_ON) | Nothing():
            return again(situation) or first_screen(situation)
        case _:
            return None


def first_screen(situation: Situation, *, dropped: bool = False) -> Composed:
    """What this is, whom to call in danger, how to ask; and the way back into a session that was `dropped`."""
    hello = situation.say(_("Jirani: free, checked information for newcomers in Kenya."))
    how = situation.say(_("Type your question, or:"))
    before = again(situation) if dropped else None
    back = [Button(situation.say(_("Go on")), menus.GO_ON)] if before and before.reply and not before.reply.last else []
    offered = [*back, Button(situation.say(_("Topics")), MENU), *languages(situation, situation.reading.language)]
    screens = Cutter(situation, situation.keys(menu=False)).screens((), [hello, situation.general_line(), how], offered)
    shown = show(screens, 0, State(), Decision.COMMAND)
    return replace(shown, state=replace(situation.person.state, menu=shown.state.menu)) if dropped else shown


def again(situation: Situation) -> Composed | None:
    """The last screen that leads on to others; None where the talk stands at its beginning."""
    state = situation.person.state
    if state.topic is None and state.listing and state.listing != MENU:
        return listing(situation, state.listing, max(state.page - 1, 0))
    return answer.again(situation)
