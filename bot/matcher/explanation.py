"""Why this answer? The votes, the words that decided, and the nearest phrases, for the desk and `ask --explain`."""

from dataclasses import dataclass

from bot.messages import Finding


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A phrase that resembles the question; `likeness` is the cosine of their vectors, 0 to 1."""

    topic: str
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with its reasons.

    `standard` is the text as the lexicon rewrites it; `danger` is the probability of an emergency (0 to 1);
    `neighbours` are the phrases most like the question, best first.
    """

    finding: Finding
    standard: str
    danger: float
    neighbours: tuple[Neighbour, ...]
