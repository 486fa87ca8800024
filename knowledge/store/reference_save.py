"""The tables that entries and the matcher lean on, saved from starter content; each function tells what changed.

Languages, topics and counties are added and changed, never removed: entries may need them. Words, negatives and terms
that came with the program are replaced; those that staff added stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from knowledge.store.reference import read_counties
from knowledge.store.tables import county, language, negative, place, term, topic, town_point, word
from knowledge.values import County, Language, Negative, Term, Topic, Word

STARTER: Final = "starter"
"""The origin of what came with the program."""


def save_languages(connection: Connection, languages: Sequence[Language]) -> bool:
    """Languages, in order."""
    rows = [{"code": one.code, "name": one.name, "own_name": one.own_name} for one in languages]
    return _upsert(connection, language, "code", rows)


def save_topics(connection: Connection, topics: Sequence[Topic]) -> bool:
    """Topics, in order."""
    rows = [{"slug": one.slug, "category": one.category, "wants": one.wants} for one in topics]
    return _upsert(connection, topic, "slug", rows)


def save_counties(connection: Connection, counties: Sequence[County]) -> bool:
    """Counties with their places and points, in order."""
    stored = read_counties(connection)
    rows = [
        {"slug": one.slug, "code": one.code, "name": one.name, "headquarters": one.headquarters} for one in counties
    ]
    changed = _upsert(connection, county, "slug", rows)
    for one in counties:
        if stored.get(one.slug) != one:
            _replace_places(connection, one)
            changed = True
    return changed


def save_negatives(connection: Connection, negatives: Sequence[Negative]) -> bool:
    """The messages that are not for us."""
    return _replace(connection, negative, [{"text": one.text, "subject": one.group} for one in negatives])


def save_lexicon(connection: Connection, words: Sequence[Word]) -> bool:
    """The lexicon."""
    rows = [{"form": one.form, "meaning": one.meaning, "language": one.language} for one in words]
    return _replace(connection, word, rows)


def save_glossary(connection: Connection, terms: Sequence[Term]) -> bool:
    """The glossary."""
    rows = [{"words": dict(one.words), "note": one.note, "avoid": list(one.avoid)} for one in terms]
    return _replace(connection, term, rows)


def _upsert(connection: Connection, table: Table, key: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    stored = {row[key]: dict(row) for row in connection.execute(select(table)).mappings()}
    changed = False
    for position, row in enumerate(rows):
        values = {**row, "position": position}
        if values == stored.get(row[key]):
            continue
        changed = True
        if row[key] in stored:
            connection.execute(update(table).where(table.c[key] == row[key]).values(values))
        else:
            connection.execute(insert(table).values(values))
    return changed


def _replace(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> bool:
    own = table.c.origin == STARTER
    columns = [column for column in table.c if column.name not in ("id", "origin")]
    stored = connection.execute(select(*columns).where(own).order_by(table.c.id)).mappings()
    if [dict(row) for row in stored] == [dict(row) for row in rows]:
        return False
    connection.execute(delete(table).where(own))
    if rows:
        connection.execute(insert(table), [{**row, "origin": STARTER} for row in rows])
    return True


def _replace_places(connection: Connection, one: County) -> None:
    rows: dict[Table, list[dict[str, Any]]] = {
        place: [
            {"name": name, "is_everyday": everyday}
            for everyday, names in ((False, one.places), (True, one.everyday_places))
            for name in names
        ],
        town_point: [
            {"town": point.town, "latitude": point.latitude, "longitude": point.longitude} for point in one.points
        ],
    }
    for table, values in rows.items():
        connection.execute(delete(table).where(table.c.county == one.slug))
        if values:
            placed = [{**value, "county": one.slug, "position": position} for position, value in enumerate(values)]
            connection.execute(insert(table), placed)
