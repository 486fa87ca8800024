"""Words that stand around a place's name and tell what it has to do with the person: lives there, came from there.

Plain words (knowledge/plain.py) of every language that people write to us in, shorthand included.
"""

from typing import Final


def words(spaced: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(spaced.split())


HERE: Final = words(
    "here now live lives living stay stays staying currently based am stuck stranded "
    "hapa huku niko nko tuko tko nipo tupo yuko ako naishi tunaishi anaishi ninaishi sasa saa nimefika tumefika "
    "nimekwama tumekwama ninakaa nakaa tunakaa"
)
"""Where somebody is: the strongest sign of where help is needed."""

AT: Final = words(
    "in at near nea around inside within close towards to area "
    "kwa katika ktk pale kule mjini mtaa mtaani karibu eneo ndani kaunti soko kambi county town upande kando"
)
"""At a place, or on the way to it."""

FROM: Final = words(
    "from left leaving fled born originally "
    "kutoka toka natoka nimetoka nilitoka tumetoka tulitoka ametoka alitoka walitoka wametoka nikitoka "
    "nilizaliwa alizaliwa amezaliwa nimezaliwa nilikimbia tulikimbia"
)
"""Where somebody came from: the weakest sign."""

WISH: Final = words(
    "to 2 can could may must want need travel travelling go going move moving transfer permission pass "
    "nataka tunataka anataka naomba naweza tunaweza nahitaji niruhusiwe ruhusa kibali ya cha"
)
LEAVE: Final = words("leave leaving from kutoka kuondoka nitoke tutoke niondoke")
"""One of the first right before one of these: she is still there ("want to leave Ifo", "ruhusa ya kutoka Kakuma")."""

IN: Final = words(
    "in at near around from niko nko nipo yuko ako wako naishi ninaishi tunaishi anaishi wanaishi nakaa ninakaa "
    "tunakaa mjini kule eneo kaunti kwenda kutoka natoka"
)
"""Right before a name that is an everyday word, too, they make sure that the place is meant."""

HERE_IN: Final = words("hapa huku pale tuko tko tupo")
"""So do these, but not before words that say how many or when: "tuko wote" is "all of us"."""
COUNTING: Final = words("wote kwanza tot pate nai buru")

PARTS_OF_TOWN: Final = words("mtaa mtaani eneo karibu soko mji kijiji kituo kata")
LINKS: Final = words("wa ya la cha na")
"""One of the first and one of the second before such a name make sure, too: mtaa wa, karibu na."""

ROADS: Final = words("road rd highway street st avenue ave bypass")
"""After a name they make it a road's name: Mombasa Road is in Nairobi."""

TOWNS: Final = words("town county city mjini sub subcounty market estate camp")
"""After such a name they make sure, too."""

EVERYDAY: Final = words("mahindi malaya tukana msalani garden msalaba kisima kisimani kigumu msikitini machokosh")
"""Everyday words that are a letter away from a town's name."""
