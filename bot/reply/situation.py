"""Everything that composing needs to know of one message, and the words for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot import menus
from bot.messages import Button, Decision, Reading, Reply
from bot.person import Person, State
from bot.reply.composed import Composed
from bot.reply.entries import EntryWords
from bot.reply.facts import FactWords
from bot.reply.profile import Profile
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.values import Entry

GENERAL_LINES: Final = ("police-999", "police-112")
"""Contacts of the general emergency line: they answer from any phone, without airtime."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One message in its surroundings. `today` is the date in Nairobi."""

    reading: Reading
    person: Person
    profile: Profile
    words: Words
    knowledge: KnowledgeBase
    today: date

    @property
    def facts(self) -> FactWords:
        """Facts in the reply's language."""
        return FactWords(self.words)

    def say(self, message: str, **values: object) -> str:
        """An interface sentence in the reply's language."""
        return self.words.say(message, **values)

    def entry(self, topic: str, county: str | None = None) -> EntryWords | None:
        """The entry on a topic for the county asked about, in the reply's language."""
        entry = self.knowledge.entry(topic, county or self.reading.county)
        return self._in_words(entry) if entry else None

    def title(self, topic: str) -> str:
        """The topic's name as menus show it."""
        entry = self.entry(topic)
        return entry.title() if entry else topic

    def emergency_lines(self, topics: Iterable[str], county: str | None = None) -> list[str]:
        """The fixed lines of these emergency topics; SMS and USSD have room for the first only."""
        entries = (self.knowledge.emergency_line(topic, county or self.reading.county) for topic in topics)
        lines = [self._in_words(entry).emergency_line() for entry in entries if entry]
        return lines if self.profile.rich else lines[:1]

    def general_line(self) -> str:
        """Whom to call in danger, whatever it is; empty where the contacts are not known."""
        numbers = [self.knowledge.contacts[slug] for slug in GENERAL_LINES if slug in self.knowledge.contacts]
        if len(numbers) < len(GENERAL_LINES):
            return ""
        first, second = (self.facts.contact_value(contact) for contact in numbers)
        return self.say(_("In danger? Call {first} or {second}, free."), first=first, second=second)

    def keys(self, *, menu: bool = True) -> str:
        """What can be typed on every screen, a line each: to see the topics, to end the session."""
        end = f"{menus.END_KEY} {self.say(_('Exit'))}"
        return f"{menus.MENU_KEY} {self.say(_('Menu'))}\n{end}" if menu else end

    def composed(
        self,
        decision: Decision,
        blocks: Iterable[str],
        state: State,
        buttons: tuple[tuple[Button, ...], ...] = (),
        *,
        last: bool = False,
    ) -> Composed:
        """A reply of these lines; buttons, or the keys of a screen that is not the `last`, only where there are any."""
        text = "\n".join(block for block in blocks if block)
        if self.profile.screens and not last:
            text = self._over_keys(text)
        return Composed(Reply(text, buttons if self.profile.rich else (), last), decision, state)

    def _over_keys(self, text: str) -> str:
        """The text over the keys of a screen; they give way to a line of danger that fills it, and work unseen."""
        whole = f"{text}\n{self.keys()}"
        return whole if self.profile.fits(whole) else text

    def _in_words(self, entry: Entry) -> EntryWords:
        return EntryWords(entry, self.knowledge, self.words, self.facts, self.today)
