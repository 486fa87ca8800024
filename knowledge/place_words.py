"""Words that stand around a place's name and tell what it has to do with the person: lives there, came from there.

Plain words (knowledge/plain.py) of every language that people write to us in, shorthand included.
"""

from typing import Final

HERE: Final = frozenset(
    "here now live lives living stay stays staying currently based am stuck stranded "
    "hapa huku niko nko tuko tko nipo tupo yuko ako naishi tunaishi anaishi ninaishi sasa saa nimefika tumefika "
    "nimekwama tumekwama ninakaa nakaa tunakaa".split()
)
"""Where somebody is: the strongest sign of where help is needed."""

AT: Final = frozenset(
    "in at near nea around inside within close towards to area "
    "kwa katika ktk pale kule mjini mtaa mtaani karibu eneo ndani kaunti soko kambi county town upande kando".split()
)
"""At a place, or on the way to it."""

FROM: Final = frozenset(
    "from left leaving fled born originally "
    "kutoka toka natoka nimetoka nilitoka tumetoka tulitoka ametoka alitoka walitoka wametoka nikitoka "
    "nilizaliwa alizaliwa amezaliwa nimezaliwa nilikimbia tulikimbia".split()
)
"""Where somebody came from: the weakest sign."""

LINKS: Final = frozenset("the a wa ya la cha za na of our this".split())
"""Little words that may stand between one of those above and the name."""

ROADS: Final = frozenset("road rd highway street st avenue ave bypass".split())
"""After a name they make it a road's name: Mombasa Road is in Nairobi."""

TOWNS: Final = frozenset("town county city mjini sub subcounty market estate camp".split())
"""After a name that is an everyday word, too, they make sure that the place is meant."""
