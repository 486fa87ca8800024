"""Makes the matcher's calibration: how far its opinion can be trusted, measured on phrases that it has not seen.

Every phrase and negative of the starter content is judged by a matcher that learned from three quarters of the others
(4-fold cross-validation); a logistic regression over the signs of those opinions gives the chance of being right.
"""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.matcher.decision import FILE, Signs
from bot.matcher.examples import examples_of, words_of
from bot.matcher.learned import learn_all
from bot.matcher.topics import TopicVote
from knowledge.files import read, starter_directory

FOLDS: Final = 4
ANSWER: Final = 0.70
"""The least chance for an outright answer. On labelled messages of people who did not write the phrases: 79 % of the
questions answered, 97.7 % of the answers right, 13 % of near misses answered; 0.85 gives 61, 99.2 and 5 %."""
CHOICES: Final = 0.30
"""The least chance for offering choices."""
ALARM: Final = 0.2
"""The least probability of an emergency for its line. On the development messages: an alarm for all 60 dangers, the
right line first for 58, a false alarm for 1 of 25 frightening and 5 % of other harmless ones; at 0.3 the right line for
57. A false alarm costs a line of text, a missed one may cost a life."""
ROUNDS: Final = 30


@dataclass(frozen=True, slots=True)
class Judged:
    """An example as judged unseen: the signs, whether the first topic was right, and whether it is for us."""

    signs: tuple[float, ...]
    right: bool
    ours: bool


def main() -> None:
    """Measure, and write the calibration file."""
    with ProcessPoolExecutor() as processes:
        judged = [one for fold in processes.map(judge_fold, range(FOLDS)) for one in fold]
    signs = np.array([one.signs for one in judged])
    right = np.array([one.right for one in judged])
    ours = np.array([one.ours for one in judged])
    weights = fit(signs, right.astype(float))
    calibration = {
        "weights": [round(float(weight), 4) for weight in weights],
        "answer": ANSWER,
        "choices": CHOICES,
        "danger": ALARM,
    }
    FILE.write_text(yaml.safe_dump(calibration, sort_keys=False, default_flow_style=None), encoding="utf-8")
    print(calibration)
    print(f"{len(judged)} examples; first topic right: {right[ours].mean():.1%} of {ours.sum()}")


def judge_fold(fold: int) -> list[Judged]:
    """The examples of one fold, judged by what the others teach."""
    knowledge = read(starter_directory())
    examples = tuple(examples_of(knowledge))
    taught = [one for number, one in enumerate(examples) if number % FOLDS != fold]
    words = [words_of(one.text) for one in taught]
    learned = learn_all(taught, words, tuple(knowledge.topics))
    votes = TopicVote(learned.slugs, learned.topics)
    judged = []
    for one in examples[fold::FOLDS]:
        vector = learned.vocabulary.vector(words_of(one.text))
        ranking = votes.ranking(vector)
        (best, first), (_, second) = ranking.topics[:2]
        signs = Signs(first, second, ranking.nothing, vector.known)
        judged.append(Judged(signs.numbers(), best == one.topic, one.topic is not None))
    return judged


def fit(signs: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a little ridge so that it always ends."""
    weights = np.zeros(signs.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - 0.01 * weights
        curve = (signs.T * (chance * (1 - chance))) @ signs + 0.01 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
