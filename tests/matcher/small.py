"""A knowledge base small enough to read: three topics, one of them an emergency, in three languages."""

from datetime import date

from knowledge.base import KnowledgeBase
from knowledge.languages import Text
from knowledge.values import NATIONAL, Entry, Negative, Phrase, Topic, Word

TOPICS = (
    Topic("fire", "emergency", "a fire: fire brigade"),
    Topic("alien-card", "permits", "alien card"),
    Topic("school", "county-services", "a school place"),
)

PHRASES = {
    ("fire", "en"): ("fire brigade number", "who puts out a fire", "call the fire brigade"),
    ("fire", "sw"): ("namba ya zimamoto", "nani anazima moto", "gari la zimamoto liko wapi"),
    ("alien-card", "en"): ("how do I get an alien card", "cost of an alien card", "my alien card is lost"),
    ("alien-card", "sw"): ("nataka kadi ya mgeni", "kadi ya mgeni ni pesa ngapi", "kadi ya mgeni imepotea"),
    ("alien-card", "so"): ("kaarka ajnabiga xaggee ka helaa", "kaarka ajnabiga waa imisa", "waxaan lumiyay kaarka"),
    ("school", "en"): ("a school for my child", "which papers does the school want", "school fees for a child"),
    ("school", "sw"): ("shule ya mtoto wangu", "shule inataka karatasi gani", "karo ya shule ya mtoto"),
    ("school", "so"): ("dugsiga ilmahayga", "dugsigu waa imisa", "waraaqaha dugsiga ee ilmaha"),
}
DANGER = (
    Phrase("fire", "en", "the house is burning and the children are inside"),
    Phrase("fire", "sw", "nyumba inaungua na watoto wako ndani"),
)
NEGATIVES = (
    Negative("who won the football match yesterday", "football"),
    Negative("happy birthday my dear friend", "chat"),
    Negative("mechi ya jana iliisha ngapi", "football"),
)
LEXICON = (Word("skul", "school", "en"),)


def entry(topic: str, scope: str, title: Text) -> Entry:
    """An entry with nothing but a title."""
    day = date(2026, 11, 22)
    return Entry(topic, scope, title, {}, {}, (), (), (), checked_on=day, review_by=day)


def phrases() -> tuple[Phrase, ...]:
    """All phrases."""
    return tuple(Phrase(topic, language, text) for (topic, language), texts in PHRASES.items() for text in texts)


def knowledge(*more: Phrase, entries: tuple[Entry, ...] = (), topics: tuple[Topic, ...] = TOPICS) -> KnowledgeBase:
    """The knowledge base, with more phrases, other topics, or with entries (none: all topics are answered)."""
    return KnowledgeBase(
        languages=("en", "sw", "so"),
        topics={topic.slug: topic for topic in topics},
        counties={},
        contacts={},
        entries={(one.topic, one.scope): one for one in entries},
        phrases=(*phrases(), *more),
        danger=DANGER,
        negatives=NEGATIVES,
        lexicon=LEXICON,
    )


ENTRIES = (
    entry("fire", NATIONAL, {"en": "Fire", "sw": "Moto"}),
    entry("alien-card", NATIONAL, {"en": "Alien card", "sw": "Kadi ya mgeni"}),
    entry("school", "mombasa", {"en": "Schools in Mombasa", "sw": "Shule za Mombasa"}),
)
