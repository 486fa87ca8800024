"""How a browser is called in the list of one's own sessions: "Chrome, Android"."""

from typing import Final

BROWSERS: Final = (
    ("OPR/", "Opera"),
    ("OPiOS/", "Opera"),
    ("Opera Mini", "Opera Mini"),
    ("Edg", "Edge"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("UCBrowser/", "UC Browser"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""What a user agent holds, and the browser's name; the first that fits, since most name the others, too."""
SYSTEMS: Final = (
    ("Android", "Android"),
    ("KAIOS", "KaiOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_of(agent: str) -> str:
    """The browser and system that a User-Agent header tells of; empty where it tells neither."""
    names = (_first(agent, table) for table in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in names if name)


def _first(agent: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in table if sign in agent), "")
