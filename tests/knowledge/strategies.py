"""Any knowledge base that content files can hold, for property tests."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.facts import Documents, Duration, Eligibility, Fact, Fee, Hours, OpeningHours, Provenance, Steps, Where
from knowledge.facts.hours import NAMED_DAYS, WEEK
from knowledge.languages import Text
from knowledge.values import NATIONAL, Contact, County, Entry, Language, Negative, Source, Topic, TownPoint

LANGUAGES = ("en", "sw", "fr")

TRICKY = [
    "no",
    "08:00",
    "~",
    "- a",
    "a: b",
    "#",
    "a, b",
    "{x}",
    "  a",
    "a\n\n b",
    "a\n\nb",
    "'",
    '"',
    "null",
    "2024-05-01",
]
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(TRICKY)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
"""What a cell of a table or a line of a list holds: no line break of any kind."""

long_words = words | st.lists(words.filter(bool), max_size=40).map(" ".join)
slugs = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
amounts = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False)
confidences = st.sampled_from(["confirmed", "second-source", "read", "unverified"])


def _in_order(text: dict[str, str]) -> Text:
    return {language: text[language] for language in LANGUAGES if language in text}


texts = st.dictionaries(st.sampled_from(LANGUAGES), long_words).map(_in_order)
items = st.lists(texts, max_size=3).map(tuple)
provenances = st.builds(Provenance, st.lists(slugs, max_size=3).map(tuple), confidences, st.booleans())
sources = st.builds(Source, slugs, words, words.filter(bool), words, days, words)

clocks = st.sampled_from(["08:00", "17:30", "24:00"])
open_days = st.sampled_from([*NAMED_DAYS.values()]) | st.lists(st.sampled_from(WEEK), unique=True).map(tuple)
opening_hours = st.builds(OpeningHours, days=open_days, always=st.booleans()) | st.builds(
    OpeningHours, open_days, clocks, clocks, st.booleans()
)

_keyed = {"key": slugs, "provenance": provenances}


def _fee(fee: Fee, more: Decimal | None) -> Fee:
    amount_to = None if more is None else fee.amount + more + 1
    return Fee(fee.key, fee.provenance, fee.amount, fee.currency, fee.covers, amount_to)


facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        _fee,
        st.builds(Fee, **_keyed, amount=amounts, currency=st.sampled_from(["KES", "USD"]), covers=texts),
        st.none() | amounts,
    ),
    st.builds(Documents, **_keyed, items=items),
    st.builds(Steps, **_keyed, items=items),
    st.builds(Eligibility, **_keyed, items=items),
    st.builds(Where, **_keyed, text=texts),
    st.builds(Hours, **_keyed, hours=opening_hours),
    st.builds(
        Duration,
        **_keyed,
        unit=st.sampled_from(["day", "year"]),
        of=texts,
        least=st.integers(0, 9),
        most=st.integers(9, 99),
    ),
    st.builds(Duration, **_keyed, unit=st.just("week"), of=texts, least=st.none(), most=st.integers(0, 9)),
)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """Any contact; for a kind other than place a value is the same in every language."""
    slug = draw(slugs)
    kind = draw(st.sampled_from(["phone", "place", "web", "ussd"]))
    value = draw(texts) if kind == "place" else dict.fromkeys(LANGUAGES, draw(words))
    source = draw(sources)
    own = Source(slug, source.title, source.url, source.published, source.read_on, source.document)
    return Contact(
        slug, NATIONAL, draw(texts), kind, value, own, draw(confidences), draw(st.none() | opening_hours),
        draw(st.none() | texts), draw(st.booleans())
    )  # fmt: skip


@st.composite
def entries(draw: st.DrawFn, known_contacts: tuple[str, ...] = ()) -> Entry:
    """Any entry of the topic `alien-card` for the whole country."""
    return Entry(
        topic="alien-card",
        scope=NATIONAL,
        title=draw(texts),
        answer=draw(texts),
        more=draw(texts),
        facts=tuple(draw(st.lists(facts, max_size=4, unique_by=lambda fact: fact.key))),
        contacts=known_contacts,
        sources=tuple(draw(st.lists(sources, max_size=3, unique_by=lambda source: source.key))),
        checked_on=draw(days),
        review_by=draw(days),
        checked_by=draw(words.filter(bool)),
        emergency_line=draw(st.none() | texts.filter(bool)),
    )


@st.composite
def knowledge_bases(draw: st.DrawFn) -> KnowledgeBase:
    """A knowledge base with any contacts and one entry that names them all."""
    some = draw(st.lists(contacts(), max_size=3, unique_by=lambda contact: contact.slug))
    entry = draw(entries(tuple(contact.slug for contact in some)))
    place = draw(lines.filter(lambda name: ";" not in name and name == name.strip() and name != ""))
    point = TownPoint("Mombasa", draw(st.floats(-5, 5)), draw(st.floats(33, 42)))
    line = draw(lines.filter(lambda text: text == text.strip() and text != ""))
    return KnowledgeBase(
        languages=LANGUAGES,
        topics={"alien-card": Topic("alien-card", draw(lines), draw(lines))},
        counties={"mombasa": County(1, "mombasa", draw(lines), draw(lines), (place,), (point,), (place,))},
        contacts={contact.slug: contact for contact in some},
        entries={(entry.topic, entry.scope): entry},
        phrases=(),
        danger=(),
        negatives=(Negative(line, "chat"),),
        lexicon=(),
        language_names={code: Language(code, draw(lines), draw(lines)) for code in LANGUAGES},
    )
