"""Phrases as rows. Starter phrases follow the program's content; phrases of staff and of people stay."""

from collections.abc import Iterable
from sys import intern
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from knowledge.files.phrases_in import ORIGINS
from knowledge.store.tables import PhraseKind, Status, phrase
from knowledge.values import Phrase

_Key = tuple[str, str, str, str]
"""What makes a phrase this one: kind, topic, language, text."""


def read_phrases(
    connection: Connection, kind: PhraseKind, topics: Iterable[str], languages: Iterable[str]
) -> tuple[Phrase, ...]:
    """The published phrases of a kind, in the order of the content files."""
    published = (phrase.c.kind == kind.value) & (phrase.c.status == Status.PUBLISHED.value)
    columns = (phrase.c.topic, phrase.c.language, phrase.c.text, phrase.c.origin)
    rows = connection.execute(select(*columns).where(published).order_by(phrase.c.position, phrase.c.id))
    phrases = [Phrase(intern(topic), intern(language), text, intern(origin)) for topic, language, text, origin in rows]
    by_topic = {slug: place for place, slug in enumerate(topics)}
    by_language = {code: place for place, code in enumerate(languages)}
    by_origin = {origin: place for place, origin in enumerate(ORIGINS)}
    return tuple(
        sorted(
            phrases,
            key=lambda one: (
                by_topic[one.topic],
                by_language.get(one.language, len(by_language)),
                by_origin.get(one.origin, len(by_origin)),
            ),
        )
    )


def save_phrases(connection: Connection, kind: PhraseKind, phrases: Iterable[Phrase]) -> bool:
    """Make the phrases of a kind those of the content files; whether anything changed.

    New ones are published. Starter phrases that the files no longer have go, unless staff retired them: what is
    retired stays so. Phrases of other origins are only added.
    """
    stored = _stored(connection, kind)
    wanted = {_key(kind, one): (position, one) for position, one in enumerate(phrases)}
    new = [_values(kind, position, one) for key, (position, one) in wanted.items() if key not in stored]
    moved = [
        {"row": stored[key][0], "place": position}
        for key, (position, _) in wanted.items()
        if key in stored and stored[key][1] != position
    ]
    gone = [{"row": number} for key, (number, _, follows) in stored.items() if follows and key not in wanted]
    row = phrase.c.id == bindparam("row")
    if new:
        connection.execute(insert(phrase), new)
    if moved:
        connection.execute(update(phrase).where(row).values(position=bindparam("place")), moved)
    if gone:
        connection.execute(delete(phrase).where(row), gone)
    return bool(new or moved or gone)


def _stored(connection: Connection, kind: PhraseKind) -> dict[_Key, tuple[int, int, bool]]:
    """Row, position, and whether the phrase follows the starter content, of each phrase there is."""
    rows = connection.execute(select(phrase).where(phrase.c.kind == kind.value))
    starter = ORIGINS[0]
    return {
        (row.kind, row.topic, row.language, row.text): (
            row.id,
            row.position,
            row.origin == starter and row.status == Status.PUBLISHED.value,
        )
        for row in rows
    }


def _key(kind: PhraseKind, one: Phrase) -> _Key:
    return (kind.value, one.topic, one.language, one.text)


def _values(kind: PhraseKind, position: int, one: Phrase) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "language": one.language,
        "text": one.text,
        "origin": one.origin,
        "kind": kind.value,
        "status": Status.PUBLISHED.value,
        "position": position,
    }
