"""A knowledge base with just what the pages look up in one."""

from datetime import date

from knowledge.base import KnowledgeBase
from knowledge.values import Contact, Language, Phrase, Source

SOURCE = Source("s", "A source", "https://example.org", "undated", date(2026, 11, 22))
ENGLISH = ("how much is the card", "where is the office", "what do I bring to the office", "i want to talk to a lawyer")
SWAHILI = ("kadi ni pesa ngapi", "ofisi iko wapi", "nibebe nini ofisini", "nataka kuongea na wakili wa bure")


def contact(slug: str, kind: str, value: str) -> Contact:
    return Contact(slug, "national", {"en": slug, "sw": slug}, kind, {"en": value, "sw": value}, SOURCE, "read")


CONTACTS = (
    contact("police-999", "tollfree", "999"),
    contact("police-112", "tollfree", "112"),
    contact("gbv-1195", "tollfree", "1195"),
    contact("knchr", "tollfree", "+254800720627"),
    contact("asylum-web", "web", "http://www.refugee.go.ke/"),
)


def knowledge_base(*contacts: Contact) -> KnowledgeBase:
    return KnowledgeBase(
        languages=("en", "sw"),
        topics={},
        counties={},
        contacts={each.slug: each for each in contacts or CONTACTS},
        entries={},
        phrases=(
            *(Phrase("alien-card", "en", text) for text in ENGLISH),
            *(Phrase("alien-card", "sw", text) for text in SWAHILI),
        ),
        danger=(),
        negatives=(),
        lexicon=(),
        language_names={"en": Language("en", "English", "English"), "sw": Language("sw", "Kiswahili", "Kiswahili")},
    )
