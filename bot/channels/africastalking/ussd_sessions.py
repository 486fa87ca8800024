"""The USSD sessions under way, in memory only: how far each has come, and what it was shown.

What is lost here (a restart, another process behind the same address) is lost to repeats alone: where the talk stands
is stored with the person.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

KEPT_SESSIONS: Final = 5_000
"""A session lives for 3 minutes at most (Africa's Talking's help, article 1284071): room for 27 new ones a second."""


@dataclass(slots=True)
class Session:
    """One session. Hold `lock` while a request is answered, so that its repeat waits and gets the same screen.

    `last` is the provider id of the last request that was stored, empty before the first, and `length` the characters
    of its path; `screens` are what each request was answered, by its provider id.
    """

    lock: Lock = field(default_factory=Lock)
    last: str = ""
    length: int = 0
    screens: dict[str, str] = field(default_factory=dict)


class Sessions:
    """All sessions by their digest; those that were not used for longest are dropped. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def get(self, digest: str) -> Session:
        """The session with this digest, a new one where there is none."""
        with self._lock:
            session = self._sessions.setdefault(digest, Session())
            self._sessions.move_to_end(digest)
            if len(self._sessions) > KEPT_SESSIONS:
                self._sessions.popitem(last=False)
            return session

    def end(self, digest: str) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(digest, None)
