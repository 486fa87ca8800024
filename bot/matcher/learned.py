"""What the matcher has learned from a knowledge base, and where it is kept so that the next start need not learn again.

What is kept is named by a digest of all that it was learned from: any change learns anew. A file that is missing or
broken is simply made again.
"""

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matcher.examples import Example, topics_in, words_of
from bot.matcher.topics import learn_topics
from bot.matcher.vectors import Vocabulary, learn_vocabulary
from bot.matcher.weights import Weights

METHOD: Final = "8"
"""Changed with anything that makes the same examples teach something else: marks, rarity, learner."""
NAME: Final = "matcher-{digest}.npz"
ANY: Final = "matcher-*.npz"


@dataclass(frozen=True, slots=True)
class Learned:
    """The vocabulary, the topics learned, and the weights of the classifier."""

    vocabulary: Vocabulary
    slugs: tuple[str, ...]
    weights: Weights


def learn_all(examples: Sequence[Example], order: Sequence[str]) -> Learned:
    """Learn from examples. Topics stand in the given order."""
    vocabulary, rows = learn_vocabulary(words_of(example.text) for example in examples)
    slugs = topics_in(examples, order)
    return Learned(vocabulary, slugs, learn_topics(rows, examples, len(vocabulary), slugs))


def digest(examples: Sequence[Example], order: Sequence[str]) -> str:
    """A name for what these examples teach."""
    told = hashlib.sha256(f"{METHOD} {' '.join(order)}\n".encode())
    for example in examples:
        told.update(f"{example.topic}\t{example.group}\t{example.danger}\t{example.text}\n".encode())
    return told.hexdigest()[:32]


def recall(folder: Path, name: str) -> Learned | None:
    """What was kept under this digest; None where there is nothing of use."""
    try:
        with (folder / NAME.format(digest=name)).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return Learned(
                Vocabulary(kept["known"], kept["rarity"], _strings(kept["words"])),
                _strings(kept["slugs"]),
                Weights(kept["starts"], kept["classes"], kept["weights"], int(kept["count"])),
            )
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
        return None


def keep(folder: Path, name: str, learned: Learned) -> None:
    """Keep what was learned, in place of what was kept before. Written beside and moved, so that none is half."""
    target = folder / NAME.format(digest=name)
    beside = target.with_suffix(".new")
    with beside.open("wb") as file:
        np.savez(
            file,
            known=learned.vocabulary.known,
            rarity=learned.vocabulary.rarity,
            words=_bytes(learned.vocabulary.words),
            slugs=_bytes(learned.slugs),
            starts=learned.weights.starts,
            classes=learned.weights.classes,
            weights=learned.weights.weights,
            count=learned.weights.count,
        )
    beside.replace(target)
    for old in folder.glob(ANY):
        if old != target:
            old.unlink(missing_ok=True)


def _bytes(strings: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _strings(kept: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(kept.tobytes().decode().split("\n"))
