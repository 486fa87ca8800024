"""The child: reads a design's name and its text as JSON, and writes the paper. Imports nothing of ours."""

import json
import resource
import sys
from pathlib import Path
from typing import Final

import typst

FOLDER: Final = Path(__file__).parent
MEMORY: Final = 2 * 1024**3
"""Bytes of address space; typst's threads reserve much of it and use little."""
SECONDS: Final = 15
"""Of the processor's time."""


def main() -> None:
    """Set one paper."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    asked = json.load(sys.stdin.buffer)
    paper = typst.compile(
        str(FOLDER / f"{asked['design']}.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        format=asked["kind"],
        ppi=asked["points"],
        sys_inputs={"data": json.dumps(asked["data"])},
    )
    sys.stdout.buffer.write(paper)


if __name__ == "__main__":
    main()
