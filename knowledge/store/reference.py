"""What entries and the matcher lean on, out of its rows: languages, topics, counties, lexicon, negatives, glossary."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from knowledge.store.tables import county, language, negative, place, term, topic, town_point, word
from knowledge.values import County, Language, Negative, Term, Topic, TownPoint, Word


def read_languages(connection: Connection) -> dict[str, Language]:
    """The languages by code, in order."""
    rows = connection.execute(select(language).order_by(language.c.position))
    return {row.code: Language(row.code, row.name, row.own_name) for row in rows}


def read_topics(connection: Connection) -> dict[str, Topic]:
    """The topics by slug, in order."""
    rows = connection.execute(select(topic).order_by(topic.c.position))
    return {row.slug: Topic(row.slug, row.category, row.wants) for row in rows}


def read_counties(connection: Connection) -> dict[str, County]:
    """The counties by slug, in order, with their places and points."""
    places, points = _by_county(connection, place), _by_county(connection, town_point)
    return {
        row.slug: County(
            row.code,
            row.slug,
            row.name,
            row.headquarters,
            tuple(one.name for one in places[row.slug] if not one.is_everyday),
            tuple(TownPoint(one.town, one.latitude, one.longitude) for one in points[row.slug]),
            tuple(one.name for one in places[row.slug] if one.is_everyday),
        )
        for row in connection.execute(select(county).order_by(county.c.position))
    }


def read_negatives(connection: Connection) -> tuple[Negative, ...]:
    """The messages that are not for us."""
    rows = connection.execute(select(negative).order_by(negative.c.subject, negative.c.id))
    return tuple(Negative(row.text, row.subject) for row in rows)


def read_lexicon(connection: Connection, languages: tuple[str, ...]) -> tuple[Word, ...]:
    """The lexicon, by language in the order of the languages, the mixed words last."""
    words = [Word(row.form, row.meaning, row.language) for row in connection.execute(select(word).order_by(word.c.id))]
    order = {code: place for place, code in enumerate(languages)}
    return tuple(sorted(words, key=lambda one: order.get(one.language, len(order))))


def read_glossary(connection: Connection, languages: tuple[str, ...]) -> tuple[Term, ...]:
    """The glossary, in order."""
    return tuple(
        Term({code: row.words[code] for code in languages if code in row.words}, row.note, tuple(row.avoid))
        for row in connection.execute(select(term).order_by(term.c.id))
    )


def _by_county(connection: Connection, table: Table) -> dict[str, list[Row[Any]]]:
    grouped: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.position)):
        grouped[row.county].append(row)
    return grouped
