"""The frozen values of the knowledge base. Slugs are the identities; nothing here knows a database or a file."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.facts import Fact, OpeningHours
from knowledge.languages import Text

NATIONAL: Final = "national"
"""The scope of an entry or contact that holds for the whole country; every other scope is a county's slug."""

EMERGENCY: Final = "emergency"
"""The category whose topics have an emergency line."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a person wants to know, independent of language."""

    slug: str
    category: str
    wants: str

    @property
    def is_emergency(self) -> bool:
        """Whether a person asking this may be in danger."""
        return self.category == EMERGENCY


@dataclass(frozen=True, slots=True)
class Language:
    """A language we answer in: its ISO 639 code, its English name, and what its speakers call it."""

    code: str
    name: str
    own_name: str


@dataclass(frozen=True, slots=True)
class TownPoint:
    """Where a town lies, in degrees (WGS 84); good enough to tell the county of a point near it."""

    town: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class County:
    """One of the 47 counties. `code` is the official number; `places` are names that tell the county.

    `everyday_places` are names that are everyday words, too: they count only where a place is expected.
    """

    code: int
    slug: str
    name: str
    headquarters: str
    places: tuple[str, ...]
    points: tuple[TownPoint, ...] = ()
    everyday_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read: a page at `url`, or else a paper named by `document`.

    `published` is what the page or paper itself tells (or "undated").
    """

    key: str
    title: str
    url: str
    published: str
    read_on: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach an organisation: one phone number, address or place, used by many entries.

    `kind`: phone, tollfree, sms, ussd, whatsapp, email, web or place. `value` is the same in every language for
    all kinds but place.
    """

    slug: str
    scope: str
    name: Text
    kind: str
    value: Text
    source: Source
    confidence: str
    hours: OpeningHours | None = None
    note: Text | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What we say about a topic in one scope. Texts may hold {key} for a fact's or contact's value."""

    topic: str
    scope: str
    title: Text
    answer: Text
    more: Text
    facts: tuple[Fact, ...]
    contacts: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    review_by: date
    checked_by: str = "starter"
    emergency_line: Text | None = None

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        return next((fact for fact in self.facts if fact.key == key), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An example of how people ask for a topic. `origin`: starter, staff or confirmed (by a person)."""

    topic: str
    language: str
    text: str
    origin: str = "starter"


@dataclass(frozen=True, slots=True)
class Word:
    """A line of the lexicon: how people write a word, and the form it stands for."""

    form: str
    meaning: str
    language: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A message that is not for us. `group` says what it is (football, love, ...) and names its content file."""

    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the glossary: the one agreed word in each language, and words that our texts `avoid`."""

    words: Text
    note: str
    avoid: tuple[str, ...]
