"""What a later version of the program says of entries and contacts that staff have changed: shown, never forced.

What the program said last stands in `starter`. It is news where staff have not had it before their eyes: where it is
none of the texts that were published (revisions) or that a change was begun from (drafts), and where nobody has said
that ours stays. An entry that came with the program and is no longer in it has no `starter`, but its first revision.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, exists, select

from admin.desk.emergency import CONFIRMED
from admin.desk.store.settings import YES, decide
from admin.desk.store.tables import desk_setting
from admin.desk.upkeep.rows import mine
from knowledge.files import ContentError, entry_from_text
from knowledge.files.contact_form import contact_from_text
from knowledge.store.contacts import read_contacts
from knowledge.store.entries import StoredEntry, read_entries
from knowledge.store.reference_save import STARTER
from knowledge.store.tables import DraftKind, Status, contact, draft, entry, revision
from knowledge.values import Contact, Entry

SEEN: Final = "release-"
"""Begins the name of a decision that ours stays; the digest of the release's text follows."""
MOST: Final = 200
"""Texts of a release that are compared at once; a clerk does not get through more in a month."""


@dataclass(frozen=True, slots=True)
class News:
    """An entry or contact as it is here, and as the program has it now; `theirs` is None where it has none any more."""

    slug: str
    scope: str
    ours: Entry | Contact
    theirs: Entry | Contact | None
    text: str

    @property
    def is_contact(self) -> bool:
        """Whether it is a contact rather than an entry."""
        return isinstance(self.ours, Contact)

    @property
    def decision(self) -> str:
        """The name of the decision that ours stays."""
        told = self.text or f"withdrawn {self.slug}/{self.scope}"
        return SEEN + sha256(told.encode()).hexdigest()[:24]


def news(connection: Connection, languages: tuple[str, ...], scopes: Collection[str]) -> list[News]:
    """All of it that nobody has decided on."""
    return [*entry_news(connection, languages, scopes), *contact_news(connection, languages, scopes)]


def entry_news(
    connection: Connection, languages: tuple[str, ...], scopes: Collection[str], topic: str = ""
) -> list[News]:
    """The published entries that the program has otherwise than staff; of one topic where that is named."""
    revised = revision.c.entry_id == entry.c.id
    known = exists().where(revised, revision.c.document == entry.c.starter)
    changed_once = exists().where(revised, revision.c.number > 1)
    came = exists().where(revised, revision.c.number == 1, revision.c.author == STARTER)
    reworded = entry.c.starter.is_not(None) & changed_once & ~known
    withdrawn = entry.c.starter.is_(None) & came
    wanted = select(entry.c.id).where(
        entry.c.status == Status.PUBLISHED.value, mine(entry.c.county, scopes), reworded | withdrawn
    )
    if topic:
        wanted = wanted.where(entry.c.topic == topic)
    numbers = tuple(connection.execute(wanted.order_by(entry.c.id).limit(MOST)).scalars())
    stored = read_entries(connection, languages, only=numbers) if numbers else ()
    return _undecided(connection, (_of_entry(one, languages) for one in stored))


def contact_news(
    connection: Connection, languages: tuple[str, ...], scopes: Collection[str], slug: str = ""
) -> list[News]:
    """The contacts that were changed at the desk and that the program has otherwise; one, where it is named."""
    drafted = (draft.c.kind == DraftKind.CONTACT.value) & (draft.c.subject == contact.c.slug)
    begun = exists().where(drafted, (draft.c.base == contact.c.starter) | (draft.c.document == contact.c.starter))
    wanted = select(contact.c.slug, contact.c.starter).where(
        contact.c.starter.is_not(None), mine(contact.c.county, scopes), exists().where(drafted), ~begun
    )
    rows = connection.execute((wanted.where(contact.c.slug == slug) if slug else wanted).limit(MOST))
    starters = {row.slug: row.starter for row in rows}
    stored = read_contacts(connection, languages, only=tuple(starters)) if starters else {}
    return _undecided(connection, (_of_contact(one.contact, starters[slug], languages) for slug, one in stored.items()))


def keep_ours(connection: Connection, one: News, *, kept: bool) -> None:
    """Note that staff have looked at what the program says and ours stays; or take that back."""
    decide(connection, one.scope, one.decision, YES if kept else None)


def _of_entry(stored: StoredEntry, languages: tuple[str, ...]) -> News | None:
    """The news about an entry; none where only the dates differ, which staff renew by themselves."""
    ours, text = stored.entry, stored.starter
    if text is None:
        return News(ours.topic, ours.scope, ours, None, "")
    try:
        theirs = entry_from_text(text, ours.topic, ours.scope, languages)
    except ContentError:
        return None
    dated = replace(theirs, checked_on=ours.checked_on, checked_by=ours.checked_by, review_by=ours.review_by)
    return News(ours.topic, ours.scope, ours, theirs, text) if ours != dated else None


def _of_contact(ours: Contact, text: str, languages: tuple[str, ...]) -> News | None:
    """The news about a contact; none where staff have called and the program only knows less."""
    try:
        theirs = contact_from_text(text, languages)
    except ContentError:
        return None
    if ours.confidence == CONFIRMED:
        compared = replace(theirs, confidence=ours.confidence, verify=ours.verify, source=ours.source)
    else:
        compared = theirs
    return News(ours.slug, ours.scope, ours, theirs, text) if ours != compared else None


def _undecided(connection: Connection, found: Iterable[News | None]) -> list[News]:
    named = [one for one in found if one is not None]
    if not named:
        return []
    decisions = select(desk_setting.c.name).where(desk_setting.c.name.startswith(SEEN, autoescape=True))
    decided = frozenset(connection.execute(decisions).scalars())
    return [one for one in named if one.decision not in decided]
