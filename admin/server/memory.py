"""Keeps the server small and steady: what the allocator and the collector of garbage should know about it."""

import ctypes
import gc
from typing import Final

M_ARENA_MAX: Final = -8
M_MMAP_THRESHOLD: Final = -3
M_TRIM_THRESHOLD: Final = -1
"""glibc's numbers for them: https://man7.org/linux/man-pages/man3/mallopt.3.html"""
LARGE: Final = 2 << 20
"""Bytes from which a piece of memory is the system's again as soon as it is free. glibc raises its own limit to 32 MB
by and by, and keeps what learning needed in between: 13 MB more at the peak."""
FREE: Final = 8 << 20
"""Free bytes at the heap's end that are kept. glibc's 128 KB, which hold as soon as one of these limits is set by hand,
are given back and asked for again at every step of learning, which then takes twice as long."""

YOUNG: Final = 20_000
"""New objects after which the collector looks at them; Python's own 700 is one look for each message or two, and
takes up to a tenth of the time of an answer."""


def share_heap() -> None:
    """Let all threads allocate from one heap without large pieces; call it before there are any.

    A heap for each of the 40 worker threads holds 4 MB more here, and Python's lock lets in one of them at a time.
    Without glibc nothing happens.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_TRIM_THRESHOLD, FREE)


def settle() -> None:
    """What was made so far stays as long as the server: the collector need not look through all of it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
