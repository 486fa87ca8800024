"""What the matcher has learned from a knowledge base, and where it is kept so that the next start need not learn again.

Learning takes some seconds and, while it lasts, three times the memory. What is kept is named by a digest of all that
it was learned from: any change learns anew. A file that is missing or broken is simply made again.
"""

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bot.matcher.examples import Example
from bot.matcher.topics import learn_topics
from bot.matcher.vectors import Floats, Rows, Vocabulary, learn_vocabulary

METHOD: Final = "3"
"""Changed with anything that makes the same examples teach something else: marks, rarity, learner."""
NAME: Final = "matcher-{digest}.npz"
ANY: Final = "matcher-*.npz"


@dataclass(frozen=True, slots=True)
class Learned:
    """The vocabulary, the examples as rows, and the weights of the classifier. `slugs` are the topics learned."""

    vocabulary: Vocabulary
    rows: Rows
    slugs: tuple[str, ...]
    topics: Floats


def learn_all(examples: Sequence[Example], words: Sequence[Sequence[str]], order: Sequence[str]) -> Learned:
    """Learn from examples, given with their words. Topics stand in the given order."""
    vocabulary, rows = learn_vocabulary(words)
    named = {example.topic for example in examples}
    slugs = tuple(slug for slug in order if slug in named)
    return Learned(vocabulary, rows, slugs, learn_topics(rows, examples, len(vocabulary), slugs))


def digest(examples: Sequence[Example], words: Sequence[Sequence[str]], order: Sequence[str]) -> str:
    """A name for what these examples teach."""
    told = hashlib.sha256(f"{METHOD} {' '.join(order)}\n".encode())
    for example, said in zip(examples, words, strict=True):
        told.update(f"{example.topic}\t{example.danger}\t{' '.join(said)}\n".encode())
    return told.hexdigest()[:32]


def recall(folder: Path, name: str) -> Learned | None:
    """What was kept under this digest; None where there is nothing of use."""
    try:
        with (folder / NAME.format(digest=name)).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return Learned(
                Vocabulary(_strings(kept["known"]), kept["rarity"]),
                Rows(kept["starts"], kept["marks"], kept["weights"]),
                tuple(_strings(kept["slugs"])),
                kept["topics"],
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
            known=_bytes(learned.vocabulary.known),
            rarity=learned.vocabulary.rarity,
            starts=learned.rows.starts,
            marks=learned.rows.marks,
            weights=learned.rows.weights,
            slugs=_bytes(learned.slugs),
            topics=learned.topics,
        )
    beside.replace(target)
    for old in folder.glob(ANY):
        if old != target:
            old.unlink(missing_ok=True)


def _bytes(strings: Sequence[str]) -> "np.ndarray[tuple[int], np.dtype[np.uint8]]":
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _strings(kept: "np.ndarray[tuple[int], np.dtype[np.uint8]]") -> list[str]:
    return kept.tobytes().decode().split("\n")
