"""An entry in the words of one language: what stands in the first reply, and what MORE adds."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.messages import Aspect
from bot.reply.facts import FactWords
from bot.reply.fill import fill, keys_in
from bot.reply.freshness import Freshness, freshness
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.facts import Documents, Duration, Fact, Fee, Hours, Steps, Where
from knowledge.languages import Text, in_language
from knowledge.values import Contact, Entry

FACT_OF: Final[dict[Aspect, type[Fact]]] = {
    Aspect.COST: Fee,
    Aspect.DOCUMENTS: Documents,
    Aspect.WHERE: Where,
    Aspect.HOURS: Hours,
    Aspect.STEPS: Steps,
    Aspect.DURATION: Duration,
}
CONTACTS_FIRST: Final = 2
"""Contacts beside the answer in a first reply; the others follow under MORE."""
STARTER: Final = "starter"
"""Who checked the entries that come with the software: nobody of the county yet."""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """Renders one entry. All methods give plain text in the language of `words`."""

    entry: Entry
    knowledge: KnowledgeBase
    words: Words
    facts: FactWords
    today: date

    def title(self) -> str:
        """The entry's name."""
        return in_language(self.entry.title, self.words.language)

    def emergency_line(self) -> str:
        """The fixed line for people in danger; empty where the entry has none."""
        return self._filled(self.entry.emergency_line) if self.entry.emergency_line else ""

    def first(self, aspect: Aspect | None, *, told: bool = False) -> list[str]:
        """What the first reply must say: the fact asked for, the answer, and when this was checked.

        Where the answer was `told` before, only the fact is said.
        """
        if freshness(self.entry, self.today) is Freshness.EXPIRED:
            return [self._withheld()]
        asked = self.asked(aspect) if aspect else []
        answer = [] if told and asked else [self._filled(self.entry.answer)]
        return [*asked, *answer, self.checked()]

    def beside(self, said: str) -> list[str]:
        """Whom to call, for where the first reply has room; what is `said` there already is not repeated."""
        if freshness(self.entry, self.today) is Freshness.EXPIRED:
            return []
        return [self.facts.short_contact(contact) for contact in self._contacts(without=said)[:CONTACTS_FIRST]]

    def rest(self) -> list[str]:
        """What MORE adds: the fuller text, the facts and contacts that the answer does not hold."""
        if freshness(self.entry, self.today) is Freshness.EXPIRED:
            return []
        more, answer = self._filled(self.entry.more), self._filled(self.entry.answer)
        used = keys_in(in_language(self.entry.answer, self.words.language))
        facts = [
            self.facts.line(fact) for fact in self.entry.facts if fact.key not in used or not isinstance(fact, Hours)
        ]
        contacts = [self.facts.contact_line(contact) for contact in self._contacts(without=f"{answer} {more}")]
        return [text for text in (more, *facts, *contacts) if text]

    def has_more(self) -> bool:
        """Whether MORE adds anything."""
        return freshness(self.entry, self.today) is not Freshness.EXPIRED and bool(self.entry.facts or self.entry.more)

    def asked(self, aspect: Aspect) -> list[str]:
        """The lines that answer one aspect; one honest sentence where we have nothing on it."""
        lines = self._contact_lines() if aspect is Aspect.CONTACT else self._fact_lines(aspect)
        return lines or [self._nothing_on_it()]

    def aspects(self) -> tuple[Aspect, ...]:
        """What this entry can answer."""
        return tuple(aspect for aspect in Aspect if self._has(aspect))

    def checked(self) -> str:
        """Who checked the entry and when; past its review date, that it may have changed."""
        month = self.facts.month(self.entry.checked_on)
        if freshness(self.entry, self.today) is Freshness.DUE:
            return self.words.say(_("Last checked {month}, may have changed: ask first."), month=month)
        if self.entry.checked_by == STARTER:
            return self.words.say(_("Sources read {month}."), month=month)
        return self.words.say(_("Checked by county staff {month}."), month=month)

    def sources(self) -> list[str]:
        """Where it was read, one a line."""
        return [f"{source.title}: {source.url or source.document}" for source in self.entry.sources]

    def _filled(self, text: Text) -> str:
        return fill(text, self.entry, self.knowledge, self.facts, self.words.language)

    def _has(self, aspect: Aspect) -> bool:
        return bool(self._contacts() if aspect is Aspect.CONTACT else self._fact_lines(aspect))

    def _fact_lines(self, aspect: Aspect) -> list[str]:
        kind = FACT_OF[aspect]
        lines = [self.facts.line(fact) for fact in self.entry.facts if isinstance(fact, kind)]
        if aspect is Aspect.WHERE and not lines:
            return [self.facts.short_contact(contact) for contact in self._contacts() if contact.kind == "place"]
        if aspect is Aspect.HOURS and not lines:
            return [self.facts.contact_line(contact) for contact in self._contacts() if contact.hours]
        return lines

    def _contact_lines(self) -> list[str]:
        return [self.facts.short_contact(contact) for contact in self._contacts() if contact.kind != "place"]

    def _contacts(self, without: str = "") -> list[Contact]:
        contacts = [self.knowledge.contacts[slug] for slug in self.entry.contacts]
        return [contact for contact in contacts if not without or self.facts.contact_value(contact) not in without]

    def _nothing_on_it(self) -> str:
        contacts = self._contacts()
        if not contacts:
            return self.words.say(_("We have no checked answer to that part of your question."))
        contact = self.facts.short_contact(contacts[0])
        return self.words.say(_("We have no checked answer to that part. Ask: {contact}"), contact=contact)

    def _withheld(self) -> str:
        contacts = self._contacts()
        title = self.title()
        if not contacts:
            return self.words.say(_("{title}: what we know is too old to be safe, so we do not give it."), title=title)
        contact = self.facts.short_contact(contacts[0])
        message = _("{title}: what we know is too old to be safe. Ask here: {contact}")
        return self.words.say(message, title=title, contact=contact)
