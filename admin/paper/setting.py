"""Sets a paper in a child process, so that neither typst's memory nor its trouble is the server's."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import structlog

CHILD: Final = Path(__file__).parent / "child.py"
PATIENCE: Final = 20.0
"""Seconds after which the child is ended; a poster takes less than one."""
AT_ONCE: Final = 2
"""Papers that are set at the same time; the others wait."""
POINTS: Final = 110.0
"""Pixels per inch of a picture: an A4 poster is 909 by 1286, enough for a phone and for a plain print."""

_turn = threading.BoundedSemaphore(AT_ONCE)
log = structlog.get_logger()


class TypesetError(Exception):
    """The paper could not be set."""


def typeset(
    design: Literal["report", "poster"], data: Mapping[str, object], kind: Literal["pdf", "png"], points: float = POINTS
) -> bytes:
    """A paper of this design with this text in it. The text is data: nothing in it is read as typst's language."""
    asked = json.dumps({"design": design, "data": data, "kind": kind, "points": points}).encode()
    with _turn:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, nothing of anybody's in the command
                [sys.executable, "-I", str(CHILD)], input=asked, capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            log.error("paper.too_slow", design=design)
            raise TypesetError from None
    if done.returncode != 0 or not done.stdout:
        log.error("paper.failed", design=design, status=done.returncode)
        raise TypesetError
    return done.stdout
