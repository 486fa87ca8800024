"""The tables of the content directory, read: languages, topics, counties and their points, lexicon, glossary."""

from collections.abc import Iterator
from typing import Final

from knowledge.files.csv_table import Row, header_of, read_rows
from knowledge.files.folder import Folder
from knowledge.files.record import SLUG
from knowledge.languages import MIXED
from knowledge.values import County, Language, Term, Topic, TownPoint, Word

LANGUAGES: Final = ("code", "name", "own_name")
TOPICS: Final = ("slug", "category", "what the person wants to know")
COUNTIES: Final = ("code", "slug", "name", "headquarters", "places", "everyday_places")
POINTS: Final = ("county", "town", "latitude", "longitude")
"""In degrees to about two places: our own approximation from well-known geography, not a survey."""

LEXICON: Final = ("form", "meaning")
GLOSSARY_END: Final = ("note", "avoid")
"""The last columns of the glossary; a column for each language stands before them."""

BETWEEN: Final = ";"
"""Stands between the values of a column that holds several."""


def read_languages(folder: Folder) -> dict[str, Language]:
    """The languages by code, in the order of the file: the first is the one to fall back on."""
    languages = {
        row["code"]: Language(row["code"], row["name"], row["own_name"])
        for _, row in _rows(folder, "languages.csv", LANGUAGES, key="code", required=True)
    }
    if MIXED in languages:
        folder.findings.note("languages.csv", "", f"{MIXED!r} is no language")
    return languages


def read_topics(folder: Folder) -> dict[str, Topic]:
    """The topics by slug, in the order of the file."""
    return {
        row["slug"]: Topic(row["slug"], row["category"], row[TOPICS[2]])
        for _, row in _rows(folder, "topics.csv", TOPICS, key="slug", required=True)
    }


def read_counties(folder: Folder) -> dict[str, County]:
    """The counties by slug, in the order of the file, each with the towns whose place on the map is known."""
    rows = dict(_rows(folder, "counties.csv", COUNTIES, key="slug", required=True))
    slugs = {row["slug"] for row in rows.values()}
    points: dict[str, list[TownPoint]] = {slug: [] for slug in slugs}
    for line, row in _rows(folder, "county_points.csv", POINTS):
        if row["county"] in points:
            points[row["county"]].append(_point(row, folder, line))
        else:
            folder.findings.note("county_points.csv", f"line {line}", f"there is no county {row['county']!r}")
    return {row["slug"]: _county(row, tuple(points[row["slug"]]), folder, line) for line, row in rows.items()}


def read_lexicon(folder: Folder, languages: tuple[str, ...]) -> tuple[Word, ...]:
    """The words of the lexicon, by language in the order of the languages, the mixed ones last."""
    known = {f"lexicon/{language}.csv": language for language in (*languages, MIXED)}
    for file in folder.files("lexicon"):
        if file not in known:
            folder.findings.note(file, "", f"should be one of {', '.join(known)}")
    return tuple(
        Word(row["form"], row["meaning"], language)
        for file, language in known.items()
        for _, row in _rows(folder, file, LEXICON)
    )


def read_glossary(folder: Folder, languages: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of the glossary, each with its word in the languages that have a column."""
    header = header_of(folder.text("glossary.csv") or "")
    spoken = tuple(column for column in header if column in languages)
    return tuple(
        Term({language: row[language] for language in spoken}, row["note"], _values(row["avoid"]))
        for _, row in _rows(folder, "glossary.csv", (*spoken, *GLOSSARY_END))
    )


def _rows(
    folder: Folder, file: str, columns: tuple[str, ...], key: str | None = None, *, required: bool = False
) -> Iterator[tuple[int, Row]]:
    """The rows of a table; a key column must hold names that are well-formed and stand there once."""
    text = folder.text(file, required=required)
    seen: set[str] = set()
    for line, row in read_rows(text, columns, file, folder.findings) if text is not None else ():
        if key and not SLUG.fullmatch(row[key]):
            folder.findings.note(file, f"line {line}", f"{row[key]!r} should be small letters, digits and hyphens")
        if key and row[key] in seen:
            folder.findings.note(file, f"line {line}", f"{row[key]!r} is there already")
            continue
        seen.add(row[key] if key else "")
        yield line, row


def _values(joined: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in joined.split(BETWEEN) if value.strip())


def _county(row: Row, points: tuple[TownPoint, ...], folder: Folder, line: int) -> County:
    code = row["code"]
    if not (code.isascii() and code.isdigit()):
        folder.findings.note("counties.csv", f"line {line}", f"{code!r} is not a county's number")
        code = "0"
    places, everyday = _values(row["places"]), _values(row["everyday_places"])
    return County(int(code), row["slug"], row["name"], row["headquarters"], places, points, everyday)


def _point(row: Row, folder: Folder, line: int) -> TownPoint:
    try:
        return TownPoint(row["town"], float(row["latitude"]), float(row["longitude"]))
    except ValueError:
        folder.findings.note("county_points.csv", f"line {line}", "latitude and longitude should be degrees")
        return TownPoint(row["town"], 0.0, 0.0)
