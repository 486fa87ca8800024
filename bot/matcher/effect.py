"""What a change of the phrases does to others: which phrases would another topic take, before it is published?

Each phrase is judged as if it had never been learned, before and after the change: what a phrase itself taught is taken
out of the counts. So the answer tells about people who write alike, not about the phrase, which always finds itself.
Only the counted weights can be asked in this way; they are right for 68 of 100 unseen phrases where all are for 70.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.matcher.examples import Example, examples_of, topics_in, words_of
from bot.matcher.lift import Counts, count, lift_of
from bot.matcher.topics import labels_of, times_of
from bot.matcher.vectors import Ints, Longs, Rows, learn_vocabulary, spans
from knowledge.base import KnowledgeBase

AT_ONCE: Final = 25
"""Rows judged in one piece: 3 MB of memory. With 150 the system was asked anew for each piece, and it took twice as
long."""


@dataclass(frozen=True, slots=True)
class Stolen:
    """A phrase that its own topic loses: people who write alike would get `taker` instead."""

    topic: str
    text: str
    danger: bool
    taker: str


def stolen_phrases(before: KnowledgeBase, after: KnowledgeBase) -> tuple[Stolen, ...]:
    """Phrases and danger messages in both that find their own topic before the change, and another one after.

    Takes two seconds for 16,000 phrases; pure. A message that would be taken for "not for us" is not listed.
    """
    old, new = dict.fromkeys(examples_of(before)), dict.fromkeys(examples_of(after))
    if old.keys() == new.keys():
        return ()
    examples = list({**old, **new})
    slugs = topics_in(examples, {**before.topics, **after.topics})
    vocabulary, rows = learn_vocabulary(words_of(one.text) for one in examples)
    labels, classes = labels_of(examples, slugs)
    chosen = np.flatnonzero([one.topic is not None and one in old and one in new for one in examples])
    for side, lost in ((new, True), (old, False)):
        times = times_of(examples) * np.fromiter((one in side for one in examples), np.int32)
        found = _as_if_unseen(count(rows, labels, times, len(vocabulary), classes), rows, labels, times, chosen)
        if lost:
            away = (found != labels[chosen]) & (found < len(slugs))
            chosen, takers = chosen[away], found[away]
    kept = found == labels[chosen]
    return _listed(examples, slugs, chosen[kept], takers[kept])


def _listed(examples: Sequence[Example], slugs: Sequence[str], chosen: Longs, takers: Longs) -> tuple[Stolen, ...]:
    return tuple(
        Stolen(str(examples[place].topic), examples[place].text, examples[place].danger, slugs[taker])
        for place, taker in zip(chosen.tolist(), takers.tolist(), strict=True)
    )


def _as_if_unseen(counts: Counts, rows: Rows, labels: Ints, times: Ints, chosen: Longs) -> Longs:
    """The best class of each chosen row, with what the row itself taught taken out."""
    best = [
        _best_unseen(counts, rows, labels, times, chosen[start : start + AT_ONCE])
        for start in range(0, len(chosen), AT_ONCE)
    ]
    return np.concatenate(best) if best else np.zeros(0, np.int64)


def _best_unseen(counts: Counts, rows: Rows, labels: Ints, times: Ints, chosen: Longs) -> Longs:
    lengths = rows.starts[chosen + 1] - rows.starts[chosen]
    cells = spans(rows.starts[chosen], lengths)
    marks, weights = rows.marks[cells], rows.weights[cells].astype(np.float64)
    own = weights * np.repeat(times[chosen], lengths)
    starts = counts.starts[marks].astype(np.int64)
    sizes = counts.starts[marks + 1] - starts
    pairs = spans(starts, sizes)
    classes, row = counts.classes[pairs], np.repeat(np.repeat(np.arange(len(chosen)), lengths), sizes)
    own_class = classes == labels[chosen][row]
    together = np.maximum(counts.together[pairs] - np.repeat(own, sizes) * own_class, 0)
    lift = lift_of(together, np.repeat(counts.seen[marks] - own, sizes), counts.share[classes])
    said = np.bincount(
        row * len(counts.share) + classes, np.repeat(weights, sizes) * lift, len(chosen) * len(counts.share)
    )
    return np.asarray(np.argmax(said.reshape(len(chosen), -1), axis=1))
