"""What the service says about itself: welcome, help, languages, counties, stopping and starting, not knowing."""

from dataclasses import replace

from bot.messages import Decision
from bot.person import State
from bot.reply.composed import Composed
from bot.reply.situation import Situation
from bot.words import _


def welcome(situation: Situation, decision: Decision = Decision.GREETING) -> Composed:
    """The first words: what this is, how to ask, and the emergency line."""
    hello = situation.say(
        _("Hello, this is Jirani: free, checked information for newcomers in Kenya. Ask your question in a few words.")
    )
    how = situation.say(_("HELP: how it works. MENU: topics. SW: Kiswahili."))
    return situation.composed(decision, [hello, situation.general_line(), how], State())


def thanks(situation: Situation) -> Composed:
    """An answer to thanks; the conversation stays where it was."""
    welcome_back = situation.say(_("You are welcome. Write to us any time."))
    return situation.composed(Decision.THANKS, [welcome_back], situation.person.state, last=True)


def help_text(situation: Situation) -> Composed:
    """How to use the service, and that it is private."""
    if situation.profile.screens:
        short = situation.say(
            _(
                "Type your question or a number. EN or SW: language. COUNTY Kilifi: your county. DELETE: erases what "
                "we keep of you. We do not ask your name."
            )
        )
        return situation.composed(Decision.COMMAND, [short], situation.person.state)
    how = situation.say(
        _(
            'Write your question, e.g. "lost my alien card". Commands: MORE, MENU, SOS, EN or SW (language), '
            "COUNTY Kilifi, STOP, DELETE (erases what we keep of you). We do not ask your name."
        )
    )
    return situation.composed(Decision.COMMAND, [situation.general_line(), how], situation.person.state)


def language_set(situation: Situation) -> Composed:
    """Confirms the language, in that language."""
    done = situation.say(_("From now on we write to you in English. Ask your question."))
    return situation.composed(Decision.COMMAND, [done], situation.person.state)


def county_set(situation: Situation, county: str) -> Composed:
    """Confirms the county, or asks for it where the name is not known."""
    known = situation.knowledge.counties.get(county)
    if known is None:
        return county_asked(situation)
    done = situation.say(_("Your county: {county}. Ask your question."), county=known.name)
    return situation.composed(Decision.COMMAND, [done], replace(situation.person.state, county=known.slug))


def county_asked(situation: Situation) -> Composed:
    """Asks where the person is."""
    asked = situation.say(_("Which county? Reply COUNTY and its name, for example: COUNTY Mombasa"))
    return situation.composed(Decision.COMMAND, [asked], situation.person.state)


def stopped(situation: Situation) -> Composed:
    """The last message after STOP. A USSD session only ends: there we never write first."""
    if situation.profile.screens:
        bye = situation.say(_("Thank you. Dial again any time."))
        return situation.composed(Decision.COMMAND, [situation.general_line(), bye], State(), last=True)
    done = situation.say(_("We will not write to you any more. To use Jirani again, reply START."))
    return situation.composed(Decision.COMMAND, [done], State())


def still_stopped(situation: Situation) -> Composed:
    """Said once when a person writes after STOP."""
    how = situation.say(_("You stopped our messages, so we do not answer. To get answers again, reply START."))
    state = replace(situation.person.state, told_stopped=True)
    return situation.composed(Decision.COMMAND, [situation.general_line(), how], state)


def deleted(situation: Situation) -> Composed:
    """Confirms that everything about the person is gone."""
    done = situation.say(_("Done. We have deleted what we kept about you and your messages."))
    return situation.composed(Decision.COMMAND, [done], State(), last=True)


def glad(situation: Situation) -> Composed:
    """After YES, it helped."""
    done = situation.say(_("Good to hear. You can ask another question any time."))
    return situation.composed(Decision.COMMAND, [done], replace(situation.person.state, asked=None), last=True)


def try_again(situation: Situation) -> Composed:
    """After NO, where there is nothing else to offer."""
    how = situation.say(_("Sorry. Please write it again in other words, or reply MENU to see all topics."))
    return situation.composed(Decision.COMMAND, [situation.general_line(), how], State())


def wrong_number(situation: Situation) -> Composed:
    """A number that no line of the last list has."""
    how = situation.say(
        _("That number is not in the list. Reply MENU to see the topics, or write your question in words.")
    )
    return situation.composed(Decision.COMMAND, [how], situation.person.state)


def empty(situation: Situation) -> Composed:
    """Nothing readable came: an empty text, a picture, a sticker."""
    how = situation.say(_("We can only read words. Please write your question in a few words."))
    return situation.composed(Decision.UNKNOWN, [situation.general_line(), how], situation.person.state)


def at_baraza(situation: Situation, county: str) -> Composed:
    """Welcomes a person who sent a baraza's code word."""
    known = situation.knowledge.counties.get(county)
    hello = situation.say(
        _(
            "Karibu! This is Jirani, free information for newcomers in {county}. "
            "Ask your question now or any time later."
        ),
        county=known.name if known else county,
    )
    safety = "" if situation.profile.screens else situation.general_line()
    return situation.composed(Decision.COMMAND, [hello, safety], State(county=county))


def unknown(situation: Situation, lines_first: list[str]) -> Composed:
    """We do not know: says so, what to do next, and whom to call in danger; on a small screen only that, in danger."""
    if situation.profile.screens:
        short = situation.say(
            _("Sorry, no checked answer yet. We keep your question, without your number. Try other words.")
        )
        return situation.composed(Decision.UNKNOWN, lines_first or [situation.general_line(), short], State())
    sorry = situation.say(
        _("Sorry, we have no checked answer to this yet. We keep your question, without your number, for our staff.")
    )
    how = situation.say(_("Try other words, or reply MENU to see all topics."))
    first = lines_first or [situation.general_line()]
    return situation.composed(Decision.UNKNOWN, [*first, sorry, how], State())
