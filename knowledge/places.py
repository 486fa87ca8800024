"""Which county a message is about: names of counties, towns, estates, camps and border posts, and points on the map."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.place_words import AT, FROM, HERE, LINKS, ROADS, TOWNS
from knowledge.plain import plain
from knowledge.values import County

MISSPELT_LETTERS: Final = 6
"""Names shorter than this must be spelt right: too many everyday words are one letter away from them (our choice)."""

TWO_MISTAKES_LETTERS: Final = 9
"""Names from this length on may have two letters wrong, shorter ones one (our choice)."""

FAR_KILOMETRES: Final = 200.0
"""A point further than this from every town we know is not in Kenya, or we cannot tell (our choice)."""

KILOMETRES_A_DEGREE: Final = 111.2
"""Of latitude, and of longitude at the equator: the Earth's circumference over 360."""

WORDS_BEFORE: Final = 3
"""How far before a name the words may stand that tell what it has to do with the person."""

_POSSESSIVE: Final = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a message names: its county's slug, and the words that named it, plain."""

    county: str
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A name at its place among the words: from `start` up to `end`, and the counties it may mean."""

    start: int
    end: int
    counties: frozenset[str]
    weight: int


class Places:
    """Knows the names and the towns of the counties."""

    def __init__(self, counties: Iterable[County]) -> None:
        known = tuple(counties)
        self._names: dict[tuple[str, ...], frozenset[str]] = {}
        self._everyday: set[tuple[str, ...]] = set()
        for county in known:
            self._learn(county)
        self._longest = {name[0]: 0 for name in self._names}
        for name in self._names:
            self._longest[name[0]] = max(self._longest[name[0]], len(name))
        towns = {_words(name) for county in known for name in _main_towns(county)}
        self._main = _by_first_letter(towns - self._everyday)
        self._all = _by_first_letter(self._names.keys() - self._everyday)
        self._points = [(point.latitude, point.longitude, c.slug) for c in known for point in c.points]

    def find(self, text: str) -> Place | None:
        """The place a message is about, None where it names none or only names that several counties have.

        Where two are named it is the one where the person is or needs the service, as far as the words before tell,
        else the last.
        """
        words = plain(_POSSESSIVE.sub("", text)).split()
        found = list(self._found(words))
        sure = [one for one in found if len(one.counties) == 1]
        named = frozenset().union(*(one.counties for one in sure))
        for one in found:
            if len(one.counties) > 1 and len(one.counties & named) == 1:
                sure.append(_Found(one.start, one.end, one.counties & named, one.weight))
        if not sure:
            return None
        best = max(sure, key=lambda one: (one.weight, one.start))
        return Place(next(iter(best.counties)), " ".join(words[best.start : best.end]))

    def nearest(self, latitude: float, longitude: float) -> str:
        """The slug of the county whose town is nearest to a point in degrees; empty where every town is far away."""
        distances = [(_kilometres(latitude, longitude, *point[:2]), point[2]) for point in self._points]
        distance, county = min(distances, default=(math.inf, ""))
        return county if distance <= FAR_KILOMETRES else ""
