"""Reading the content must not be what makes a start slow."""

import time
from pathlib import Path

from knowledge.files import read
from tests.knowledge.trees import ENTRY, FILES, plant

TOPICS = 80
PHRASES = 150
SECONDS = 1.0
"""The whole start has three seconds (the project's aim); reading the content may take one of them."""


def test_eighty_topics_are_read_within_a_second(tmp_path: Path) -> None:
    slugs = [f"topic-{number}" for number in range(TOPICS)]
    rows = "".join(f"{slug},emergency,what the person wants\n" for slug in slugs)
    changes: dict[str, str | None] = {file: None for file in FILES if file.startswith("topics/")}
    changes["topics.csv"] = f"slug,category,what the person wants to know\n{rows}"
    for slug in slugs:
        changes[f"topics/{slug}/national.yaml"] = ENTRY
        changes[f"topics/{slug}/mombasa.yaml"] = ENTRY
        changes[f"topics/{slug}/phrases.en.txt"] = "".join(f"how do I get {slug} {n}\n" for n in range(PHRASES))
    plant(tmp_path, changes)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        base = read(tmp_path)
        took.append(time.perf_counter() - start)
    assert (len(base.entries), len(base.phrases)) == (2 * TOPICS, TOPICS * PHRASES)
    assert min(took) < SECONDS
