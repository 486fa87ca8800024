"""Gives back the memory that learning needed."""

import ctypes
import sys


def give_back() -> None:
    """Return free memory to the system: of 120 MB after learning, glibc would keep 60 that nobody uses any more."""
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
