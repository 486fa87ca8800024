"""Which county a message is about: names of counties, towns, estates, camps and border posts, and points on the map."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.place_signs import are_names, is_expected, is_road, nearness
from knowledge.place_words import EVERYDAY
from knowledge.plain import plain
from knowledge.values import County, TownPoint

MISSPELT_LETTERS: Final = 6
"""Names shorter than this must be spelt right: too many everyday words are one letter away from them (our choice)."""

TWO_MISTAKES_LETTERS: Final = 10
"""Names from this length on may have two letters wrong, shorter ones one (our choice)."""

CLEAR_LETTERS: Final = 8
"""Misspelt towns of this length are told from everyday words even where no place is expected (our choice)."""

FAR_KILOMETRES: Final = 200.0
"""A point further than this from every town we know is not in Kenya, or we cannot tell (our choice)."""

KILOMETRES_A_DEGREE: Final = 111.2
"""Of latitude, and of longitude at the equator: the Earth's circumference over 360."""

_POSSESSIVE: Final = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a message names: its county's slug, and the words that named it, plain."""

    county: str
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A name among the words of a message: from `start` up to `end`, the counties it may mean, and how near it is."""

    start: int
    end: int
    counties: frozenset[str]
    weight: int

    @property
    def rank(self) -> tuple[int, int]:
        """What makes one place be meant rather than another: nearer, then later."""
        return (self.weight, self.start)


class Places:
    """Knows the names and the towns of the counties."""

    def __init__(self, counties: Iterable[County]) -> None:
        known = tuple(counties)
        self._names = _names(known)
        self._everyday = frozenset(_words(name) for county in known for name in county.everyday_places)
        self._longest: dict[str, int] = {}
        for name in self._names:
            self._longest[name[0]] = max(self._longest.get(name[0], 0), len(name))
        chief = {_words(name) for county in known for name in (county.name, county.headquarters)}
        towns = {_words(point.town) for county in known for point in county.points}
        self._chief = chief - self._everyday
        self._towns = _by_beginning((chief | towns) & self._names.keys() - self._everyday)
        self._points = tuple((point, county.slug) for county in known for point in county.points)

    def find(self, text: str) -> Place | None:
        """The place a message is about; None where it names none, or only names that several counties have.

        Where two are named it is the one where the person is or needs help, as far as the words before it tell, else
        the last.
        """
        clean = _POSSESSIVE.sub("", text)
        words = plain(clean).split()
        found = list(self._found(words, are_names(clean, len(words))))
        certain = {county for one in found if len(one.counties) == 1 for county in one.counties}
        meant = [(one, one.counties & certain if len(one.counties) > 1 else one.counties) for one in found]
        best = max((pair for pair in meant if len(pair[1]) == 1), key=lambda pair: pair[0].rank, default=None)
        if best is None:
            return None
        one, (county,) = best
        return Place(county, " ".join(words[one.start : one.end]))

    def nearest(self, latitude: float, longitude: float) -> str:
        """The slug of the county whose town is nearest to a point in degrees; empty where every town is far away."""
        distances = ((_kilometres(point, latitude, longitude), county) for point, county in self._points)
        distance, county = min(distances, default=(math.inf, ""))
        return county if distance <= FAR_KILOMETRES else ""

    def _found(self, words: Sequence[str], capitals: frozenset[int]) -> Iterator[_Found]:
        start = end = 0
        while start < len(words):
            one = self._named(words, start, end, capitals) or self._misspelt(words, start, end)
            if one is not None:
                yield one
                end = one.end
            start = max(start + 1, end)

    def _named(self, words: Sequence[str], start: int, before: int, capitals: frozenset[int]) -> _Found | None:
        """The longest name that begins at `start`; `before` is where the name before it ends. An everyday word is one
        where a place is expected, or where it is written as names are.
        """
        for size in range(self._longest.get(words[start], 0), 0, -1):
            name = tuple(words[start : start + size])
            end = start + len(name)
            if name not in self._names or is_road(words, end):
                continue
            if name in self._everyday and start not in capitals and not is_expected(words, start, end):
                continue
            return _Found(start, end, self._names[name], nearness(words, start, before))
        return None

    def _misspelt(self, words: Sequence[str], start: int, before: int) -> _Found | None:
        """The town that two words, or one, most nearly spell: a county's or its chief town, or a long name, anywhere;
        another town where a place is expected. Small places must be spelt right.
        """
        for size in (2, 1):
            end = start + size
            if end > len(words) or words[start] in EVERYDAY:
                continue
            names = self._like("".join(words[start:end]), size)
            if not names or is_road(words, end):
                continue
            if not is_expected(words, start, end):
                names = [name for name in names if name in self._chief or len("".join(name)) >= CLEAR_LETTERS]
            counties = frozenset[str]().union(*(self._names[name] for name in names))
            if counties:
                return _Found(start, end, counties, nearness(words, start, before))
        return None

    def _like(self, spelt: str, size: int) -> list[tuple[str, ...]]:
        """The towns of that many words that are spelt most like this, one or two mistakes apart."""
        choices = self._towns.get((spelt[0], size)) if len(spelt) >= MISSPELT_LETTERS - 1 else None
        if choices is None:
            return []
        mistakes = 2 if len(spelt) >= TWO_MISTAKES_LETTERS else 1
        close = extract(spelt, choices.keys(), scorer=OSA.distance, score_cutoff=mistakes, limit=3)
        names = [choices[name] for name, distance, _ in close if distance == close[0][1]]
        # Five letters may be a county or its chief town with one left out; "ndani" is inside, and one from Ndanai, too.
        return names if len(spelt) >= MISSPELT_LETTERS else [name for name in names if self._is_chief(name)]

    def _is_chief(self, name: tuple[str, ...]) -> bool:
        return name in self._chief and len("".join(name)) >= MISSPELT_LETTERS


def _names(counties: Iterable[County]) -> dict[tuple[str, ...], frozenset[str]]:
    """The counties of each name, by its plain words. What is a county's own name means no other county's town."""
    names: dict[tuple[str, ...], set[str]] = {}
    for county in counties:
        for name in (county.headquarters, *county.places, *county.everyday_places):
            for words in _writings(name):
                names.setdefault(words, set()).add(county.slug)
    own = {words: frozenset({county.slug}) for county in counties for words in _writings(county.name)}
    return {words: frozenset(slugs) for words, slugs in names.items()} | own


def _writings(name: str) -> tuple[tuple[str, ...], ...]:
    """The plain words of a name, and all of them in one: Homa Bay is written Homabay, too."""
    words = _words(name)
    joined = "".join(words)
    return (words,) if len(words) != 2 or len(joined) < MISSPELT_LETTERS else (words, (joined,))


def _words(name: str) -> tuple[str, ...]:
    return tuple(plain(_POSSESSIVE.sub("", name)).split())


def _by_beginning(towns: Iterable[tuple[str, ...]]) -> dict[tuple[str, int], dict[str, tuple[str, ...]]]:
    """Long names by first letter and number of words, as one word each: a mistake in the first letter is rare."""
    grouped: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {}
    for town in towns:
        joined = "".join(town)
        if len(joined) >= MISSPELT_LETTERS:
            grouped.setdefault((joined[0], len(town)), {})[joined] = town
    return grouped


def _kilometres(point: TownPoint, latitude: float, longitude: float) -> float:
    """The distance, on a map that is true enough across one country."""
    north = point.latitude - latitude
    east = (point.longitude - longitude) * math.cos(math.radians(latitude))
    return math.hypot(north, east) * KILOMETRES_A_DEGREE
