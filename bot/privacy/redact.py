"""Takes personal data out of a question before it is kept: numbers, addresses, and names that are told as names.

What is replaced is shown as a mark in brackets, so that staff still understand the sentence.
"""

import re
from typing import Final

MARKS: Final = (
    (re.compile(r"\S+@\S+\.\S+"), "[e-mail]"),
    (re.compile(r"(?:https?://|www\.)\S+", re.I), "[link]"),
    (re.compile(r"@\w{4,}"), "[name]"),
    (re.compile(r"\+?\d[\d\s().-]{6,}\d"), "[number]"),
    (re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9]{6,}\b"), "[number]"),
    (re.compile(r"\b\d{5,}\b"), "[number]"),
)
INTRODUCTIONS: Final = re.compile(
    r"\b(my names? (?:is|are)|i am called|this is|jina (?:langu|lake)(?: ni)?|n(?:in)?aitwa(?:ga)?|anaitwa|called)"
    r"((?:\s+[^\W\d_]{2,}){1,3})",
    re.IGNORECASE,
)
# fmt: off
NOT_NAMES: Final = frozenset({
    "a", "an", "the", "my", "me", "mine", "our", "i", "im", "am", "is", "na", "ni", "ya", "wa", "kwa", "from",
    "kutoka", "and", "nataka", "naomba", "niko", "nina", "mimi", "not", "what", "how", "where", "urgent", "about",
    "for", "mkimbizi", "raia", "mzaliwa", "mama", "baba",
})
# fmt: on
"""Words after an introduction that begin the rest of the sentence and are no name."""


def redact(text: str) -> str:
    """The text without phone numbers, e-mails, links, ID numbers and introduced names."""
    for pattern, mark in MARKS:
        text = pattern.sub(mark, text)
    return INTRODUCTIONS.sub(_without_name, text)


def _without_name(match: re.Match[str]) -> str:
    words = match.group(2).split()
    names = 0
    for word in words:
        if word.lower() in NOT_NAMES:
            break
        names += 1
    if names == 0:
        return match.group(0)
    return " ".join([match.group(1), "[name]", *words[names:]])
