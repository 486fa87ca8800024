"""How a language writes what the numbers are about: channels, topics, counties, networks, days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from admin.desk.numbers.subjects import UNTOLD
from admin.desk.screens import NAIROBI, SHORT_DAY, SHORT_MOMENT
from bot.messages import Channel, Decision, DeliveryStatus
from bot.words import Words, _
from knowledge.base import KnowledgeBase
from knowledge.languages import in_language
from knowledge.values import NATIONAL

CHANNELS: Final = {
    Channel.SMS.value: _("SMS"),
    Channel.TELEGRAM.value: _("Telegram"),
    Channel.USSD.value: _("USSD"),
    Channel.WEB.value: _("Web chat"),
}
ANSWERS: Final = {
    Decision.ANSWER.value: _("Answered"),
    Decision.CHOICES.value: _("Offered choices"),
    Decision.UNKNOWN.value: _("Could not answer"),
}
STATUSES: Final = {
    DeliveryStatus.DELIVERED.value: _("On the phone"),
    DeliveryStatus.SENT.value: _("Handed to the network"),
    DeliveryStatus.FAILED.value: _("Not delivered"),
    DeliveryStatus.UNKNOWN.value: _("Outcome unknown"),
    DeliveryStatus.DUE.value: _("Waiting"),
}
"""Statuses as columns; what is being sent now waits, too."""
NETWORKS: Final = {
    "safaricom": "Safaricom",
    "airtel": "Airtel",
    "telkom": "Telkom",
    "equitel": "Equitel",
    "sandbox": "Sandbox",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one language."""

    words: Words
    knowledge: KnowledgeBase

    def say(self, message: str, **values: object) -> str:
        """A sentence in this language."""
        return self.words.say(message, **values)

    def day(self, value: date) -> str:
        """A day, such as "24 Nov 2026"."""
        return format_date(value, SHORT_DAY, locale=self.words.language)

    def moment(self, value: datetime) -> str:
        """A moment in Nairobi's time."""
        return format_datetime(value.astimezone(NAIROBI), SHORT_MOMENT, locale=self.words.language)

    def month(self, value: date) -> str:
        """A month with its year."""
        return format_date(value, "LLLL y", locale=self.words.language)

    def number(self, value: float) -> str:
        """A number with its thousands set apart."""
        return format_decimal(value, locale="en")

    def county(self, scope: str) -> str:
        """A county, or that none was told."""
        counties = self.knowledge.counties
        return self.say("No county told") if scope == UNTOLD else counties[scope].name if scope in counties else scope

    def topic(self, topic: str) -> str:
        """A topic by the title of its entry, the national one first."""
        entries = self.knowledge.entries
        entry = entries.get((topic, NATIONAL)) or next(
            (one for (slug, _), one in entries.items() if slug == topic), None
        )
        return in_language(entry.title, self.words.language) if entry else topic

    def language(self, code: str) -> str:
        """A language by what its speakers call it."""
        named = self.knowledge.language_names
        return named[code].own_name if code in named else code or self.say("Unknown")

    def network(self, name: str) -> str:
        """A network by its brand."""
        return NETWORKS.get(name, name) or self.say("Unknown")
