"""Makes the matcher's calibration: how far its opinion can be trusted, measured on phrases that it has not seen.

Every phrase, danger message and negative of the starter content is judged by a matcher that learned from three quarters
of the others (4-fold cross-validation); a logistic regression over the signs of those opinions gives the chance of
being right. Neighbouring lines of a file mostly come from one writer, so each fold keeps back a piece of every file:
its lines are asked of what mostly others wrote.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.matcher.decision import FILE, signs_of
from bot.matcher.examples import Reader, examples_of
from bot.matcher.learned import learn_all
from bot.matcher.spelling import Spelling
from bot.matcher.topics import TopicVote
from knowledge.base import KnowledgeBase
from knowledge.files import read, starter_directory
from knowledge.values import Negative, Phrase

FOLDS: Final = 4
NEGATIVES_COUNT: Final = 12
"""How much more a negative counts than a phrase. A phrase kept back is often wrong in a way that choices mend; an
answer to a message that is not for us is what must not happen. On labelled messages that nobody learned from, where 3 %
of those not for us would be answered: 70 % of the questions answered with 1, 80 with 3, 87 with 12, 90 with 24; right
99.7, 99.0, 97.5 and 96.6 % of them."""
ANSWER: Final = 0.54
"""The least chance for an outright answer. Of 1,857 labelled messages 91 % of the questions are answered, 98.4 % of the
answers are right, and 1.6 % of the messages that are not for us are answered; 0.48 gives 92.5, 98.1 and 2.2, 0.70 gives
85, 98.9 and 0.6."""
CHOICES: Final = 0.10
"""The least chance for offering choices: 1.6 % of the questions are told that we do not know, and 90 % of the messages
that are not for us; at 0.05 1.0 and 85 %, at 0.30 4 and 96 %."""
ALARM: Final = 0.15
"""The least probability of an emergency for its line. A false alarm costs a line of text, a missed one may cost a life.
Of 270 labelled dangers an alarm is raised for all (the right line first for 99.3 %), and for 4 % of 125 frightening
harmless messages and 6 % of 322 that are not for us; at 0.25 for 99.6 (98.9), 4 and 4 %, at 0.10 for all, 6 and 8 %."""
ROUNDS: Final = 30
Kept = TypeVar("Kept", Phrase, Negative)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text as judged unseen: the signs, whether the first topic was right, and whether it is for us."""

    signs: tuple[float, ...]
    right: bool
    ours: bool


def main() -> None:
    """Measure, and write the calibration file."""
    with ProcessPoolExecutor() as processes:
        judged = [one for fold in processes.map(judge_fold, range(FOLDS)) for one in fold]
    ours = np.array([one.ours for one in judged])
    right = np.array([one.right for one in judged])
    weights = fit(
        np.array([one.signs for one in judged]), right.astype(float), np.where(ours, 1.0, float(NEGATIVES_COUNT))
    )
    calibration = {
        "weights": [round(float(weight), 4) for weight in weights],
        "answer": ANSWER,
        "choices": CHOICES,
        "danger": ALARM,
    }
    FILE.write_text(yaml.safe_dump(calibration, sort_keys=False, default_flow_style=None), encoding="utf-8")
    print(calibration)
    print(f"{len(judged)} texts; first topic right: {right[ours].mean():.1%} of {ours.sum()}")


def judge_fold(fold: int) -> list[Judged]:
    """The texts of one fold, judged by what the others teach."""
    knowledge = read(starter_directory())
    kept, asked = part(knowledge, fold)
    learned = learn_all(tuple(examples_of(kept)), tuple(kept.topics))
    votes = TopicVote(learned.slugs, learned.weights)
    reader = Reader(kept.lexicon, learned.vocabulary.knows, Spelling(learned.vocabulary.words))
    judged = []
    for topic, text in asked:
        ranking = votes.ranking(learned.vocabulary.vector(reader.words(text)))
        judged.append(Judged(signs_of(ranking, ranking.topics), ranking.topics[0][0] == topic, topic is not None))
    return judged


def part(kb: KnowledgeBase, fold: int) -> tuple[KnowledgeBase, list[tuple[str | None, str]]]:
    """The knowledge base without one fold, and that fold: topics (None: not for us) and texts."""
    phrases, asked = _without(kb.phrases, lambda one: (one.topic, one.language), fold)
    danger, in_danger = _without(kb.danger, lambda one: (one.topic, one.language), fold)
    negatives, not_for_us = _without(kb.negatives, lambda one: one.group, fold)
    texts: list[tuple[str | None, str]] = [(one.topic, one.text) for one in (*asked, *in_danger)]
    texts += [(None, one.text) for one in not_for_us]
    return replace(kb, phrases=phrases, danger=danger, negatives=negatives), texts


def _without(
    texts: Sequence[Kept], file_of: Callable[[Kept], Hashable], fold: int
) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """What stays and what is kept back: the same piece of every file."""
    lengths, seen = Counter(map(file_of, texts)), defaultdict[Hashable, Iterator[int]](lambda: iter(range(len(texts))))
    back = [FOLDS * next(seen[file_of(text)]) // lengths[file_of(text)] == fold for text in texts]
    stays = tuple(text for text, out in zip(texts, back, strict=True) if not out)
    return stays, tuple(text for text, out in zip(texts, back, strict=True) if out)


def fit(signs: NDArray[np.float64], right: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a little ridge so that it always ends."""
    weights = np.zeros(signs.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counts * (right - chance)) - 0.01 * weights
        curve = (signs.T * (counts * chance * (1 - chance))) @ signs + 0.01 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
