"""Cuts a reply into screens for a phone that shows one at a time: text, numbered choices, the keys that always work.

The numbers start at 1 on each screen, so that one key is enough; the last of them leads on where more follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot import menus
from bot.messages import Button, CommandName, Decision, Reply
from bot.person import State
from bot.reply.composed import Composed
from bot.reply.pages import pages
from bot.reply.situation import Situation
from bot.words import _

MORE: Final = menus.value(menus.COMMAND, CommandName.MORE)
FOLLOWED: Final = "\n"
"""How a page ends that another one follows, while it is being cut."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, and what its numbers stand for, from 1 on; no numbers mean that nothing is left to choose."""

    text: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts for one person and her phone; `keys` are the lines at the foot of every screen but the last."""

    situation: Situation
    keys: str

    def screens(self, danger: Sequence[str], blocks: Sequence[str], choices: Sequence[Button]) -> tuple[Screen, ...]:
        """Each line of danger on a screen of its own; then the blocks, cut at sentence ends; then the choices."""
        alone = [text for line in danger for text in self._whole(line)]
        texts = self._texts([block for block in blocks if block], leads_on=bool(choices))
        *before, last = texts or ("",)
        cut = [*((text, ()) for text in (*alone, *before)), *self._with_choices(last, choices)]
        return tuple(self._screen(text, rows, more=number < len(cut)) for number, (text, rows) in enumerate(cut, 1))

    def _whole(self, line: str) -> tuple[str, ...]:
        """A line of danger in one piece where it can be: the keys at the foot may give way to it."""
        bare = self._lines(line, (), more=True).removesuffix(f"\n{self.keys}")
        return (line,) if self.situation.profile.fits(bare) else self._texts([line], leads_on=True)

    def _texts(self, blocks: Sequence[str], *, leads_on: bool) -> tuple[str, ...]:
        """The blocks as texts that leave room for what stands under them; the last needs none where it ends all."""
        foot = "\n" + self._lines("", (), more=True)

        def fits(text: str) -> bool:
            followed = leads_on or text.endswith(FOLLOWED)
            return self.situation.profile.fits(text.removesuffix(FOLLOWED) + foot if followed else text)

        return tuple(text.removesuffix(FOLLOWED) for text in pages(blocks, "", fits))

    def _with_choices(self, text: str, choices: Sequence[Button]) -> list[tuple[str, tuple[Button, ...]]]:
        """The text with as many choices as fit under it, and screens with the others."""
        done: list[tuple[str, tuple[Button, ...]]] = []
        rows: tuple[Button, ...] = ()
        for number, choice in enumerate(choices, 1):
            longer = self._lines(text, (*rows, choice), more=number < len(choices))
            if (text or rows) and not self.situation.profile.fits(longer):
                done.append((text, rows))
                text, rows = "", ()
            rows = (*rows, choice)
        return [*done, (text, rows)]

    def _screen(self, text: str, rows: Sequence[Button], *, more: bool) -> Screen:
        offered = self._offered(rows, more=more)
        shown = self._lines(text, rows, more=more)
        if not self.situation.profile.fits(shown):
            # A line of danger fills the screen; the keys work unseen.
            shown = shown.removesuffix(f"\n{self.keys}")
        return Screen(shown, tuple(choice.value for choice in offered))

    def _lines(self, text: str, rows: Sequence[Button], *, more: bool) -> str:
        offered = self._offered(rows, more=more)
        numbered = [f"{number} {choice.label}" for number, choice in enumerate(offered, 1)]
        foot = [self.keys] if offered else []
        return "\n".join([*([text] if text or not offered else []), *numbered, *foot])

    def _offered(self, rows: Sequence[Button], *, more: bool) -> tuple[Button, ...]:
        return (*rows, Button(self.situation.say(_("More")), MORE)) if more else tuple(rows)


def show(
    screens: Sequence[Screen],
    page: int,
    state: State,
    decision: Decision,
    topic: str | None = None,
    *,
    urgent: bool = False,
) -> Composed:
    """The screen of this page, counted from 0, or the last; `state` leads to it, and on from it."""
    number = min(page, len(screens) - 1)
    screen = screens[number]
    after = replace(state, page=number + 1, menu=screen.values)
    return Composed(Reply(screen.text, last=not screen.values), decision, after, topic, urgent)
