"""The answer to a question: the emergency line first, then the fact asked for, then the entry; the rest under MORE."""

from dataclasses import replace

from bot import menus
from bot.messages import Aspect, Button, Decision, Reply
from bot.person import State
from bot.reply.composed import Composed
from bot.reply.entries import EntryWords
from bot.reply.lists import menu_listing
from bot.reply.pages import pages
from bot.reply.screens import Cutter, show
from bot.reply.situation import Situation
from bot.words import _

ASPECT_NAMES = {
    Aspect.COST: _("Cost"),
    Aspect.DOCUMENTS: _("Papers"),
    Aspect.WHERE: _("Where"),
    Aspect.HOURS: _("Opening hours"),
    Aspect.STEPS: _("Steps"),
    Aspect.CONTACT: _("Contacts"),
    Aspect.DURATION: _("How long"),
}
BUTTONS_A_ROW = 3
MORE = _("Reply MORE for more.")


def answer(
    situation: Situation,
    topic: str,
    aspect: Aspect | None = None,
    emergency: tuple[str, ...] = (),
    *,
    full: bool = False,
    told: bool = False,
) -> Composed:
    """The first reply on a topic; `full` shows the whole entry at once where the channel has room.

    `told` means that the answer was said just before, so that only the fact asked for is.
    """
    entry = situation.entry(topic)
    if entry is None:
        return menu_listing(situation)
    state = State(topic=topic, county=situation.reading.county, page=1, aspect=aspect, emergency=emergency, told=told)
    if situation.profile.screens:
        return _screen(situation, entry, replace(state, full=full), 0, Decision.ANSWER)
    if situation.profile.rich:
        text = _whole(situation, entry, state) if full else _short(situation, entry, state)
        buttons = _buttons(situation, entry, full)
    else:
        text, buttons = _first_pages(situation, entry, state)[0], ()
    return Composed(Reply(text, buttons), Decision.ANSWER, state, topic, urgent=bool(emergency))


def more(situation: Situation) -> Composed:
    """The next page of the entry shown last."""
    state = situation.person.state
    entry = situation.entry(state.topic, state.county) if state.topic else None
    if entry is None:
        return menu_listing(situation)
    if situation.profile.rich:
        shown = answer(situation, entry.entry.topic, full=True)
        return replace(shown, decision=Decision.COMMAND)
    if situation.profile.screens:
        return _screen(situation, entry, state, state.page, Decision.COMMAND)
    every_page = _pages(situation, entry, state)
    if state.page >= len(every_page):
        end = situation.say(_("That is all we have on {title}. MENU shows other topics."), title=entry.title())
        return situation.composed(Decision.COMMAND, [end], state)
    turned = replace(state, page=state.page + 1)
    return Composed(Reply(every_page[state.page]), Decision.COMMAND, turned, state.topic)


def again(situation: Situation) -> Composed | None:
    """The screen of the entry that was shown last; None where none was."""
    state = situation.person.state
    entry = situation.entry(state.topic, state.county) if state.topic else None
    return _screen(situation, entry, state, max(state.page - 1, 0), Decision.COMMAND) if entry else None


def _screen(situation: Situation, entry: EntryWords, state: State, page: int, decision: Decision) -> Composed:
    """One screen of the answer, with its facts to choose from; or of the whole entry, which ends the session."""
    danger = situation.emergency_lines(state.emergency, state.county)
    needed = [] if state.full and state.told else entry.first(_aspect(state), told=state.told)
    blocks = [*needed, *entry.rest()] if state.full else needed
    offered = () if state.full else _facts(situation, entry, _aspect(state))
    screens = Cutter(situation, situation.keys()).screens(danger, blocks, offered)
    return show(screens, page, state, decision, state.topic, urgent=bool(danger) and page == 0)


def _facts(situation: Situation, entry: EntryWords, told: Aspect | None) -> tuple[Button, ...]:
    """What can be asked about an entry beside the fact that was `told`, and all of it at once."""
    topic = entry.entry.topic
    facts = [
        Button(situation.say(ASPECT_NAMES[aspect]), menus.aspect_value(topic, aspect))
        for aspect in entry.aspects()
        if aspect is not told
    ]
    whole = [Button(situation.say(_("Everything on this")), menus.value(menus.FULL, topic))] if entry.has_more() else []
    return (*facts, *whole)


def _aspect(state: State) -> Aspect | None:
    return Aspect(state.aspect) if state.aspect else None


def _first(situation: Situation, entry: EntryWords, state: State) -> list[str]:
    lines = situation.emergency_lines(state.emergency, state.county)
    title = [entry.title()] if situation.profile.rich else []
    return [*lines, *title, *entry.first(_aspect(state), told=state.told)]


def _pages(situation: Situation, entry: EntryWords, state: State) -> tuple[str, ...]:
    """All replies on the entry for a small channel: what is needed, then what MORE adds."""
    word = situation.say(MORE)
    return (*_first_pages(situation, entry, state), *pages(entry.rest(), word, situation.profile.fits))


def _first_pages(situation: Situation, entry: EntryWords, state: State) -> tuple[str, ...]:
    """What is needed: one reply unless danger and answer are long together; contacts as far as they cost nothing."""
    end = [situation.say(MORE)] if entry.has_more() else []
    needed = _first(situation, entry, state)
    for contact in entry.beside(" ".join(needed)):
        without, with_it = "\n".join([*needed, *end]), "\n".join([*needed, contact, *end])
        if situation.profile.fits(with_it) and not situation.profile.costs_more(without, with_it):
            needed.append(contact)
    return pages([*needed, *end], situation.say(MORE), situation.profile.fits)


def _short(situation: Situation, entry: EntryWords, state: State) -> str:
    needed = _first(situation, entry, state)
    return "\n\n".join([*needed, *entry.beside(" ".join(needed))])


def _whole(situation: Situation, entry: EntryWords, state: State) -> str:
    sources = [situation.say(_("Sources:")), *entry.sources()]
    parts = [*_first(situation, entry, state), *entry.rest()]
    text = "\n\n".join([*parts, "\n".join(sources)])
    return text if situation.profile.fits(text) else "\n\n".join(parts)


def _buttons(situation: Situation, entry: EntryWords, full: bool) -> tuple[tuple[Button, ...], ...]:
    topic = entry.entry.topic
    buttons = [
        Button(situation.say(ASPECT_NAMES[aspect]), menus.aspect_value(topic, aspect)) for aspect in entry.aspects()
    ]
    rows = [tuple(buttons[start : start + BUTTONS_A_ROW]) for start in range(0, len(buttons), BUTTONS_A_ROW)]
    if not full:
        rows.append((Button(situation.say(_("Everything on this")), menus.value(menus.FULL, topic)),))
    return tuple(rows)
